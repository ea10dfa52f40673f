/** A one-time invitation as it is stored and shown: only the hash of its token is kept, the link is seen once. */

import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { InvitationAnswer } from '../../core/reception/administration.ts';
import type { GatewayContext } from '../context.ts';
import type { Database } from '../store/schema.ts';

/** Writes an invitation for a person; `first`: printed at start, its device needs no confirmation. */
export async function insertInvitation(
  trx: Transaction<Database>,
  { config, now }: Pick<GatewayContext, 'config' | 'now'>,
  invitation: {
    readonly personId: string;
    readonly createdBy: string | null;
    readonly validMinutes: number;
    readonly first?: true;
  },
): Promise<InvitationAnswer> {
  const invitationId = randomUUID();
  const token = randomBytes(16).toString('base64url');
  const createdAt = now();
  const expiresAt = new Date(createdAt.getTime() + invitation.validMinutes * 60_000);
  await trx
    .insertInto('invitations')
    .values({
      invitation_id: invitationId,
      token_sha256: createHash('sha256').update(token).digest('hex'),
      person_id: invitation.personId,
      created_by: invitation.createdBy,
      created_at: createdAt,
      expires_at: expiresAt,
      device_id: null,
      first: invitation.first ?? false,
    })
    .execute();
  return { invitationId, link: `${config.publicUrl}/moi#${token}`, expiresAt: expiresAt.toISOString() };
}

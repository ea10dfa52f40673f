/**
 * The invitation of the province's first administrator, printed at start: nobody is there yet to invite them. Only its
 * digest is stored, so a link that was lost cannot be shown again, only replaced.
 */

import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { GatewayContext } from './context.ts';
import { writeAudit } from './store/audit.ts';
import type { Database } from './store/schema.ts';

const validMs = 72 * 60 * 60 * 1000;

/**
 * The link to print, or undefined: the first administrator has enrolled, or a link printed earlier is still valid.
 * `replace`: the earlier link was lost; it is voided and a new one made.
 */
export async function ensureFirstInvitation(
  { db, config, now }: Pick<GatewayContext, 'db' | 'config' | 'now'>,
  { replace }: { readonly replace: boolean },
): Promise<string | undefined> {
  return await db.transaction().execute(async (trx) => {
    const at = now();
    const earlier = await trx.selectFrom('invitations').selectAll().where('first', '=', true).forUpdate().execute();
    if (earlier.some((invitation) => invitation.device_id !== null)) return undefined;
    const valid = earlier.filter((invitation) => invitation.expires_at > at);
    if (valid.length > 0 && !replace) return undefined;
    await trx
      .updateTable('invitations')
      .set({ expires_at: at })
      .where('first', '=', true)
      .where('expires_at', '>', at)
      .execute();
    const token = randomBytes(16).toString('base64url');
    const invitationId = randomUUID();
    const expiresAt = new Date(at.getTime() + validMs);
    await trx
      .insertInto('invitations')
      .values({
        invitation_id: invitationId,
        token_sha256: createHash('sha256').update(token).digest('hex'),
        person_id: earlier[0]?.person_id ?? (await addAdministrator(trx, at)),
        created_at: at,
        expires_at: expiresAt,
        first: true,
      })
      .execute();
    await writeAudit(trx, { actor: 'gateway', action: 'first-invitation-made', subject: invitationId, at });
    return `${config.publicUrl}/moi#${token}`;
  });
}

async function addAdministrator(trx: Transaction<Database>, at: Date): Promise<string> {
  const personId = randomUUID();
  await trx
    .insertInto('people')
    .values({ person_id: personId, name: 'Quản trị tỉnh', role: 'admin', created_at: at })
    .execute();
  return personId;
}

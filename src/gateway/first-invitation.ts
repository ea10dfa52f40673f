/**
 * The invitation of the province's first administrator, printed at start: nobody is there yet to invite them. Only its
 * digest is stored, so a link that was lost cannot be shown again, only replaced.
 */

import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { insertInvitation } from './administration/invitation.ts';
import type { GatewayContext } from './context.ts';
import { writeAudit } from './store/audit.ts';
import { sql } from './store/kysely.ts';
import type { Database } from './store/schema.ts';

const validMinutes = 72 * 60;
const firstLock = 4_100_025;

/**
 * The link to print, or undefined: the first administrator has enrolled, or a link printed earlier is still valid.
 * `replace`: the earlier link was lost; it is voided and a new one made.
 */
export async function ensureFirstInvitation(
  context: Pick<GatewayContext, 'db' | 'config' | 'now'>,
  { replace }: { readonly replace: boolean },
): Promise<string | undefined> {
  return await context.db.transaction().execute(async (trx) => {
    // Two gateways that start at the same moment on an empty database make one administrator, not two.
    await sql`select pg_advisory_xact_lock(${sql.lit(firstLock)})`.execute(trx);
    const at = context.now();
    const earlier = await trx
      .selectFrom('invitations')
      .innerJoin('people', 'people.person_id', 'invitations.person_id')
      .selectAll('invitations')
      .where('invitations.first', '=', true)
      .where('people.role', '=', 'admin')
      .forUpdate('invitations')
      .execute();
    if (earlier.some((invitation) => invitation.device_id !== null)) return undefined;
    const valid = earlier.filter((invitation) => invitation.expires_at > at);
    if (valid.length > 0 && !replace) return undefined;
    for (const { invitation_id: lost } of valid) {
      await trx.updateTable('invitations').set({ expires_at: at }).where('invitation_id', '=', lost).execute();
    }
    const personId = earlier[0]?.person_id ?? (await addAdministrator(trx, at));
    const values = { personId, createdBy: null, validMinutes, first: true as const };
    const { invitationId, link } = await insertInvitation(trx, context, values);
    await writeAudit(trx, { actor: 'gateway', action: 'first-invitation-made', subject: invitationId, at });
    return link;
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

import { randomUUID } from 'node:crypto';
import { parseVneidVisit } from '../../core/household/parse-household.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from '../desk/desk-caller.ts';
import { vietnamDay } from '../desk/vietnam-time.ts';
import { writeAudit } from '../store/audit.ts';
import { findCommuneHamlet } from './commune-hamlets.ts';

type Context = Pick<GatewayContext, 'db' | 'now'>;
type Body = { readonly [name: string]: unknown };

/** Problems: bad-request (`questionId`: the first field that does not hold; also a day that is over), not-found (no such hamlet). */
export async function addVneidVisit(context: Context, caller: DeskCaller, body: Body): Promise<Result<string>> {
  const visit = parseVneidVisit(body);
  if (!visit.ok) return visit;
  const { hamlet: named, on, from, to, place } = visit.value;
  if (on < vietnamDay(context.now())) return fail('bad-request', { questionId: 'on' });
  const hamlet = await findCommuneHamlet(context, caller.communeCode, named);
  if (!hamlet) return fail('not-found');
  const visitId = randomUUID();
  await context.db.transaction().execute(async (trx) => {
    await trx
      .insertInto('vneid_visits')
      .values({
        vneid_visit_id: visitId,
        commune_code: caller.communeCode,
        hamlet: hamlet.name,
        on_day: on,
        from_time: from,
        to_time: to,
        place,
        changed_at: context.now(),
        changed_by: caller.deviceId,
        removed_at: null,
      })
      .execute();
    const entry = { actor: caller.deviceId, action: 'vneid-visit-added', subject: visitId };
    await writeAudit(trx, { ...entry, at: context.now() });
  });
  return succeed(visitId);
}

/** Takes a visit out, or back in (`removed`). Problems: bad-request, not-found. */
export async function removeVneidVisit(
  { db, now }: Context,
  caller: DeskCaller,
  visitId: string,
  { removed }: Body,
): Promise<Result<void>> {
  if (typeof removed !== 'boolean') return fail('bad-request');
  return await db.transaction().execute(async (trx): Promise<Result<void>> => {
    const done = await trx
      .updateTable('vneid_visits')
      .set({ removed_at: removed ? now() : null, changed_at: now(), changed_by: caller.deviceId })
      .where('vneid_visit_id', '=', visitId)
      .where('commune_code', '=', caller.communeCode)
      .returning('vneid_visit_id')
      .executeTakeFirst();
    if (!done) return fail('not-found');
    const action = removed ? 'vneid-visit-removed' : 'vneid-visit-restored';
    await writeAudit(trx, { actor: caller.deviceId, action, subject: visitId, at: now() });
    return succeed(undefined);
  });
}

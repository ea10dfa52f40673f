/** The province ends a procedure: its newest version gets a last day, with a reason. Given again, the later word counts. */

import type { PublishingAnswer } from '../../core/reception/publishing.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { vietnamIso } from '../desk/vietnam-time.ts';
import { writeAudit } from '../store/audit.ts';
import { recordChange } from '../store/changes.ts';
import { isDay, parseNote } from './prepare-version.ts';
import { lockProcedures } from './publish-procedure.ts';
import type { PublishingCaller } from './publishing-caller.ts';

/**
 * Problems: not-found (never published); reason-missing; bad-request (no day; one that is over, since nobody could know of
 * it; one before the version begins).
 */
export async function endProcedure(
  { db, now }: Pick<GatewayContext, 'db' | 'now'>,
  caller: PublishingCaller,
  code: string,
  { lastDay, reason }: { readonly [name: string]: unknown },
): Promise<Result<PublishingAnswer>> {
  const words = parseNote(reason);
  if (words === undefined || !isDay(lastDay)) return fail('bad-request');
  if (words === '') return fail('reason-missing');
  const at = now();
  if (lastDay < vietnamIso(at).slice(0, 10)) {
    return fail('bad-request', { message: 'Ngày cuối không thể là ngày đã qua.' });
  }
  return await db.transaction().execute(async (trx): Promise<Result<PublishingAnswer>> => {
    await lockProcedures(trx);
    const newest = await trx
      .selectFrom('procedures')
      .select(['version', 'effective_from', 'digest'])
      .where('code', '=', code)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (newest === undefined) return fail('not-found');
    const { version, effective_from: effectiveFrom, digest } = newest;
    if (lastDay < effectiveFrom) return fail('bad-request', { message: 'Ngày cuối đứng trước ngày bắt đầu.' });
    await trx
      .updateTable('procedures')
      .set({ ended_on: lastDay, ended_by: caller.deviceId, end_reason: words })
      .where('code', '=', code)
      .where('version', '=', version)
      .execute();
    await recordChange(trx, { kind: 'end', subject: `${code}@${version}` });
    await writeAudit(trx, {
      actor: caller.deviceId,
      action: 'procedure-ended',
      subject: `${code}@${version}`,
      details: { lastDay, digest },
      at,
    });
    return succeed({ code, version, effectiveFrom, effectiveTo: lastDay });
  });
}

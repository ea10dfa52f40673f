/**
 * The province publishes: a new version with its first day, the earlier ones ended, the change for phones and the audit, all
 * in one transaction. Of two people who publish the same code at once one is told that the other was there.
 */

import type { Transaction } from 'kysely';
import { sql } from '../store/kysely.ts';
import type { PublishingAnswer } from '../../core/reception/publishing.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { writeAudit } from '../store/audit.ts';
import { recordChange } from '../store/changes.ts';
import type { Database } from '../store/schema.ts';
import { prepareVersion } from './prepare-version.ts';
import type { PreparedVersion } from './prepare-version.ts';
import type { PublishingCaller } from './publishing-caller.ts';
import { digestDefinition, recordVersion } from './record-version.ts';

/** Problems: those of `prepareVersion`; changed-meanwhile (another version was published since the preview). */
export async function publishProcedure(
  { db, now }: Pick<GatewayContext, 'db' | 'now'>,
  caller: PublishingCaller,
  body: { readonly [name: string]: unknown },
): Promise<Result<PublishingAnswer>> {
  const prepared = prepareVersion(body);
  if (!prepared.ok) return prepared;
  return await db.transaction().execute((trx) => publishPrepared(trx, caller, prepared.value, now()));
}

/** The same request again, as after an answer that was lost, answers the same and publishes nothing. */
export async function publishPrepared(
  trx: Transaction<Database>,
  caller: PublishingCaller,
  prepared: PreparedVersion,
  at: Date,
  proposalId?: string,
): Promise<Result<PublishingAnswer>> {
  const { procedure, definition, basedOn, note } = prepared;
  const { code, version, effectiveFrom, effectiveTo } = procedure;
  const digest = digestDefinition(definition);
  const answer = { code, version, effectiveFrom, ...(effectiveTo !== undefined && { effectiveTo }) };
  await lockProcedures(trx);
  const newest = await trx
    .selectFrom('procedures')
    .select(['version', 'digest', 'published_by'])
    .where('code', '=', code)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (newest?.version === version && newest.digest === digest && newest.published_by === caller.deviceId) {
    return succeed(answer);
  }
  if ((newest?.version ?? 0) !== basedOn) {
    const message = `Vừa có phiên bản ${newest?.version ?? 0} của thủ tục này. Hãy kiểm tra lại trước khi công bố.`;
    return fail('changed-meanwhile', { message });
  }
  const publishedBy = caller.deviceId;
  await recordChange(trx, ...(await recordVersion(trx, { procedure, definition, publishedBy, note }, at)));
  await writeAudit(trx, {
    actor: caller.deviceId,
    action: 'procedure-published',
    subject: `${code}@${version}`,
    details: { digest, effectiveFrom, ...(proposalId !== undefined && { proposalId }) },
    at,
  });
  return succeed(answer);
}

/** Everybody who adds or ends versions waits here; readers do not. */
export async function lockProcedures(trx: Transaction<Database>): Promise<void> {
  await sql`lock table procedures in share row exclusive mode`.execute(trx);
}

/**
 * Who plans changes the schedule one rule or one day at a time, each on the state that was looked at (`digest`); nothing is
 * deleted, so that every step can be taken back. Each step is one transaction with its row in the audit log.
 */

import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { mostExceptions, mostRules } from '../../core/visit/desk-visits.ts';
import { parseVisitException, parseVisitRule } from '../../core/visit/parse-visit.ts';
import type { ExceptionWishes, RuleWishes } from '../../core/visit/parse-visit.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { AdminCaller } from '../administration/admin-caller.ts';
import { isWithinReach } from '../administration/admin-caller.ts';
import type { GatewayContext } from '../context.ts';
import { writeAudit } from '../store/audit.ts';
import { sql } from '../store/kysely.ts';
import type { Database } from '../store/schema.ts';
import { readSchedule } from './read-schedule.ts';
import type { ReadSchedule } from './read-schedule.ts';

type Context = Pick<GatewayContext, 'db' | 'now'>;
type Body = { readonly [name: string]: unknown };

/** What was done to which row, for the audit. */
interface Step {
  readonly action: string;
  readonly subject: string;
}

/** Of planners of one commune one after the other; of different communes none waits. */
const plannersLock = 4_100_014;

/**
 * Adds a rule. Answers the commune. Problems: not-found (out of reach); changed-meanwhile; bad-request (`questionId`: the first
 * field that does not hold; `limit`: too many rules; somebody or a point that is not the commune's).
 */
export async function addRule(
  context: Context,
  caller: AdminCaller,
  communeCode: string,
  digest: string,
  body: Body,
): Promise<Result<string>> {
  const rule = parseVisitRule(body);
  if (!rule.ok) return rule;
  return await inSchedule(context, caller, communeCode, digest, async (trx, { schedule }) => {
    if (schedule.rules.length >= mostRules) return fail('bad-request', { limit: mostRules });
    const known = await checkNames(trx, communeCode, rule.value);
    if (!known.ok) return known;
    const subject = randomUUID();
    const content = JSON.stringify(rule.value);
    const values = { commune_code: communeCode, content, created_at: context.now(), changed_by: caller.deviceId };
    await trx
      .insertInto('visit_rules')
      .values({ visit_rule_id: subject, ...values })
      .execute();
    return succeed({ action: 'visit-rule-added', subject });
  });
}

/** Puts the rule of the body in place of the one there is; `removed` takes it out of the schedule, or back into it. Problems: as above. */
export async function changeRule(
  context: Context,
  caller: AdminCaller,
  ruleId: string,
  digest: string,
  body: Body,
): Promise<Result<string>> {
  const { removed } = body;
  const rule = typeof removed === 'boolean' ? undefined : parseVisitRule(body);
  if (rule?.ok === false) return rule;
  const row = await context.db
    .selectFrom('visit_rules')
    .select('commune_code')
    .where('visit_rule_id', '=', ruleId)
    .executeTakeFirst();
  if (!row) return fail('not-found');
  return await inSchedule(context, caller, row.commune_code, digest, async (trx) => {
    const known = rule ? await checkNames(trx, row.commune_code, rule.value) : succeed(undefined);
    if (!known.ok) return known;
    const set = rule
      ? { content: JSON.stringify(rule.value) }
      : { removed_at: removed === true ? context.now() : null };
    await trx
      .updateTable('visit_rules')
      .set({ ...set, changed_by: caller.deviceId })
      .where('visit_rule_id', '=', ruleId)
      .execute();
    const action = rule ? 'visit-rule-changed' : removed === true ? 'visit-rule-removed' : 'visit-rule-restored';
    return succeed({ action, subject: ruleId });
  });
}

/**
 * Sets what is different on a day of a rule, in place of what was set for it before, or adds an extra visit. Problems: as above;
 * not-found (also: the rule has no visit on that day); reason-missing (cancelled or moved without one).
 */
export async function setException(
  context: Context,
  caller: AdminCaller,
  communeCode: string,
  digest: string,
  body: Body,
): Promise<Result<string>> {
  return await inSchedule(context, caller, communeCode, digest, async (trx, { schedule }) => {
    const find = (id: string) => schedule.rules.find(({ ruleId }) => ruleId === id);
    const exception = parseVisitException(body, find);
    if (!exception.ok) return exception;
    if (schedule.exceptions.length >= mostExceptions) return fail('bad-request', { limit: mostExceptions });
    const { value } = exception;
    const known = value.kind === 'extra' ? await checkNames(trx, communeCode, value) : succeed(undefined);
    if (!known.ok) return known;
    const ruleId = value.kind === 'extra' ? null : value.ruleId;
    const at = context.now();
    await trx
      .updateTable('visit_exceptions')
      .set({ removed_at: at, changed_by: caller.deviceId })
      .where('visit_rule_id', '=', ruleId)
      .where('on_day', '=', value.on)
      .where('removed_at', 'is', null)
      .execute();
    const subject = randomUUID();
    await trx
      .insertInto('visit_exceptions')
      .values({
        visit_exception_id: subject,
        commune_code: communeCode,
        visit_rule_id: ruleId,
        on_day: value.on,
        content: JSON.stringify(value),
        created_at: at,
        changed_by: caller.deviceId,
      })
      .execute();
    return succeed({ action: `visit-${value.kind}`, subject });
  });
}

/** Takes an exception out, or back in; back in, it stands in place of another one of that day. Problems: as above. */
export async function removeException(
  context: Context,
  caller: AdminCaller,
  exceptionId: string,
  digest: string,
  { removed }: Body,
): Promise<Result<string>> {
  if (typeof removed !== 'boolean') return fail('bad-request');
  const row = await context.db
    .selectFrom('visit_exceptions')
    .select(['commune_code', 'visit_rule_id', 'on_day'])
    .where('visit_exception_id', '=', exceptionId)
    .executeTakeFirst();
  if (!row) return fail('not-found');
  return await inSchedule(context, caller, row.commune_code, digest, async (trx) => {
    const changed = { changed_by: caller.deviceId };
    if (!removed) {
      await trx
        .updateTable('visit_exceptions')
        .set({ ...changed, removed_at: context.now() })
        .where('visit_rule_id', '=', row.visit_rule_id)
        .where('on_day', '=', row.on_day)
        .where('removed_at', 'is', null)
        .execute();
    }
    await trx
      .updateTable('visit_exceptions')
      .set({ ...changed, removed_at: removed ? context.now() : null })
      .where('visit_exception_id', '=', exceptionId)
      .execute();
    const action = removed ? 'visit-exception-removed' : 'visit-exception-restored';
    return succeed({ action, subject: exceptionId });
  });
}

/** Whether the public page names who comes. Problems: not-found, bad-request, changed-meanwhile. */
export async function choosePublicNames(
  context: Context,
  caller: AdminCaller,
  communeCode: string,
  digest: string,
  { showsNames }: Body,
): Promise<Result<string>> {
  if (typeof showsNames !== 'boolean') return fail('bad-request');
  return await inSchedule(context, caller, communeCode, digest, async (trx) => {
    const chosen = { shows_names: showsNames };
    await trx
      .insertInto('public_pages')
      .values({ commune_code: communeCode, ...chosen })
      .onConflict((conflict) => conflict.column('commune_code').doUpdateSet(chosen))
      .execute();
    return succeed({ action: showsNames ? 'public-names-shown' : 'public-names-hidden', subject: communeCode });
  });
}

/** `work` on the state that was looked at, and its audit row; a refusal leaves nothing behind. */
async function inSchedule(
  { db, now }: Context,
  caller: AdminCaller,
  communeCode: string,
  digest: string,
  work: (trx: Transaction<Database>, read: ReadSchedule) => Promise<Result<Step>>,
): Promise<Result<string>> {
  if (!isWithinReach(caller, communeCode)) return fail('not-found');
  return await db.transaction().execute(async (trx): Promise<Result<string>> => {
    const commune = await trx.selectFrom('communes').select('code').where('code', '=', communeCode).executeTakeFirst();
    if (!commune) return fail('not-found');
    await sql`select pg_advisory_xact_lock(${plannersLock}, hashtext(${communeCode}))`.execute(trx);
    // A statement of its own, after the lock: only it sees what the planner before committed.
    const read = await readSchedule(trx, communeCode);
    if (read.digest !== digest) return fail('changed-meanwhile');
    const done = await work(trx, read);
    if (!done.ok) return done;
    const details = { communeCode };
    await writeAudit(trx, { actor: caller.deviceId, ...done.value, details, at: now() });
    return succeed(communeCode);
  });
}

/** Whoever is named by an id works here (or for the province), and the point is the commune's. */
async function checkNames(
  trx: Transaction<Database>,
  communeCode: string,
  content: Pick<RuleWishes, 'people' | 'receptionPointId'> | Extract<ExceptionWishes, { kind: 'extra' }>,
): Promise<Result<void>> {
  const ids = [...new Set(content.people.flatMap(({ personId }) => personId ?? []))];
  if (ids.length > 0) {
    const rows = await trx
      .selectFrom('people')
      .select('person_id')
      .where('person_id', 'in', ids)
      .where((where) => where.or([where('commune_code', '=', communeCode), where('commune_code', 'is', null)]))
      .execute();
    if (rows.length < ids.length) return fail('bad-request', { questionId: 'people' });
  }
  const { receptionPointId } = content;
  if (receptionPointId === undefined) return succeed(undefined);
  const point = await trx
    .selectFrom('reception_points')
    .select('name')
    .where('reception_point_id', '=', receptionPointId)
    .where('commune_code', '=', communeCode)
    .executeTakeFirst();
  return point ? succeed(undefined) : fail('bad-request', { questionId: 'receptionPointId' });
}

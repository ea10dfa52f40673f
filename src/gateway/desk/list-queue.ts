/** The desk's queue: open dossiers first, the longest waiting on top; closed ones after, the newest on top. */

import type { RawBuilder, SelectQueryBuilder } from 'kysely';
import { sql } from '../store/kysely.ts';
import type { DeskQueue } from '../../core/reception/desk.ts';
import type { GatewayContext } from '../context.ts';
import type { Database } from '../store/schema.ts';
import type { DeskCaller } from './desk-caller.ts';
import { officeStates } from '../../core/dossier/dossier-status.ts';
import { deadlineStates, holderKinds } from '../../core/reception/desk-life.ts';
import { fold, foldedWords } from '../../core/text/fold.ts';
import { deskRows, dueStates, findDeadline, missingParts, selectDossiers } from './desk-rows.ts';
import { loadSummaries } from './dossier-summaries.ts';
import { loadProcedureFacts, procedureKey } from './procedure-facts.ts';
import { isForCaller } from './stand-ins.ts';
import { startOfVietnamDay, vietnamDay, vietnamIso } from './vietnam-time.ts';
import { hamletKeyOf } from '../figures/hamlet-key.ts';
import { readWorkCalendar } from './work-calendar.ts';

export const queueFilters = [
  'state',
  'procedure',
  'waiting',
  'receptionPoint',
  'hamlet',
  'deadline',
  'holder',
  'assigned',
  'sameDay',
  'arrived',
] as const;
/** As it came in the address or the body; `text` are words to search for. */
export type QueueFilter = { readonly [name in (typeof queueFilters)[number] | 'text']?: string };

type Context = Pick<GatewayContext, 'db' | 'keys' | 'now'>;

/** A screenful many times over; who needs older ones filters or searches, which looks at all of them. */
const mostRows = 300;

/** Only the caller's commune. An unknown filter value finds nothing rather than everything. */
export async function listQueue(context: Context, caller: DeskCaller, filter: QueueFilter): Promise<DeskQueue> {
  const [counts, records] = await Promise.all([
    countStates(context, caller),
    looksInside(filter) ? searchRecords(context, caller, filter) : selectFirst(context, caller, filter),
  ]);
  return { rows: await deskRows(context, records), counts };
}

/** The first of what the database alone can answer: closed ones are not even asked for where the open ones fill the list. */
async function selectFirst({ db, now }: Context, caller: DeskCaller, filter: QueueFilter) {
  const conditions = findConditions(filter, caller, now());
  if (conditions === undefined) return [];
  const base = () =>
    conditions.reduce((query, condition) => query.where(condition), selectDossiers(db, caller.communeCode));
  const open = await inOrder(base(), 'open').limit(mostRows).execute();
  if (open.length === mostRows) return open;
  return [
    ...open,
    ...(await inOrder(base(), 'closed')
      .limit(mostRows - open.length)
      .execute()),
  ];
}

async function searchRecords(context: Context, caller: DeskCaller, filter: QueueFilter) {
  const found = await sift(context, await selectCandidates(context, caller, filter), filter);
  const order = new Map(found.slice(0, mostRows).map((row, index) => [row.dossier_id, index]));
  if (order.size === 0) return [];
  const records = await selectDossiers(context.db, caller.communeCode)
    .where('dossier_id', 'in', [...order.keys()])
    .execute();
  return records.sort((a, b) => (order.get(a.dossier_id) ?? 0) - (order.get(b.dossier_id) ?? 0));
}

type Candidate = Awaited<ReturnType<typeof selectCandidates>>[number];

/** Whether the database alone cannot answer the filter: names and hamlets lie sealed, working days are counted here. */
function looksInside({ text = '', hamlet, deadline, sameDay }: QueueFilter): boolean {
  return foldedWords(text).length > 0 || [hamlet, deadline, sameDay].some((each) => each !== undefined);
}

/** Those that have every word (in names and numbers, the mã tạm, the official number or the procedure), hamlet and deadline. */
async function sift(
  context: Context,
  candidates: readonly Candidate[],
  filter: QueueFilter,
): Promise<readonly Candidate[]> {
  const words = foldedWords(filter.text ?? '');
  const isSealed = words.length > 0 || filter.hamlet !== undefined;
  const [summaries, procedures, calendar] = await Promise.all([
    isSealed ? loadSummaries(context, candidates) : new Map<string, never>(),
    loadProcedureFacts(context.db, candidates),
    readWorkCalendar(context.db),
  ]);
  const day = { now: vietnamIso(context.now()), calendar };
  const hamlet = filter.hamlet === undefined ? undefined : fold(filter.hamlet);
  return candidates.filter((row) => {
    const procedure = procedures.get(procedureKey(row));
    const summary = summaries.get(row.dossier_id);
    if (hamlet !== undefined && summary?.hamletKey !== hamlet) return false;
    if (filter.deadline !== undefined && findDeadline(row, day) !== filter.deadline) return false;
    if (filter.sameDay !== undefined && procedure?.sameDay !== true) return false;
    if (words.length === 0) return true;
    const number = (row.official_number ?? '').toLowerCase();
    const about = `${summary?.searchKey ?? ''} ${row.procedure_code} ${procedure?.searchKey ?? ''} ${number}`;
    return words.every((word) => about.includes(word) || isCodePart(row.local_code, word, words));
  });
}

/** `4821`, `0937`, `5` of a code typed in groups, or its digits together. */
function isCodePart(localCode: string, word: string, words: readonly string[]): boolean {
  return /^\d+$/.test(word) && (localCode.includes(word) || localCode === words.join(''));
}

async function countStates({ db }: Pick<GatewayContext, 'db'>, caller: DeskCaller): Promise<DeskQueue['counts']> {
  const rows = await db
    .selectFrom('dossiers')
    .where('commune_code', '=', caller.communeCode)
    .groupBy('state')
    .select(['state', sql<number>`count(*)::integer`.as('count')])
    .execute();
  return Object.fromEntries(rows.map((row) => [row.state, row.count]));
}

/** All that could be meant, in the queue's order and light enough to look at all of a commune's. */
async function selectCandidates({ db, keys, now }: Context, caller: DeskCaller, filter: QueueFilter) {
  const wanted = findConditions(filter, caller, now());
  if (wanted === undefined) return [];
  const hamletKey =
    filter.hamlet === undefined ? undefined : hamletKeyOf(keys.dataKey, caller.communeCode, filter.hamlet);
  const conditions = hamletKey === undefined ? wanted : [...wanted, isPerhapsOf(hamletKey)];
  const base = () =>
    conditions.reduce(
      (query, condition) => query.where(condition),
      db
        .selectFrom('dossiers')
        .select(['dossier_id', 'revision', 'local_code', 'official_number', 'procedure_code', 'procedure_version'])
        .select(['state', 'appointment_at'])
        .where('dossiers.commune_code', '=', caller.communeCode),
    );
  const both = await Promise.all([inOrder(base(), 'open').execute(), inOrder(base(), 'closed').execute()]);
  return both.flat();
}

/** Nearly all that are of another hamlet need not be opened; whose facts were not read yet, is. */
function isPerhapsOf(hamletKey: string): RawBuilder<boolean> {
  return sql<boolean>`exists (select 1 from dossier_facts where dossier_facts.dossier_id = dossiers.dossier_id
    and (dossier_facts.hamlet_key = ${hamletKey} or not dossier_facts.opened))`;
}

/** Half of the queue in its order, each by an index of its own (migration 012), which holds these very conditions. */
function inOrder<Row>(query: SelectQueryBuilder<Database, 'dossiers', Row>, half: 'open' | 'closed') {
  return half === 'open'
    ? query
        .where(sql<boolean>`dossiers.state in ('received', 'in-review', 'accepted', 'supplement', 'done')`)
        .orderBy('dossiers.arrived_at')
        .orderBy('dossiers.dossier_id')
    : query
        .where(sql<boolean>`dossiers.state in ('refused', 'handed-over', 'withdrawn', 'stopped')`)
        .orderBy('dossiers.state_at', 'desc')
        .orderBy('dossiers.dossier_id');
}

/** What the database can answer of a filter. Absent: it has a value that nothing has. */
function findConditions(
  filter: QueueFilter,
  caller: DeskCaller,
  now: Date,
): readonly RawBuilder<boolean>[] | undefined {
  const today = startOfVietnamDay(now);
  const isOneOf = (value: string | undefined, values: readonly string[]) =>
    value === undefined || values.includes(value);
  const isKnown =
    isOneOf(filter.state, officeStates) &&
    isOneOf(filter.holder, holderKinds) &&
    isOneOf(filter.deadline, deadlineStates) &&
    isOneOf(filter.waiting, [...waitingConditions.keys()]) &&
    isOneOf(filter.assigned, ['me', 'nobody']) &&
    isOneOf(filter.sameDay, ['1']) &&
    isOneOf(filter.arrived, ['today']);
  if (!isKnown) return undefined;
  const wanted: readonly (RawBuilder<boolean> | false | undefined)[] = [
    filter.state !== undefined && sql<boolean>`dossiers.state = ${filter.state}`,
    filter.deadline !== undefined &&
      sql<boolean>`dossiers.state = any(${[...dueStates]}) and appointment_at is not null`,
    filter.procedure !== undefined && sql<boolean>`procedure_code = ${filter.procedure}`,
    filter.receptionPoint !== undefined && sql<boolean>`dossiers.reception_point_id = ${filter.receptionPoint}`,
    filter.waiting !== undefined && waitingConditions.get(filter.waiting),
    // Given on or not, what is accepted lies somewhere: where nothing was written down, at the desk.
    filter.holder !== undefined &&
      sql<boolean>`dossiers.state in ('accepted', 'done') and coalesce(holder_kind, 'desk') = ${filter.holder}`,
    filter.assigned === 'nobody' && sql<boolean>`assigned_to is null`,
    filter.assigned === 'me' && isForCaller(caller.deviceId, vietnamDay(now)),
    filter.arrived !== undefined && sql<boolean>`arrived_at >= ${today}`,
  ];
  return wanted.filter((condition) => condition !== undefined && condition !== false);
}

const waitingConditions = new Map([
  ['original', sql<boolean>`originals_expected and originals_arrived_at is null`],
  ['signature', sql<boolean>`signature_expected and ink_arrived_at is null`],
  ['parts', sql<boolean>`${missingParts} > 0`],
  [
    'number',
    sql<boolean>`received_on_spot_at is not null and official_number is null and dossiers.state in ('accepted', 'supplement')`,
  ],
]);

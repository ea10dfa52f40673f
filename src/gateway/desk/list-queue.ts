/** The desk's queue: open dossiers first, the longest waiting on top; closed ones after, the newest on top. */

import { sql } from '../store/kysely.ts';
import type { DeskQueue, DeskRow } from '../../core/reception/desk.ts';
import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from './desk-caller.ts';
import { officeStates } from '../../core/dossier/dossier-status.ts';
import { fold, foldedWords } from '../../core/text/fold.ts';
import { deskRow, missingParts, selectDossiers } from './desk-rows.ts';
import { loadSummaries } from './dossier-summaries.ts';
import { findPublishedProcedure } from './published-procedure.ts';

export interface QueueFilter {
  readonly state?: string;
  readonly procedure?: string;
  readonly text?: string;
  readonly waiting?: string;
  readonly receptionPoint?: string;
}

/** A screenful many times over; who needs older ones filters or searches, which looks at all of them. */
const mostRows = 300;

/** Only the caller's commune. An unknown filter value finds nothing rather than everything. */
export async function listQueue(
  context: Pick<GatewayContext, 'db' | 'keys'>,
  caller: DeskCaller,
  filter: QueueFilter,
): Promise<DeskQueue> {
  const words = foldedWords(filter.text ?? '');
  const [counts, candidates] = await Promise.all([
    countStates(context, caller),
    selectCandidates(context, caller, filter, words.length > 0),
  ]);
  const found = words.length > 0 ? await searchCandidates(context, candidates, words) : candidates;
  const order = new Map(found.slice(0, mostRows).map((row, index) => [row.dossier_id, index]));
  if (order.size === 0) return { rows: [], counts };
  const records = await selectDossiers(context.db, caller.communeCode)
    .where('dossier_id', 'in', [...order.keys()])
    .execute();
  records.sort((a, b) => (order.get(a.dossier_id) ?? 0) - (order.get(b.dossier_id) ?? 0));
  const summaries = await loadSummaries(context, records);
  const rows: DeskRow[] = [];
  for (const record of records) {
    const summary = summaries.get(record.dossier_id);
    if (summary !== undefined) rows.push(await deskRow(context, record, summary));
  }
  return { rows, counts };
}

type Candidate = Awaited<ReturnType<typeof selectCandidates>>[number];

/** Those that have every word: in names and numbers, the mã tạm, the official number or the procedure. */
async function searchCandidates(
  context: Pick<GatewayContext, 'db' | 'keys'>,
  candidates: readonly Candidate[],
  words: readonly string[],
): Promise<readonly Candidate[]> {
  const summaries = await loadSummaries(context, candidates);
  const procedureKeys = new Map<string, string>();
  for (const { procedure_code: code, procedure_version: version } of candidates) {
    const key = `${code}@${version}`;
    if (procedureKeys.has(key)) continue;
    const procedure = await findPublishedProcedure(context.db, code, version);
    procedureKeys.set(key, fold(`${code} ${procedure?.shortName ?? ''}`));
  }
  return candidates.filter((row) => {
    const procedureKey = procedureKeys.get(`${row.procedure_code}@${row.procedure_version}`) ?? '';
    const about = `${summaries.get(row.dossier_id)?.searchKey ?? ''} ${procedureKey} ${fold(row.official_number ?? '')}`;
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

/** Ids in the queue's order, light enough to look at all of a commune's when words are to be found among them. */
async function selectCandidates(
  { db }: Pick<GatewayContext, 'db'>,
  caller: DeskCaller,
  filter: QueueFilter,
  all: boolean,
) {
  const state = officeStates.find((each) => each === filter.state);
  const waiting = waitingConditions.get(filter.waiting ?? '');
  if (filter.state !== undefined && state === undefined) return [];
  if (filter.waiting !== undefined && waiting === undefined) return [];
  let query = db
    .selectFrom('dossiers')
    .select(['dossier_id', 'revision', 'local_code', 'official_number', 'procedure_code', 'procedure_version'])
    .where('commune_code', '=', caller.communeCode);
  if (state !== undefined) query = query.where('state', '=', state);
  if (filter.procedure !== undefined) query = query.where('procedure_code', '=', filter.procedure);
  if (filter.receptionPoint !== undefined) query = query.where('reception_point_id', '=', filter.receptionPoint);
  if (waiting !== undefined) query = query.where(waiting);
  const closed = sql`(state in ('refused', 'handed-over', 'withdrawn'))`;
  const ordered = query
    .orderBy(closed)
    .orderBy(sql`case when ${closed} then -extract(epoch from state_at) else extract(epoch from arrived_at) end`)
    .orderBy('dossier_id');
  return all ? await ordered.execute() : await ordered.limit(mostRows).execute();
}

const waitingConditions = new Map([
  ['original', sql<boolean>`originals_expected and originals_arrived_at is null`],
  ['signature', sql<boolean>`signature_expected and ink_arrived_at is null`],
  ['parts', sql<boolean>`${missingParts} > 0`],
]);

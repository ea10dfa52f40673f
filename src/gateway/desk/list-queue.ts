/** The desk's queue: open dossiers first, the longest waiting on top; closed ones after, the newest on top. */

import { sql } from 'kysely';
import type { OfficeState } from '../../core/dossier/dossier-status.ts';
import type { DeskQueue, DeskRow } from '../../core/reception/desk.ts';
import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from './desk-caller.ts';
import type { DossierRecord } from './desk-rows.ts';
import { officeStates } from '../../core/dossier/dossier-status.ts';
import { foldedWords } from '../../core/text/fold.ts';
import { deskRow, missingParts, selectDossiers } from './desk-rows.ts';
import { loadSummaries } from './dossier-summaries.ts';

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
  const [counts, records] = await Promise.all([
    countStates(context, caller),
    selectRecords(context, caller, filter, words.length > 0),
  ]);
  const summaries = await loadSummaries(context, records);
  const rows: DeskRow[] = [];
  for (const record of records) {
    const summary = summaries.get(record.dossier_id);
    if (summary === undefined) continue;
    const row = await deskRow(context, record, summary);
    const about = `${summary.searchKey} ${foldedWords(`${row.procedureName} ${row.procedureCode} ${row.officialNumber ?? ''}`).join(' ')}`;
    if (!words.every((word) => about.includes(word) || isCodePart(row.localCode, word, words))) continue;
    rows.push(row);
    if (rows.length === mostRows) break;
  }
  return { rows, counts };
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

async function selectRecords(
  { db }: Pick<GatewayContext, 'db'>,
  caller: DeskCaller,
  filter: QueueFilter,
  all: boolean,
): Promise<readonly DossierRecord[]> {
  let query = selectDossiers(db, caller.communeCode);
  if (filter.state !== undefined) {
    const state = officeStates.find((each): each is OfficeState => each === filter.state);
    if (state === undefined) return [];
    query = query.where('state', '=', state);
  }
  if (filter.procedure !== undefined) query = query.where('procedure_code', '=', filter.procedure);
  if (filter.receptionPoint !== undefined) {
    query = query.where('dossiers.reception_point_id', '=', filter.receptionPoint);
  }
  if (filter.waiting !== undefined) {
    const condition = waitingConditions.get(filter.waiting);
    if (condition === undefined) return [];
    query = query.where(condition);
  }
  const closed = sql`(state in ('refused', 'handed-over', 'withdrawn'))`;
  const ordered = query
    .orderBy(closed)
    .orderBy(sql`case when ${closed} then -extract(epoch from state_at) else extract(epoch from arrived_at) end`)
    .orderBy('dossier_id');
  return all ? ordered.execute() : ordered.limit(mostRows).execute();
}

const waitingConditions = new Map([
  ['original', sql<boolean>`originals_expected and originals_arrived_at is null`],
  ['signature', sql<boolean>`signature_expected and ink_arrived_at is null`],
  ['parts', sql<boolean>`${missingParts} > 0`],
]);

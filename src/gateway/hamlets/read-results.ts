/**
 * What the office has for a hamlet: results that lie ready, supplements that were asked for. A section of the hamlet's pack,
 * and what the desk packs for a visit. Where somebody lives is sealed in each dossier, so all of the commune's in that state
 * are looked at; they are few at any time.
 */

import type { Procedure } from '../../core/procedure/procedure.ts';
import type { SupplementRequest } from '../../core/dossier/dossier.ts';
import type { CarriedResult, ResultToHandOver, SupplementToTake } from '../../core/results/result-to-hand-over.ts';
import { findFeeAtHandOver } from '../../core/money/fee-at-hand-over.ts';
import type { FeeAtHandOver, FeeSettled } from '../../core/money/fee-at-hand-over.ts';
import { sortByGivenName } from '../../core/text/sort-by-given-name.ts';
import type { GatewayContext } from '../context.ts';
import { findPublishedProcedure } from '../desk/published-procedure.ts';
import { vietnamDay } from '../desk/vietnam-time.ts';
import { openDossierContent } from '../store/dossier-content.ts';
import type { DossierContent } from '../store/dossier-content.ts';
import { openTrip } from '../store/result-tables.ts';
import { readSettledFees } from './read-settled-fees.ts';

type Context = Pick<GatewayContext, 'db' | 'keys'>;

/** With the hamlet of the applicant; absent: the phone did not say where. */
export type OfHamlet<Errand> = Errand & { readonly hamlet?: string };

/** Of the whole commune, by given name. */
export async function readResults(
  context: Context,
  communeCode: string,
): Promise<readonly OfHamlet<ResultToHandOver>[]> {
  const rows = await readDossiers(context, communeCode, 'done');
  const ids = rows.map(({ dossier_id: id }) => id);
  const trips = await readTrips(context, ids);
  const files = await countFiles(context, ids);
  const codes = rows.map((row) => ({ dossierId: row.dossier_id, localCode: row.local_code }));
  const settled = await readSettledFees(context, communeCode, codes);
  const results = rows.map(({ content, procedure, ...row }): OfHamlet<ResultToHandOver> => {
    const carried = trips.get(row.dossier_id);
    const fee = findFee(content, procedure, settled.get(row.dossier_id));
    return {
      ...commonOf(row, content, procedure),
      summary: content.reason ?? '',
      doneOn: vietnamDay(row.state_at),
      ...(carried && { carried }),
      files: files.get(row.dossier_id) ?? 0,
      bring: listToBring(row, content, procedure),
      ...(fee && { fee }),
    };
  });
  return sortByGivenName(results, ({ applicantName }) => applicantName);
}

/** Of the whole commune, by given name. */
export async function readSupplements(
  context: Context,
  communeCode: string,
): Promise<readonly OfHamlet<SupplementToTake>[]> {
  const rows = await readDossiers(context, communeCode, 'supplement');
  const supplements = rows.flatMap(({ content, procedure, ...row }): OfHamlet<SupplementToTake>[] => {
    const request = content.supplement;
    if (!request) return [];
    const asked = request.items.map((item) => nameItem(item, procedure));
    const common = commonOf(row, content, procedure);
    return [{ ...common, procedureVersion: row.procedure_version, request, asked }];
  });
  return sortByGivenName(supplements, ({ applicantName }) => applicantName);
}

type Row = Awaited<ReturnType<typeof selectRows>>[number];

async function readDossiers({ db, keys }: Context, communeCode: string, state: 'done' | 'supplement') {
  const rows = [];
  for (const row of await selectRows(db, communeCode, state)) {
    const procedure = await findPublishedProcedure(db, row.procedure_code, row.procedure_version);
    rows.push({ ...row, procedure, content: openDossierContent(keys.dataKey, row.dossier_id, row.sealed_content) });
  }
  return rows;
}

async function selectRows(db: GatewayContext['db'], communeCode: string, state: 'done' | 'supplement') {
  return await db
    .selectFrom('dossiers')
    .select(['dossier_id', 'local_code', 'official_number', 'procedure_code', 'procedure_version', 'state_at'])
    .select(['originals_expected', 'originals_arrived_at', 'signature_expected', 'ink_arrived_at', 'sealed_content'])
    .where('commune_code', '=', communeCode)
    .where('state', '=', state)
    .orderBy('dossier_id')
    .execute();
}

function commonOf(
  row: Pick<Row, 'dossier_id' | 'local_code' | 'official_number' | 'procedure_code'>,
  { text }: DossierContent,
  procedure: Procedure | undefined,
) {
  const { hamlet } = text.place;
  return {
    dossierId: row.dossier_id,
    localCode: row.local_code,
    ...(row.official_number !== null && { officialNumber: row.official_number }),
    procedureCode: row.procedure_code,
    procedureName: procedure?.shortName ?? row.procedure_code,
    applicantName: text.applicant.fullName,
    ...(hamlet !== undefined && hamlet.trim() !== '' && { hamlet }),
  };
}

/** Copies as the form asked for them; who is exempt is seen when it is paid. */
function findFee(
  { text: { lane, answers } }: DossierContent,
  procedure: Procedure | undefined,
  settled: FeeSettled | undefined,
): FeeAtHandOver | undefined {
  if (!procedure || !settled) return undefined;
  const asked = answers['wantsCopies'] === false ? undefined : answers['copies'];
  const copies = typeof asked === 'number' ? asked : undefined;
  const perCopy = (procedure.fee.items ?? []).filter(({ per }) => per === 'copy');
  const counts = Object.fromEntries(perCopy.map(({ itemId }) => [itemId, copies]));
  return findFeeAtHandOver(procedure.fee, { lane, groups: [], counts }, settled);
}

/** What the office still waits for and gets in exchange for the result. */
function listToBring(
  row: Pick<Row, 'originals_expected' | 'originals_arrived_at' | 'signature_expected' | 'ink_arrived_at'>,
  { text }: DossierContent,
  procedure: Procedure | undefined,
): readonly string[] {
  const awaitsOriginals = row.originals_expected && row.originals_arrived_at === null;
  const wanted = text.papers.filter(
    ({ custody }) => custody === 'later' || (custody === 'original' && awaitsOriginals),
  );
  const names = wanted.map(({ paperId }) => nameItem({ kind: 'paper', id: paperId }, procedure));
  const awaitsInk = row.signature_expected && row.ink_arrived_at === null;
  return [...new Set(names), ...(awaitsInk ? ['Chữ ký còn thiếu trên tờ khai'] : [])];
}

/** As a person would call it. */
function nameItem(
  { kind, id }: Pick<SupplementRequest['items'][number], 'kind' | 'id'>,
  procedure: Procedure | undefined,
): string {
  if (kind === 'paper') return procedure?.papers.find(({ paperId }) => paperId === id)?.name ?? id;
  if (kind === 'signature') {
    const place = procedure?.form?.signatures.find(({ role }) => role === id);
    return `Chữ ký: ${place?.label ?? id}`;
  }
  const questions = procedure?.form?.sections.flatMap((section) => section.questions) ?? [];
  return questions.find((question) => question.id === id)?.label ?? id;
}

/** What is on its way now, by dossier. */
async function readTrips(
  { db, keys }: Context,
  dossierIds: readonly string[],
): Promise<ReadonlyMap<string, CarriedResult>> {
  if (dossierIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('result_trips')
    .select(['trip_id', 'dossier_id', 'sealed_content'])
    .where('dossier_id', 'in', dossierIds)
    .where('returned_at', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.dossier_id, openTrip(keys.dataKey, row.trip_id, row.sealed_content)]));
}

async function countFiles({ db }: Context, dossierIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (dossierIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('dossier_results')
    .select(({ fn }) => ['dossier_id', fn.countAll<string>().as('files')])
    .where('dossier_id', 'in', dossierIds)
    .where('dropped_at', 'is', null)
    .groupBy('dossier_id')
    .execute();
  return new Map(rows.map((row) => [row.dossier_id, Number(row.files)]));
}

/** One dossier as the desk opens it: answers, papers, history, findings, where its envelope is. */

import type { DeskDossier, DeskEvent, DeskPaper } from '../../core/reception/desk.ts';
import { isActionPossible } from '../../core/reception/desk-action.ts';
import type { GatewayContext } from '../context.ts';
import { listDoorMoney, listPaymentsOf } from '../money/list-payments.ts';
import type { DeskCaller } from './desk-caller.ts';
import { openDossierContent, openNote } from '../store/dossier-content.ts';
import { deskRows, selectDossiers } from './desk-rows.ts';
import { routeStep, selectRouteSteps } from './dossier-route.ts';
import { findPeopleNames } from './people-names.ts';
import { findPublishedProcedure } from './published-procedure.ts';
import { findReusablePapers, findSimilarDossiers } from './same-resident.ts';
import { vietnamIso } from './vietnam-time.ts';
import { findSheetFault } from './sheet-fault.ts';

/** Absent: no such dossier in the caller's commune. Not audited here: reading routes do that. */
export async function findDeskDossier(
  context: Pick<GatewayContext, 'db' | 'keys' | 'now'>,
  caller: DeskCaller,
  dossierId: string,
): Promise<DeskDossier | undefined> {
  const { db, keys } = context;
  const record = await selectDossiers(db, caller.communeCode)
    .select(['dossiers.sealed_content', 'dossiers.applicant_key'])
    .where('dossier_id', '=', dossierId)
    .executeTakeFirst();
  if (record === undefined) return undefined;
  const [paperRows, eventRows, resultRows, routeRows, rows, procedure, helperPhone] = await Promise.all([
    db
      .selectFrom('dossier_papers')
      .selectAll()
      .where('dossier_id', '=', dossierId)
      .orderBy('paper_id')
      .orderBy('page')
      .execute(),
    db.selectFrom('dossier_events').selectAll().where('dossier_id', '=', dossierId).orderBy('event_id').execute(),
    selectResults(db, dossierId),
    selectRouteSteps(db, dossierId),
    deskRows(context, [record]),
    findPublishedProcedure(db, record.procedure_code, record.procedure_version),
    findTelephone(db, record.device_id),
  ]);
  const [row] = rows;
  if (row === undefined) return undefined;
  const content = openDossierContent(keys.dataKey, dossierId, record.sealed_content);
  const corrections = content.corrections ?? [];
  const names = await findPeopleNames(db, [
    ...paperRows.map((paper) => paper.compared_by),
    ...[...eventRows, ...resultRows, ...routeRows].map(({ actor }) => actor),
    ...corrections.map(({ by }) => by),
  ]);
  const codes = await findLocalCodes(
    db,
    paperRows.map((paper) => paper.reused_from),
  );
  const papers = paperRows.map((paper): DeskPaper => ({
    paperId: paper.paper_id,
    custody: paper.custody,
    page: paper.page,
    ...(paper.media_type !== null && { mediaType: paper.media_type }),
    ...(paper.blob_id !== null && { blobId: paper.blob_id }),
    ...(paper.rejected !== null && { rejected: paper.rejected }),
    ...(paper.compared_by !== null && { comparedBy: names.get(paper.compared_by) ?? paper.compared_by }),
    ...(paper.compared_at !== null && { comparedAt: vietnamIso(paper.compared_at) }),
    ...(paper.reused_from !== null && { reusedFrom: codes.get(paper.reused_from) ?? '' }),
  }));
  const history = eventRows.map((event): DeskEvent => ({
    at: vietnamIso(event.at),
    actor: names.get(event.actor) ?? event.actor,
    action: event.action,
    ...(event.sealed_note !== null && { note: openNote(keys.dataKey, dossierId, event.sealed_note) }),
  }));
  const { applicant, helper } = content.text;
  const resident = {
    dossierId,
    communeCode: record.commune_code,
    applicantKey: record.applicant_key,
    procedureCode: record.procedure_code,
    arrivedAt: record.arrived_at,
  };
  const [payments, doorMoney, similar, reusable] = await Promise.all([
    listPaymentsOf(context, dossierId),
    listDoorMoney(context, caller.communeCode, record.local_code),
    findSimilarDossiers(db, resident),
    isActionPossible('reuse', row) ? findReusablePapers(db, resident, procedure, papers) : [],
  ]);
  const fault = await findSheetFault(db, caller.communeCode, row.localCode);
  return {
    row,
    // The slip's secret belongs to the resident alone.
    text: { ...content.text, slipToken: '' },
    procedure,
    papers,
    history,
    ...(content.supplement !== undefined && { supplement: content.supplement }),
    findings: [...content.findings, ...findRejected(papers), ...(fault ? [{ code: `sheet-${fault}` }] : [])],
    envelope: {
      ...(record.originals_arrived_at !== null && { originalsArrivedAt: vietnamIso(record.originals_arrived_at) }),
      ...(record.ink_arrived_at !== null && { inkArrivedAt: vietnamIso(record.ink_arrived_at) }),
    },
    corrections: corrections.map((correction) => ({ ...correction, by: names.get(correction.by) ?? correction.by })),
    results: resultRows.map((file) => ({
      blobId: file.blob_id,
      mediaType: file.media_type,
      by: names.get(file.actor) ?? file.actor,
      at: vietnamIso(file.at),
    })),
    similar,
    reusable,
    contacts: {
      ...(applicant.phone !== undefined && { applicantPhone: applicant.phone }),
      helper: { name: helper.name, ...(helperPhone !== undefined && { phone: helperPhone }) },
    },
    route: routeRows.map((step) => routeStep(context, step, names)),
    payments,
    doorMoney,
    etag: String(record.revision),
  };
}

async function selectResults(db: GatewayContext['db'], dossierId: string) {
  return await db
    .selectFrom('dossier_results')
    .select(['blob_id', 'media_type', 'actor', 'at'])
    .where('dossier_id', '=', dossierId)
    .where('dropped_at', 'is', null)
    .orderBy('at')
    .orderBy('blob_id')
    .execute();
}

/** Of whoever carries the device that sent the dossier. */
async function findTelephone(db: GatewayContext['db'], deviceId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('devices')
    .innerJoin('people', 'people.person_id', 'devices.person_id')
    .select('people.telephone')
    .where('device_id', '=', deviceId)
    .executeTakeFirst();
  return row?.telephone ?? undefined;
}

async function findLocalCodes(db: GatewayContext['db'], dossierIds: readonly (string | null)[]) {
  const wanted = [...new Set(dossierIds.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map<string, string>();
  const rows = await db
    .selectFrom('dossiers')
    .select(['dossier_id', 'local_code'])
    .where('dossier_id', 'in', wanted)
    .execute();
  return new Map(rows.map((row) => [row.dossier_id, row.local_code]));
}

/** One finding a paper, however many of its pages were rejected. */
function findRejected(papers: readonly DeskPaper[]): DeskDossier['findings'] {
  const paperIds = new Set(papers.flatMap(({ paperId, rejected }) => (rejected === undefined ? [] : [paperId])));
  return [...paperIds].map((paperId) => ({ code: 'picture-rejected', paperId }));
}

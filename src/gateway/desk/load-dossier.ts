/** One dossier as the desk opens it: answers, papers, history, findings, where its envelope is. */

import type { DeskDossier, DeskEvent, DeskPaper } from '../../core/reception/desk.ts';
import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from './desk-caller.ts';
import { openDossierContent, openNote } from '../store/dossier-content.ts';
import { deskRow, selectDossiers } from './desk-rows.ts';
import { loadSummaries } from './dossier-summaries.ts';
import { findPeopleNames } from './people-names.ts';
import { findPublishedProcedure } from './published-procedure.ts';
import { vietnamIso } from './vietnam-time.ts';

/** Absent: no such dossier in the caller's commune. Not audited here: reading routes do that. */
export async function findDeskDossier(
  context: Pick<GatewayContext, 'db' | 'keys'>,
  caller: DeskCaller,
  dossierId: string,
): Promise<DeskDossier | undefined> {
  const { db, keys } = context;
  const record = await selectDossiers(db, caller.communeCode)
    .select('dossiers.sealed_content')
    .where('dossier_id', '=', dossierId)
    .executeTakeFirst();
  if (record === undefined) return undefined;
  const [paperRows, eventRows, summaries, procedure] = await Promise.all([
    db
      .selectFrom('dossier_papers')
      .selectAll()
      .where('dossier_id', '=', dossierId)
      .orderBy('paper_id')
      .orderBy('page')
      .execute(),
    db.selectFrom('dossier_events').selectAll().where('dossier_id', '=', dossierId).orderBy('event_id').execute(),
    loadSummaries(context, [record]),
    findPublishedProcedure(db, record.procedure_code, record.procedure_version),
  ]);
  const summary = summaries.get(dossierId);
  if (summary === undefined) return undefined;
  const names = await findPeopleNames(db, [
    ...paperRows.map((paper) => paper.compared_by),
    ...eventRows.map((event) => event.actor),
  ]);
  const content = openDossierContent(keys.dataKey, dossierId, record.sealed_content);
  const papers = paperRows.map((paper): DeskPaper => ({
    paperId: paper.paper_id,
    custody: paper.custody,
    page: paper.page,
    ...(paper.media_type !== null && { mediaType: paper.media_type }),
    ...(paper.blob_id !== null && { blobId: paper.blob_id }),
    ...(paper.rejected !== null && { rejected: paper.rejected }),
    ...(paper.compared_by !== null && { comparedBy: names.get(paper.compared_by) ?? paper.compared_by }),
    ...(paper.compared_at !== null && { comparedAt: vietnamIso(paper.compared_at) }),
  }));
  const history = eventRows.map((event): DeskEvent => ({
    at: vietnamIso(event.at),
    actor: names.get(event.actor) ?? event.actor,
    action: event.action,
    ...(event.sealed_note !== null && { note: openNote(keys.dataKey, dossierId, event.sealed_note) }),
  }));
  return {
    row: await deskRow(context, record, summary),
    // The slip's secret belongs to the resident alone.
    text: { ...content.text, slipToken: '' },
    procedure,
    papers,
    history,
    ...(content.supplement !== undefined && { supplement: content.supplement }),
    findings: [...content.findings, ...findRejected(papers)],
    envelope: {
      ...(record.originals_arrived_at !== null && { originalsArrivedAt: vietnamIso(record.originals_arrived_at) }),
      ...(record.ink_arrived_at !== null && { inkArrivedAt: vietnamIso(record.ink_arrived_at) }),
    },
    etag: String(record.revision),
  };
}

/** One finding a paper, however many of its pages were rejected. */
function findRejected(papers: readonly DeskPaper[]): DeskDossier['findings'] {
  const paperIds = new Set(papers.flatMap(({ paperId, rejected }) => (rejected === undefined ? [] : [paperId])));
  return [...paperIds].map((paperId) => ({ code: 'picture-rejected', paperId }));
}

/**
 * Every change of a report at the desk: its row is locked, its revision compared with what the official had before them, and
 * state, publication, history, news for the phone and audit are written in one transaction, or nothing is.
 */

import type { Selectable, Transaction } from 'kysely';
import { findPersonalMarks } from '../../core/report/find-personal-marks.ts';
import { decideReport, isOpenReport } from '../../core/report/report-life.ts';
import type { Publication, ReportActionName, ReportOutcome } from '../../core/report/report-life.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import type { DeskCaller, DeskResult } from '../desk/desk-caller.ts';
import { findPeopleNames } from '../desk/people-names.ts';
import { vietnamIso, vietnamShort } from '../desk/vietnam-time.ts';
import { writeAudit } from '../store/audit.ts';
import { recordChange } from '../store/changes.ts';
import { openReportContent, sealReportContent, sealReportNote } from '../store/report-tables.ts';
import type { ReportContent, ReportsTable } from '../store/report-tables.ts';
import type { Database } from '../store/schema.ts';

type ReportRow = Selectable<ReportsTable>;
type Context = Pick<GatewayContext, 'db' | 'keys' | 'now'>;

interface Deed {
  readonly reportId: string;
  /** The revision that the caller saw. */
  readonly etag: string;
  readonly action: ReportActionName;
}

/**
 * Problems: not-found, changed-meanwhile, those of `decideReport`, and publication-personal where the public text may point at a
 * person and nobody has confirmed to have looked (`marks` names what was found).
 */
export async function actOnReport(
  context: Context,
  caller: DeskCaller,
  { reportId, etag, action }: Deed,
  body: { readonly [name: string]: unknown },
): Promise<DeskResult<void>> {
  return await context.db.transaction().execute(async (trx): Promise<DeskResult<void>> => {
    const report = await trx
      .selectFrom('reports')
      .selectAll()
      .where('report_id', '=', reportId)
      .where('commune_code', '=', caller.communeCode)
      .forUpdate()
      .executeTakeFirst();
    if (report === undefined) return fail('not-found');
    if (String(report.revision) !== etag) return await changedMeanwhile(trx, report);
    const content = openReportContent(context.keys.dataKey, reportId, report.sealed_content);
    const published = await trx
      .selectFrom('published_reports')
      .select('report_id')
      .where('report_id', '=', reportId)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst();
    const decided = decideReport(action, { state: report.state, isPublished: published !== undefined }, body);
    if (!decided.ok) return decided;
    const { publication } = decided.value;
    const marks = publication && body['checked'] !== true ? findMarks(publication, content) : [];
    if (marks.length > 0) return { ...fail('publication-personal'), details: { marks: marks.join(' ') } };
    await applyOutcome(context, trx, caller, { report, content, action }, decided.value);
    return succeed(undefined);
  });
}

function findMarks(publication: Publication, { text }: ReportContent): readonly string[] {
  return findPersonalMarks(publication, [text.reporter ?? {}, { name: text.helper.name }]);
}

async function applyOutcome(
  { keys, now: readNow }: Context,
  trx: Transaction<Database>,
  caller: DeskCaller,
  at: { readonly report: ReportRow; readonly content: ReportContent; readonly action: ReportActionName },
  outcome: ReportOutcome,
): Promise<void> {
  const now = readNow();
  const { report, action } = at;
  const { report_id: reportId, commune_code: communeCode } = report;
  const moved = outcome.state !== report.state;
  const revision = report.revision + 1;
  await trx
    .updateTable('reports')
    .set({
      revision,
      state: outcome.state,
      ...(moved && { state_at: now }),
      // What is taken up again is measured from its first answer all the same: an answer late is late.
      ...(isOpenReport(report.state) &&
        !isOpenReport(outcome.state) &&
        report.settled_at === null && { settled_at: now }),
      sealed_content: sealReportContent(keys.dataKey, reportId, contentAfter(at.content, outcome)),
    })
    .where('report_id', '=', reportId)
    .execute();
  await writePublication(trx, report, outcome, now);
  const note = noteOf(outcome);
  await trx
    .insertInto('report_events')
    .values({
      report_id: reportId,
      at: now,
      actor: caller.deviceId,
      action,
      sealed_note: note === undefined ? null : sealReportNote(keys.dataKey, reportId, note),
    })
    .execute();
  // A draft is the desk's own affair.
  if (action !== 'draft') await recordChange(trx, { kind: 'status', subject: reportId, communeCode });
  await writeAudit(trx, {
    actor: caller.deviceId,
    action: `report-${action}`,
    subject: reportId,
    details: { from: report.state, to: outcome.state, revision },
    at: now,
  });
}

/** A reason says why it was refused, so it goes when the report is taken up again; an answer that was given stays. */
function contentAfter({ refusal, draft, ...content }: ReportContent, outcome: ReportOutcome): ReportContent {
  const isRefused = outcome.state === 'refused';
  const nextRefusal =
    outcome.ground && outcome.reason !== undefined ? { ground: outcome.ground, reason: outcome.reason } : refusal;
  const nextDraft = outcome.draft ?? (outcome.answer === undefined ? draft : undefined);
  return {
    ...content,
    ...(outcome.handledBy !== undefined && { handledBy: outcome.handledBy }),
    ...(outcome.answer !== undefined && { answer: outcome.answer }),
    ...(nextDraft && { draft: nextDraft }),
    ...(isRefused && nextRefusal && { refusal: nextRefusal }),
  };
}

async function writePublication(
  trx: Transaction<Database>,
  report: ReportRow,
  { publication, withdrawsPublication }: ReportOutcome,
  now: Date,
): Promise<void> {
  if (publication) {
    const columns = { ...publication, subject: report.subject, withdrawn_at: null };
    await trx
      .insertInto('published_reports')
      .values({ ...columns, report_id: report.report_id, commune_code: report.commune_code, published_at: now })
      .onConflict((conflict) => conflict.column('report_id').doUpdateSet({ ...columns, published_at: now }))
      .execute();
  } else if (withdrawsPublication) {
    await trx
      .updateTable('published_reports')
      .set({ withdrawn_at: now })
      .where('report_id', '=', report.report_id)
      .execute();
  }
}

/** What the history says beside the deed. */
function noteOf({ note, reason, handledBy, publication, answer }: ReportOutcome): string | undefined {
  if (handledBy !== undefined) return note === undefined ? handledBy : `${handledBy}: ${note}`;
  return reason ?? publication?.title ?? answer ?? note;
}

async function changedMeanwhile(trx: Transaction<Database>, report: ReportRow): Promise<DeskResult<void>> {
  const event = await trx
    .selectFrom('report_events')
    .select(['actor', 'at'])
    .where('report_id', '=', report.report_id)
    .orderBy('event_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (event === undefined) return fail('changed-meanwhile');
  const changedBy = (await findPeopleNames(trx, [event.actor])).get(event.actor) ?? 'Cổng tiếp nhận';
  return {
    ...fail('changed-meanwhile', { message: `${changedBy} đã thay đổi phản ánh này lúc ${vietnamShort(event.at)}.` }),
    details: { changedBy, changedAt: vietnamIso(event.at) },
  };
}

/**
 * Puts an opened field report before the desk: a new one, or what the same phone says of it instead as long as nobody has
 * answered it. An older revision that comes late changes nothing; one that comes after the answer goes to a person.
 */

import { createHash } from 'node:crypto';
import type { Insertable, Selectable, Transaction } from 'kysely';
import { isOpenReport } from '../../core/report/report-life.ts';
import { reportDueDay } from '../../core/report/due-day.ts';
import type { ReportText } from '../../core/report/report.ts';
import { vietnamIso } from '../desk/vietnam-time.ts';
import { readWorkCalendar } from '../desk/work-calendar.ts';
import { readReportAnswerDays } from '../reports/answer-days.ts';
import { writeAudit } from '../store/audit.ts';
import { recordChange } from '../store/changes.ts';
import { openReportContent, sealReportContent } from '../store/report-tables.ts';
import type { ReportPhotosTable, ReportsTable } from '../store/report-tables.ts';
import type { Database } from '../store/schema.ts';
import { findSendersCommune } from './find-senders-commune.ts';
import { tellOpenedReports } from './open-report-photo.ts';
import type { OpenedReport, PacketRow } from './open-text.ts';
import type { Opener } from './opener.ts';
import { recordFailed } from './record-opening.ts';

type ReportRow = Selectable<ReportsTable>;

export async function admitReport(
  opener: Pick<Opener, 'keys' | 'now'>,
  trx: Transaction<Database>,
  packet: PacketRow,
  { report: text, header }: OpenedReport,
): Promise<void> {
  const now = opener.now();
  if (packet.supersedes !== null) return await recordFailed(trx, packet, 'supersedes-refused', now);
  const existing = await trx
    .selectFrom('reports')
    .selectAll()
    .where('report_id', '=', text.reportId)
    .forUpdate()
    .executeTakeFirst();
  const isOlder = existing !== undefined && text.revision <= existing.packet_revision;
  if (existing && (existing.device_id !== packet.device_id || !(isOlder || isOpenReport(existing.state)))) {
    return await recordFailed(trx, packet, 'supersedes-refused', now);
  }
  const communeCode = existing?.commune_code ?? (await findSendersCommune(trx, packet.device_id, text));
  if (communeCode === undefined) return await recordFailed(trx, packet, 'packet-failed-check', now);
  const action = isOlder ? 'superseded' : text.withdrawn ? 'withdrawn' : existing ? 'corrected' : 'received';
  if (existing && !isOlder) await replaceReport(opener, trx, packet, existing, text);
  else if (!existing) await addReport(opener, trx, packet, communeCode, text);
  if (!isOlder) await keepPhotos(trx, text, header);
  await recordReport(trx, packet, { reportId: text.reportId, communeCode, action, now });
}

async function addReport(
  { keys, now: readNow }: Pick<Opener, 'keys' | 'now'>,
  trx: Transaction<Database>,
  packet: PacketRow,
  communeCode: string,
  text: ReportText,
): Promise<void> {
  const { sample } = await trx
    .selectFrom('communes')
    .select('sample')
    .where('code', '=', communeCode)
    .executeTakeFirstOrThrow();
  const calendar = await readWorkCalendar(trx);
  const answerDays = await readReportAnswerDays(trx);
  await trx
    .insertInto('reports')
    .values({
      report_id: text.reportId,
      commune_code: communeCode,
      device_id: packet.device_id,
      revision: 1,
      arrived_at: packet.received_at,
      due_on: reportDueDay(vietnamIso(packet.received_at), answerDays, calendar),
      sample,
      ...columnsOf(packet, text),
      state: text.withdrawn ? 'withdrawn' : 'received',
      state_at: readNow(),
      settled_at: text.withdrawn ? readNow() : null,
      sealed_content: sealReportContent(keys.dataKey, text.reportId, { text }),
    })
    .execute();
}

/** Whoever is on it stays on it; that the words are others shows in the history. */
async function replaceReport(
  { keys, now: readNow }: Pick<Opener, 'keys' | 'now'>,
  trx: Transaction<Database>,
  packet: PacketRow,
  existing: ReportRow,
  text: ReportText,
): Promise<void> {
  const before = openReportContent(keys.dataKey, existing.report_id, existing.sealed_content);
  await trx
    .updateTable('reports')
    .set({
      ...columnsOf(packet, text),
      revision: existing.revision + 1,
      ...(text.withdrawn && { state: 'withdrawn', state_at: readNow(), settled_at: readNow() }),
      sealed_content: sealReportContent(keys.dataKey, existing.report_id, { ...before, text }),
    })
    .where('report_id', '=', existing.report_id)
    .execute();
}

function columnsOf(packet: PacketRow, text: ReportText) {
  return {
    pid: packet.pid,
    packet_revision: text.revision,
    local_code: text.localCode,
    slip_token_sha256: createHash('sha256').update(text.slipToken).digest('hex'),
    subject: text.subject,
    hamlet: text.place.hamlet,
    photo_count: text.photos.length,
  };
}

/** A photo that stays keeps its picture; one that the newest revision no longer names is gone. */
async function keepPhotos(
  trx: Transaction<Database>,
  { reportId, photos }: ReportText,
  header: OpenedReport['header'],
): Promise<void> {
  const before = await trx.deleteFrom('report_photos').where('report_id', '=', reportId).returningAll().execute();
  const rows = photos.flatMap(({ part, mediaType }, at): readonly Insertable<ReportPhotosTable>[] => {
    const sha256 = header.parts[part]?.sha256;
    if (sha256 === undefined) return [];
    const same = before.find((row) => row.part_sha256 === sha256);
    const picture = { media_type: mediaType, blob_id: null, rejected: null, ...same };
    return [{ ...picture, report_id: reportId, part_sha256: sha256, index: at + 1 }];
  });
  if (rows.length === 0) return;
  await trx
    .insertInto('report_photos')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function recordReport(
  trx: Transaction<Database>,
  packet: PacketRow,
  done: {
    readonly reportId: string;
    readonly communeCode: string;
    readonly action: 'received' | 'corrected' | 'withdrawn' | 'superseded';
    readonly now: Date;
  },
): Promise<void> {
  const { reportId, communeCode, action, now } = done;
  await trx.updateTable('packets').set({ opening: 'opened' }).where('pid', '=', packet.pid).execute();
  await trx
    .insertInto('report_packets')
    .values({ report_id: reportId, pid: packet.pid })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  if (action !== 'superseded') {
    await trx
      .insertInto('report_events')
      .values({ report_id: reportId, at: now, actor: packet.device_id, action, sealed_note: null })
      .execute();
    await recordChange(trx, { kind: 'status', subject: reportId, communeCode });
  }
  await tellOpenedReports(trx, reportId, communeCode);
  const details = { report: reportId };
  await writeAudit(trx, { actor: 'opener', action: `report-${action}`, subject: packet.pid, details, at: now });
}

/**
 * One page of `changes` with its content: what a change points at is read now, so a phone never gets a stale version. A
 * client that merges (`Prefer: merge`) puts the directory rows of changed procedures in place itself and is told of an end
 * in one line; any other gets the whole directory and the whole procedure for the same news.
 */

import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import { sql } from '../store/kysely.ts';
import type { DossierStatus } from '../../core/dossier/dossier-status.ts';
import type { Changes, PacketReview } from '../../core/ports.ts';
import type { EnrolledDevice } from '../../core/screen-ports.ts';
import { keysSetting } from '../keys/match-database.ts';
import type { GatewayContext } from '../context.ts';
import { findOpenPoints } from '../administration/find-open-points.ts';
import { vietnamIso } from '../desk/vietnam-time.ts';
import { findTicketSeries } from '../tickets/find-ticket-series.ts';
import { deliverDefinition } from '../publishing/deliver-definition.ts';
import { readDirectory } from '../publishing/read-directory.ts';
import { readChanges } from '../store/changes.ts';
import type { DossiersTable } from '../store/desk-tables.ts';
import { readReportNews } from '../reports/report-news.ts';
import { openDossierContent } from '../store/dossier-content.ts';
import { envelopeNews } from '../desk/envelope-news.ts';
import { readOpenTasks } from '../desk/read-tasks.ts';
import { findNewSchedule } from '../visits/read-phone-schedule.ts';
import type { Caller } from './auth.ts';

const rowsAPage = 60;

/** States whose reason is news; in the others it would be an old one. */
const statesWithReason: readonly string[] = ['in-review', 'refused', 'done', 'handed-over', 'withdrawn', 'stopped'];

/**
 * Procedures, lists and settings for everybody; statuses of the caller's commune only, and none before the device was
 * confirmed; reviews of the caller's own packets. `settings.device` tells the phone what the office thinks of it.
 */
export async function readChangesAnswer(
  context: GatewayContext,
  caller: Caller,
  since: string | undefined,
  merges: boolean,
  heldSchedule?: string,
): Promise<Changes> {
  const communeCode = caller.confirmed ? (caller.communeCode ?? undefined) : undefined;
  const page = await readChanges(context.db, since, communeCode, rowsAPage);
  const subjects = (kind: string) => [
    ...new Set(page.changes.filter((change) => change.kind === kind).map(({ subject }) => subject)),
  ];
  const stored = subjects('settings').length > 0 || !since ? await readSettings(context) : {};
  const procedures = subjects('procedure');
  const ends = subjects('end').filter((subject) => !procedures.includes(subject));
  const lists = subjects('list');
  const hasOldDirectory = !merges && procedures.length > 0;
  const { confirmed, decision, expiresOn, team } = caller;
  return {
    cursor: page.cursor,
    more: page.more,
    procedures: await readProcedures(context, merges ? procedures : [...procedures, ...ends]),
    ...(merges && ends.length > 0 && { ends: await readEnds(context, ends) }),
    lists: await readLists(context, hasOldDirectory ? [...new Set([...lists, 'directory'])] : lists),
    statuses: communeCode === undefined ? [] : await readStatuses(context, caller, communeCode, subjects('status')),
    reports: communeCode === undefined ? [] : await readReportNews(context, caller.deviceId, subjects('status')),
    reviews: await readReviews(context, caller, subjects('review')),
    openedPids: await readOwnPids(context, caller, subjects('opened')),
    ...(communeCode !== undefined &&
      caller.role !== 'kiosk' &&
      !page.more &&
      (await readScheduleNews(context, { ...caller, communeCode }, heldSchedule))),
    settings: {
      ...stored,
      device: {
        confirmed,
        decision,
        expiresOn,
        team,
        ...(await readWorkplace(context, caller)),
        ...(await readTicketSeries(context, caller)),
      },
    },
    keys: readKeys(context),
  };
}

/** Who was ever lent hears where the own work is now: there, and home again after it. Others never were told otherwise. */
async function readWorkplace(
  { db, now }: GatewayContext,
  caller: Caller,
): Promise<{ readonly workplace?: Pick<EnrolledDevice, 'role' | 'commune' | 'receptionPoints'> }> {
  if (!caller.wasLent || !caller.confirmed) return {};
  const { role, communeCode } = caller;
  if (communeCode === null) return { workplace: { role, receptionPoints: [] } };
  const commune = await db
    .selectFrom('communes')
    .select(['code', 'name', 'telephone'])
    .where('code', '=', communeCode)
    .executeTakeFirst();
  const { telephone, ...named } = commune ?? { code: communeCode, name: communeCode, telephone: null };
  const receptionPoints = await findOpenPoints(db, communeCode, now());
  return { workplace: { role, commune: { ...named, ...(telephone !== null && { telephone }) }, receptionPoints } };
}

/** The letters before the numbers that an official hands out at a session, where no other official's phone can be asked. */
async function readTicketSeries(
  context: GatewayContext,
  { role, communeCode, personId, confirmed }: Caller,
): Promise<{ readonly ticketSeries?: string }> {
  if (role !== 'official' || communeCode === null || !confirmed) return {};
  return { ticketSeries: await findTicketSeries(context, { personId, communeCode }) };
}

/** `held`: the state of the schedule that the phone says it has; absent: its app keeps none. */
async function readScheduleNews(
  context: GatewayContext,
  caller: { readonly personId: string; readonly communeCode: string },
  held: string | undefined,
): Promise<Pick<Changes, 'schedule'>> {
  const schedule = held === undefined ? undefined : await findNewSchedule(context, caller, held);
  return schedule ? { schedule } : {};
}

function readKeys({ keys: { recipients, recipientsList } }: GatewayContext): NonNullable<Changes['keys']> {
  const version = createHash('sha256').update(recipients.join('\n')).digest('hex').slice(0, 16);
  return { recipients, version, ...(recipientsList !== undefined && { recipientsList }) };
}

async function readProcedures({ db }: GatewayContext, subjects: readonly string[]): Promise<readonly unknown[]> {
  if (subjects.length === 0) return [];
  const rows = await db
    .selectFrom('procedures')
    .select(['definition', 'ended_on'])
    .where(isAmong(subjects))
    .orderBy('code')
    .orderBy('version')
    .execute();
  return rows.map((row) => deliverDefinition(row.definition, row.ended_on));
}

async function readEnds({ db }: GatewayContext, subjects: readonly string[]): Promise<NonNullable<Changes['ends']>> {
  const rows = await db
    .selectFrom('procedures')
    .select(['code', 'version', 'ended_on'])
    .where(isAmong(subjects))
    .orderBy('code')
    .orderBy('version')
    .execute();
  return rows.flatMap(({ code, version, ended_on: effectiveTo }) =>
    effectiveTo === null ? [] : [{ code, version, effectiveTo }],
  );
}

const isAmong = (subjects: readonly string[]) => sql<boolean>`code || '@' || version = any(${subjects as string[]})`;

async function readLists({ db }: GatewayContext, names: readonly string[]): Promise<{ [name: string]: unknown }> {
  if (names.length === 0) return {};
  const rows = await db.selectFrom('lists').select(['name', 'content']).where('name', 'in', names).execute();
  const lists = rows.map(({ name, content }): readonly [string, unknown] => [name, content]);
  if (!names.includes('directory')) return Object.fromEntries(lists);
  return { ...Object.fromEntries(lists), directory: await readDirectory(db) };
}

async function readSettings({ db }: GatewayContext): Promise<{ [name: string]: unknown }> {
  const rows = await db.selectFrom('settings').select(['name', 'value']).where('name', '<>', keysSetting).execute();
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

/**
 * A phone removes what is named as opened; therefore a packet is named only when every page that the dossier takes from it
 * has its picture. One that was rejected keeps it unnamed until another packet replaced that page.
 */
const hasAllPagesOpened = sql<boolean>`not exists (
  select 1 from dossier_papers join packet_parts on packet_parts.sha256 = dossier_papers.part_sha256
  where dossier_papers.dossier_id = dossier_packets.dossier_id and packet_parts.pid = dossier_packets.pid
    and dossier_papers.blob_id is null)`;

async function readStatuses(
  { db, keys }: GatewayContext,
  caller: Caller,
  communeCode: string,
  dossierIds: readonly string[],
): Promise<readonly DossierStatus[]> {
  if (dossierIds.length === 0) return [];
  const rows = await db
    .selectFrom('dossiers')
    .selectAll()
    .select((select) =>
      select
        .selectFrom('dossier_packets')
        .whereRef('dossier_packets.dossier_id', '=', 'dossiers.dossier_id')
        .where(hasAllPagesOpened)
        .select(sql<string[]>`array_agg(pid order by pid)`.as('pids'))
        .as('openedPids'),
    )
    .where('dossier_id', 'in', dossierIds)
    .where('commune_code', '=', communeCode)
    .execute();
  const opened = rows.map((row) => ({
    row,
    openContent: () => openDossierContent(keys.dataKey, row.dossier_id, row.sealed_content),
  }));
  const tasks = await readOpenTasks({ db }, { ...caller, communeCode }, opened);
  return opened.map(({ row, openContent }) => {
    // In the hall everybody stands: that the office has it, and nothing of what it says.
    if (caller.role === 'kiosk')
      return { ...plainStatus(row), at: vietnamIso(row.state_at), openedPids: row.openedPids ?? [] };
    const content = openContent();
    const task = tasks.get(row.dossier_id);
    const envelope = envelopeNews(row, caller.deviceId);
    return {
      ...plainStatus(row),
      at: vietnamIso(row.state_at),
      openedPids: row.openedPids ?? [],
      ...(row.official_number !== null && { officialNumber: row.official_number }),
      ...(row.appointment_at !== null && { appointmentAt: vietnamIso(row.appointment_at) }),
      ...(content.reason !== undefined && isReasonNews(row) && { reason: content.reason }),
      ...(row.state === 'supplement' && content.supplement && { supplement: content.supplement }),
      ...(content.text.incomplete && { incomplete: true as const }),
      ...(task && { task }),
      ...(envelope && { envelope }),
    };
  });
}

function plainStatus(row: Selectable<DossiersTable>) {
  return {
    dossierId: row.dossier_id,
    localCode: row.local_code,
    procedureCode: row.procedure_code,
    procedureVersion: row.procedure_version,
    state: row.state,
  };
}

/** Of an accepted dossier the only reason is why its day was put off. */
function isReasonNews({ state, extensions }: { readonly state: string; readonly extensions: number }): boolean {
  return statesWithReason.includes(state) || (state === 'accepted' && extensions > 0);
}

/** Of these packets the ones of this very device. */
async function readOwnPids(
  { db }: GatewayContext,
  caller: Caller,
  pids: readonly string[],
): Promise<readonly string[]> {
  if (pids.length === 0) return [];
  const rows = await db
    .selectFrom('packets')
    .select('pid')
    .where('pid', 'in', pids)
    .where('device_id', '=', caller.deviceId)
    .execute();
  return rows.map(({ pid }) => pid);
}

const hasRejectedPhoto = sql`exists (
  select 1 from report_packets join report_photos using (report_id)
    join packet_parts on packet_parts.sha256 = report_photos.part_sha256
  where report_packets.pid = packets.pid and packet_parts.pid = packets.pid and report_photos.rejected is not null)`;

const hasRejectedPage = sql`exists (
  select 1 from dossier_papers join packet_parts on packet_parts.sha256 = dossier_papers.part_sha256
  where dossier_papers.dossier_id = packets.dossier_id and packet_parts.pid = packets.pid
    and dossier_papers.rejected is not null)`;

/** Packets of this very device that lie on the review list now, or of which the desk cannot show a page. */
async function readReviews(
  { db }: GatewayContext,
  caller: Caller,
  pids: readonly string[],
): Promise<readonly PacketReview[]> {
  if (pids.length === 0) return [];
  const rows = await db
    .selectFrom('packets')
    .select([
      'pid',
      sql<
        string | null
      >`coalesce(review, case when ${hasRejectedPage} or ${hasRejectedPhoto} then 'picture-rejected' end)`.as('code'),
    ])
    .where('pid', 'in', pids)
    .where('device_id', '=', caller.deviceId)
    .execute();
  return rows.flatMap(({ pid, code }) => (code === null ? [] : [{ pid, code }]));
}

/**
 * Queue rows as the desk sees them; the same row stands in the queue, on top of a dossier and behind an envelope. What many
 * rows need is asked for once for all of them.
 */

import type { Kysely, Selectable } from 'kysely';
import { sql } from '../store/kysely.ts';
import type { OfficeState } from '../../core/dossier/dossier-status.ts';
import { deadlineState } from '../../core/reception/deadline.ts';
import type { DeskRow } from '../../core/reception/desk.ts';
import type { DeadlineState, StandIn } from '../../core/reception/desk-life.ts';
import type { WorkingCalendar } from '../../core/reception/working-days.ts';
import type { GatewayContext } from '../context.ts';
import type { DossiersTable } from '../store/desk-tables.ts';
import type { Database } from '../store/schema.ts';
import type { DossierSummary } from './dossier-summaries.ts';
import { loadSummaries } from './dossier-summaries.ts';
import { findStandIns } from './stand-ins.ts';
import { loadProcedureFacts, procedureKey } from './procedure-facts.ts';
import type { ProcedureFacts } from './procedure-facts.ts';
import { vietnamIso } from './vietnam-time.ts';
import { readWorkCalendar } from './work-calendar.ts';

export type DossierRecord = Omit<Selectable<DossiersTable>, 'sealed_content' | 'applicant_key'> & {
  readonly missing_parts: number;
  readonly reception_point_name: string | null;
  readonly assigned_name: string | null;
};

/** Dossiers of one commune without their content, with the count of papers that are still on their way. */
export function selectDossiers(db: Kysely<Database>, communeCode: string) {
  return db
    .selectFrom('dossiers')
    .leftJoin('reception_points', 'reception_points.reception_point_id', 'dossiers.reception_point_id')
    .leftJoin('people', 'people.person_id', 'dossiers.assigned_to')
    .where('dossiers.commune_code', '=', communeCode)
    .select([
      'dossiers.dossier_id',
      'dossiers.revision',
      'dossiers.packet_revision',
      'dossiers.pid',
      'dossiers.device_id',
      'dossiers.commune_code',
      'dossiers.reception_point_id',
      'dossiers.basket_id',
      'dossiers.local_code',
      'dossiers.slip_token_sha256',
      'dossiers.procedure_code',
      'dossiers.procedure_version',
      'dossiers.state',
      'dossiers.official_number',
      'dossiers.received_on_spot_at',
      'dossiers.arrived_at',
      'dossiers.state_at',
      'dossiers.appointment_at',
      'dossiers.originals_expected',
      'dossiers.originals_arrived_at',
      'dossiers.signature_expected',
      'dossiers.ink_arrived_at',
      'dossiers.sample',
      'dossiers.holder_kind',
      'dossiers.holder_name',
      'dossiers.holder_since',
      'dossiers.assigned_to',
      'dossiers.extensions',
      'reception_points.name as reception_point_name',
      'people.name as assigned_name',
      missingParts.as('missing_parts'),
    ]);
}

/** Papers of the newest packet whose picture is not there yet. */
export const missingParts = sql<number>`(
  select count(*)::integer from dossier_papers
  where dossier_papers.dossier_id = dossiers.dossier_id
    and dossier_papers.part_sha256 is not null
    and dossier_papers.blob_id is null
    and dossier_papers.rejected is null
)`;

/** The rows of `records`, in their order. */
export async function deskRows(
  context: Pick<GatewayContext, 'db' | 'keys' | 'now'>,
  records: readonly DossierRecord[],
): Promise<readonly DeskRow[]> {
  const [first] = records;
  if (first === undefined) return [];
  const [summaries, procedures, calendar, standIns] = await Promise.all([
    loadSummaries(context, records),
    loadProcedureFacts(context.db, records),
    readWorkCalendar(context.db),
    findStandIns(context.db, first.commune_code, context.now()),
  ]);
  const now = vietnamIso(context.now());
  return records.flatMap((record) => {
    const summary = summaries.get(record.dossier_id);
    if (summary === undefined) return [];
    return [deskRow(record, summary, procedures.get(procedureKey(record)), { now, calendar, standIns })];
  });
}

export interface WorkDay {
  /** ISO with Vietnam's offset. */
  readonly now: string;
  readonly calendar: WorkingCalendar;
}

function deskRow(
  record: DossierRecord,
  summary: DossierSummary,
  procedure: ProcedureFacts | undefined,
  day: WorkDay & { readonly standIns: ReadonlyMap<string, StandIn> },
): DeskRow {
  const standIn = day.standIns.get(record.assigned_to ?? '');
  const deadline = findDeadline(record, day);
  const { holder_kind: kind, holder_name: holderName, holder_since: since } = record;
  return {
    dossierId: record.dossier_id,
    etag: String(record.revision),
    localCode: record.local_code,
    procedureCode: record.procedure_code,
    procedureName: procedure?.shortName ?? record.procedure_code,
    applicantName: summary.applicantName,
    ...(summary.hamlet !== undefined && { hamlet: summary.hamlet }),
    receptionPoint: record.reception_point_name ?? summary.receptionPoint,
    state: record.state,
    ...(record.official_number !== null && { officialNumber: record.official_number }),
    ...(record.received_on_spot_at !== null && { receivedOnSpotAt: vietnamIso(record.received_on_spot_at) }),
    arrivedAt: vietnamIso(record.arrived_at),
    ...(record.appointment_at !== null && { appointmentAt: vietnamIso(record.appointment_at) }),
    missingParts: record.missing_parts,
    awaitsOriginal: record.originals_expected && record.originals_arrived_at === null,
    awaitsSignature: record.signature_expected && record.ink_arrived_at === null,
    sameDay: procedure?.sameDay ?? false,
    ...(kind !== null &&
      since !== null && {
        holder: { kind, ...(holderName !== null && { name: holderName }), since: vietnamIso(since) },
      }),
    ...(record.assigned_to !== null && {
      assignedTo: { personId: record.assigned_to, name: record.assigned_name ?? '', ...(standIn && { standIn }) },
    }),
    ...(deadline !== undefined && { deadline }),
    ...(record.extensions > 0 && { extensions: record.extensions }),
    sample: record.sample,
    ...(summary.isIncomplete && { incomplete: true }),
  };
}

/** States in which an appointment still has to be kept. */
export const dueStates: readonly OfficeState[] = ['accepted', 'supplement'];

export function findDeadline(
  record: Pick<DossierRecord, 'state' | 'appointment_at'>,
  { now, calendar }: WorkDay,
): DeadlineState | undefined {
  if (record.appointment_at === null || !dueStates.includes(record.state)) return undefined;
  return deadlineState(vietnamIso(record.appointment_at), now, calendar);
}

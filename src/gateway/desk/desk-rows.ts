/** Queue rows as the desk sees them; the same row stands in the queue, on top of a dossier and behind an envelope. */

import type { Kysely, Selectable } from 'kysely';
import { sql } from '../store/kysely.ts';
import type { DeskRow } from '../../core/reception/desk.ts';
import type { GatewayContext } from '../context.ts';
import type { DossiersTable } from '../store/desk-tables.ts';
import type { Database } from '../store/schema.ts';
import type { DossierSummary } from './dossier-summaries.ts';
import { findPublishedProcedure } from './published-procedure.ts';
import { vietnamIso } from './vietnam-time.ts';

export type DossierRecord = Omit<Selectable<DossiersTable>, 'sealed_content'> & {
  readonly missing_parts: number;
  readonly reception_point_name: string | null;
};

/** Dossiers of one commune without their content, with the count of papers that are still on their way. */
export function selectDossiers(db: Kysely<Database>, communeCode: string) {
  return db
    .selectFrom('dossiers')
    .leftJoin('reception_points', 'reception_points.reception_point_id', 'dossiers.reception_point_id')
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
      'dossiers.arrived_at',
      'dossiers.state_at',
      'dossiers.appointment_at',
      'dossiers.originals_expected',
      'dossiers.originals_arrived_at',
      'dossiers.signature_expected',
      'dossiers.ink_arrived_at',
      'dossiers.sample',
      'reception_points.name as reception_point_name',
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

export async function deskRow(
  { db }: Pick<GatewayContext, 'db'>,
  record: DossierRecord,
  summary: DossierSummary,
): Promise<DeskRow> {
  const procedure = await findPublishedProcedure(db, record.procedure_code, record.procedure_version);
  return {
    dossierId: record.dossier_id,
    localCode: record.local_code,
    procedureCode: record.procedure_code,
    procedureName: procedure?.shortName ?? record.procedure_code,
    applicantName: summary.applicantName,
    ...(summary.hamlet !== undefined && { hamlet: summary.hamlet }),
    receptionPoint: record.reception_point_name ?? summary.receptionPoint,
    state: record.state,
    ...(record.official_number !== null && { officialNumber: record.official_number }),
    arrivedAt: vietnamIso(record.arrived_at),
    ...(record.appointment_at !== null && { appointmentAt: vietnamIso(record.appointment_at) }),
    missingParts: record.missing_parts,
    awaitsOriginal: record.originals_expected && record.originals_arrived_at === null,
    awaitsSignature: record.signature_expected && record.ink_arrived_at === null,
    sameDay: procedure?.sla.unit === 'working-day' && procedure.sla.value === 0,
    sample: record.sample,
    ...(summary.isIncomplete && { incomplete: true }),
  };
}

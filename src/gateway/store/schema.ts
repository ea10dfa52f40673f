/**
 * The tables, as Kysely sees them. `migrations/` creates them; this file and the newest migration say the same thing.
 * Nothing opened is stored in the clear: `sealed_content` columns are AES-256-GCM under the data key in `DATA_DIR/keys`.
 */

import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { AccountRole } from '../../core/reception/administration.ts';
import type {
  GuestRolesTable,
  ListEditing,
  OfficeRecordsTable,
  SubstitutionsTable,
  TeamsTable,
} from './administration-tables.ts';
import type { Json, Timestamp, WithDefault } from './column-types.ts';
import type {
  ConnectorCommunesTable,
  ConnectorSecretsTable,
  ConnectorsTable,
  ForwardingsTable,
  StatusMatchingsTable,
} from './connector-tables.ts';
import type {
  DossierEventsTable,
  DossierPacketsTable,
  DossierPapersTable,
  DossierResultsTable,
  DossierRouteStepsTable,
  DossiersTable,
  NumberCountersTable,
  SheetsTable,
} from './desk-tables.ts';
import type { DossierFactsTable, FigureKeysTable, HamletNamesTable, SupplementFactsTable } from './figure-tables.ts';
import type {
  HouseholdChangesTable,
  HouseholdsTable,
  RosterImportsTable,
  RosterMatchingsTable,
  VneidVisitsTable,
} from './household-tables.ts';
import type { KioskCallsTable } from './kiosk-tables.ts';
import type { LeavingReasonsTable, PadsTable, TaskAssignmentsTable } from './custody-tables.ts';
import type { CashConfirmationsTable, CashSettingsTable, PaymentsTable } from './money-tables.ts';
import type { NotesTable } from './note-tables.ts';
import type { ProcedureProposalsTable, ProceduresTable } from './procedure-tables.ts';
import type { ResultTripsTable, SatisfactionTable } from './result-tables.ts';
import type {
  PublishedReportsTable,
  ReportEventsTable,
  ReportPacketsTable,
  ReportPhotosTable,
  ReportsTable,
} from './report-tables.ts';
import type { ScanTicketsTable } from './scan-tables.ts';
import type { TicketBoardsTable, TicketSeriesTable } from './ticket-tables.ts';
import type { VoiceClipsTable } from './voice-tables.ts';
import type { PublicPagesTable, VisitExceptionsTable, VisitRulesTable } from './visit-tables.ts';

export interface Database {
  communes: CommunesTable;
  reception_points: ReceptionPointsTable;
  people: PeopleTable;
  teams: TeamsTable;
  substitutions: SubstitutionsTable;
  guest_roles: GuestRolesTable;
  office_records: OfficeRecordsTable;
  invitations: InvitationsTable;
  devices: DevicesTable;
  device_commands: DeviceCommandsTable;
  packets: PacketsTable;
  packet_parts: PacketPartsTable;
  parts: PartsTable;
  acknowledgements: AcknowledgementsTable;
  pid_conflicts: PidConflictsTable;
  dossiers: DossiersTable;
  dossier_packets: DossierPacketsTable;
  dossier_papers: DossierPapersTable;
  dossier_events: DossierEventsTable;
  dossier_route_steps: DossierRouteStepsTable;
  dossier_results: DossierResultsTable;
  dossier_facts: DossierFactsTable;
  supplement_facts: SupplementFactsTable;
  hamlet_names: HamletNamesTable;
  figure_keys: FigureKeysTable;
  sheets: SheetsTable;
  pads: PadsTable;
  task_assignments: TaskAssignmentsTable;
  leaving_reasons: LeavingReasonsTable;
  scan_tickets: ScanTicketsTable;
  ticket_boards: TicketBoardsTable;
  ticket_series: TicketSeriesTable;
  visit_rules: VisitRulesTable;
  visit_exceptions: VisitExceptionsTable;
  public_pages: PublicPagesTable;
  connectors: ConnectorsTable;
  connector_secrets: ConnectorSecretsTable;
  connector_communes: ConnectorCommunesTable;
  forwardings: ForwardingsTable;
  notes: NotesTable;
  payments: PaymentsTable;
  cash_settings: CashSettingsTable;
  cash_confirmations: CashConfirmationsTable;
  kiosk_calls: KioskCallsTable;
  households: HouseholdsTable;
  household_changes: HouseholdChangesTable;
  roster_imports: RosterImportsTable;
  roster_matchings: RosterMatchingsTable;
  vneid_visits: VneidVisitsTable;
  result_trips: ResultTripsTable;
  satisfaction: SatisfactionTable;
  status_matchings: StatusMatchingsTable;
  reports: ReportsTable;
  report_packets: ReportPacketsTable;
  report_photos: ReportPhotosTable;
  report_events: ReportEventsTable;
  published_reports: PublishedReportsTable;
  voice_clips: VoiceClipsTable;
  procedures: ProceduresTable;
  procedure_proposals: ProcedureProposalsTable;
  lists: ListsTable;
  settings: SettingsTable;
  changes: ChangesTable;
  audit: AuditTable;
  number_counters: NumberCountersTable;
}

export interface CommunesTable {
  code: string;
  name: string;
  /** Opened by the province: has a desk, may invite. */
  opened: WithDefault<boolean>;
  telephone: string | null;
  /** The fallback: this system mints the dossier number and prints Mẫu 01. */
  own_numbers: WithDefault<boolean>;
  /** The commune works without volunteers: none is invited. */
  officials_only: WithDefault<boolean>;
  sample: WithDefault<boolean>;
}

export interface ReceptionPointsTable {
  reception_point_id: string;
  commune_code: string;
  name: string;
  address: string;
  saturday_mornings: WithDefault<boolean>;
  /** Its last day; slips that name it stay good. */
  closed_on: string | null;
}

export interface PeopleTable {
  person_id: string;
  name: string;
  role: AccountRole;
  commune_code: string | null;
  reception_point_id: string | null;
  decision: string | null;
  undertaking_signed_on: string | null;
  /** The last day; the day itself still counts. */
  expires_on: string | null;
  created_at: Timestamp;
  telephone: string | null;
  team_id: string | null;
  /** The day on which the person left for good: a checklist stands until nothing is open. */
  left_on: string | null;
  /** The name without marks and case, made by the database. */
  name_key: GeneratedAlways<string>;
}

export interface InvitationsTable {
  invitation_id: string;
  token_sha256: string;
  person_id: string;
  created_by: string | null;
  created_at: Timestamp;
  expires_at: Timestamp;
  /** The device that used it; the same key gets the same answer again. */
  device_id: string | null;
  /** Printed at start (the province's first, the demo's): its device needs no confirmation. */
  first: WithDefault<boolean>;
}

export interface DevicesTable {
  device_id: string;
  person_id: string;
  name: string;
  public_jwk: Json<{ kty: 'EC'; crv: 'P-256'; x: string; y: string }>;
  thumbprint: string;
  state: 'unconfirmed' | 'active' | 'locked' | 'revoked';
  check_digits: string;
  enrolled_at: Timestamp;
  confirmed_at: Timestamp | null;
  confirmed_by: string | null;
  last_contact_at: Timestamp | null;
  /** As last reported with `changes`. */
  inventory: Json<unknown> | null;
  /** The commune has the phone back in its hands. */
  handed_back_at: Timestamp | null;
}

/** What a device was ordered last; most were never ordered anything. */
export interface DeviceCommandsTable {
  device_id: string;
  command: 'lock' | 'lift' | 'erase';
  iat: number;
  jws: string;
}

export interface PacketsTable {
  pid: string;
  device_id: string;
  seq: ColumnType<number, number, never>;
  header: string;
  header_sha256: string;
  /** Ciphertext of part 0. */
  text: Buffer;
  supersedes: string | null;
  received_at: Timestamp;
  complete: boolean;
  /** Why a person must look (problem code); null: an ordinary packet. */
  review: string | null;
  /** waiting: the opener has not tried · opened · failed: see `review` · superseded: an older revision. */
  opening: 'waiting' | 'opened' | 'failed' | 'superseded';
  dossier_id: string | null;
}

export interface PacketPartsTable {
  pid: string;
  index: number;
  sha256: string;
  len: number;
}

/** One row a digest; bytes of an unfinished part are counted by its partial file, not here. */
export interface PartsTable {
  sha256: string;
  len: number;
  complete: WithDefault<boolean>;
  /** After one digest mismatch only a whole upload is taken. */
  whole_only: WithDefault<boolean>;
}

export interface AcknowledgementsTable {
  pid: string;
  /** The `have` indexes joined by commas: the same (pid, have) always answers the same string. */
  have: string;
  jws: string;
  created_at: Timestamp;
}

export interface PidConflictsTable {
  pid: string;
  header_sha256: string;
  header: string;
  text: Buffer;
  received_at: Timestamp;
}

export interface ListsTable extends ListEditing {
  name: string;
  content: Json<unknown>;
  digest: string;
}

export interface SettingsTable {
  name: string;
  value: Json<unknown>;
}

/**
 * What happened, for `GET /changes`. A reader takes rows whose `xact` is below the oldest running transaction, ordered by
 * (xact, change_id): gap-free under concurrent commits.
 */
export interface ChangesTable {
  change_id: Generated<string>;
  xact: Generated<string>;
  /** end: a published version got its last day. */
  kind: 'procedure' | 'end' | 'list' | 'status' | 'settings' | 'review' | 'opened';
  /** procedure, end: `code@version`; list: its name; status: the dossier id; review, opened: the pid. */
  subject: string;
  /** Whom it concerns; null: everybody. */
  commune_code: string | null;
}

/** Append-only, chained: `hash` = sha256(prev_hash + the row's canonical JSON). Ids only, no personal data. */
export interface AuditTable {
  audit_id: Generated<string>;
  at: Timestamp;
  actor: string;
  action: string;
  subject: string;
  details: Json<unknown>;
  prev_hash: string;
  hash: string;
}

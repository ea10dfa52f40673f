/**
 * Which rows of which table a caller's request may see and write: the one declaration, a line a table and reach.
 * `apply-row-policies.ts` makes PostgreSQL's policies and grants from it; a table that is not in it does not compile, and a
 * reach that a table does not name sees none of its rows. Conditions are SQL over the table's own columns; a subquery in one
 * is under the rules of its own table.
 */

import type { CallersScope } from './callers-scope.ts';
import type { Database } from './schema.ts';

type ReachOfRows = CallersScope['reach'];

/** By reach; `everybody` holds for each. */
type Rows = { readonly [reach in ReachOfRows | 'everybody']?: string };

export interface RowRule {
  readonly reads?: Rows;
  readonly adds?: Rows;
  /** Rows that may be changed, before and after the change. */
  readonly changes?: Rows;
  /** Only these columns can be changed; absent: all. */
  readonly changeColumns?: readonly string[];
}

// Asked once a statement, not once a row: PostgreSQL makes an init plan of a subquery that names no column.
const ownCommune = "(select current_setting('gocua.commune', true))";
const ownDevice = "(select current_setting('gocua.device', true))";

const all = 'true';
const inOwnCommune = `commune_code = ${ownCommune}`;
const ofOwnDevice = `device_id = ${ownDevice}`;
/** People without a commune work for the province: their names stand beside what they published and decided. */
const worksHere = `(${inOwnCommune} or commune_code is null)`;
/** Lent to this commune once: the name stands in its dossiers' histories for ever. */
const wasLentHere = `exists (select 1 from guest_roles where guest_roles.person_id = people.person_id
  and guest_roles.${inOwnCommune})`;
const ofPersonInReach = 'exists (select 1 from people where people.person_id = {table}.person_id)';
const ofPersonHere = (condition: string) =>
  `exists (select 1 from people where people.person_id = {table}.person_id and ${condition})`;
const ofDeviceHere = (column: string) =>
  `exists (select 1 from devices join people using (person_id) where devices.device_id = {table}.${column}
    and people.${inOwnCommune})`;
const ofDossierInReach = 'exists (select 1 from dossiers where dossiers.dossier_id = {table}.dossier_id)';
const ofPacketInReach = `(exists (select 1 from packets where packets.pid = {table}.pid)
  or exists (select 1 from dossier_packets where dossier_packets.pid = {table}.pid))`;

const ofReportInReach = 'exists (select 1 from reports where reports.report_id = {table}.report_id)';

const ofDossiers: Rows = { 'own-device': ofDossierInReach, 'own-commune': ofDossierInReach };
const ofReports: Rows = { 'own-device': ofReportInReach, 'own-commune': ofReportInReach };
/** The province's too: people and places, never dossiers. */
const atOwnOffice: Rows = { 'own-commune': inOwnCommune, province: all };
const ofPeopleOffice: Rows = { 'own-commune': ofPersonHere(`people.${inOwnCommune}`), province: all };
const atOwnDesk: Rows = { 'own-commune': inOwnCommune };

export const rowRules: { readonly [table in keyof Database]: RowRule } = {
  communes: { reads: { 'own-commune': `code = ${ownCommune}`, province: all }, changes: { province: all } },
  reception_points: {
    reads: { 'own-commune': inOwnCommune, province: all },
    adds: { province: all },
    changes: { province: all },
  },
  people: {
    reads: { 'own-commune': `(${worksHere} or ${wasLentHere})`, province: all },
    adds: { 'own-commune': inOwnCommune, province: all },
    // Also for the lock that a change of a person's device takes.
    changes: { 'own-commune': inOwnCommune, province: all },
    changeColumns: ['expires_on', 'telephone', 'team_id', 'left_on', 'reception_point_id'],
  },
  teams: { reads: atOwnOffice, adds: atOwnOffice, changes: atOwnOffice },
  substitutions: { reads: atOwnOffice, adds: atOwnOffice, changes: atOwnOffice, changeColumns: ['ended_at'] },
  guest_roles: {
    reads: { 'own-commune': `(${inOwnCommune} or home_commune_code = ${ownCommune})`, province: all },
    adds: { province: all },
    changes: { province: all },
    changeColumns: ['ended_at'],
  },
  office_records: { reads: { province: all }, adds: { province: all }, changes: { province: all } },
  invitations: { adds: { 'own-commune': ofPersonHere(`people.${inOwnCommune}`), province: all } },
  devices: {
    reads: { 'own-device': ofOwnDevice, 'own-commune': ofPersonInReach, province: all },
    // Also the own one, whatever its commune: it reports what it holds.
    changes: {
      'own-device': ofOwnDevice,
      'own-commune': `(${ofOwnDevice} or ${ofPersonHere(`people.${inOwnCommune}`)})`,
      province: all,
    },
    changeColumns: ['state', 'confirmed_at', 'confirmed_by', 'last_contact_at', 'inventory', 'handed_back_at'],
  },
  device_commands: {},
  // Headers and counts; nobody opens a packet but the opener.
  packets: {
    reads: { 'own-device': ofOwnDevice, 'own-commune': ofDeviceHere('device_id'), province: all },
    changes: { 'own-commune': ofDeviceHere('device_id') },
    changeColumns: ['review'],
  },
  packet_parts: { reads: { 'own-device': ofPacketInReach, 'own-commune': ofPacketInReach } },
  parts: {},
  acknowledgements: {},
  pid_conflicts: {},
  // Not the province's: who administers devices has no business in a resident's dossier.
  dossiers: { reads: { 'own-device': ofOwnDevice, 'own-commune': inOwnCommune }, changes: atOwnDesk },
  dossier_packets: { reads: ofDossiers },
  // Added: a paper that is used again.
  dossier_papers: {
    reads: ofDossiers,
    adds: { 'own-commune': ofDossierInReach },
    changes: { 'own-commune': ofDossierInReach },
  },
  dossier_route_steps: { reads: ofDossiers, adds: { 'own-commune': ofDossierInReach } },
  dossier_results: {
    reads: ofDossiers,
    adds: { 'own-commune': ofDossierInReach },
    changes: { 'own-commune': ofDossierInReach },
    changeColumns: ['dropped_at'],
  },
  dossier_events: { reads: ofDossiers, adds: { 'own-commune': ofDossierInReach } },
  // The province counts every commune's; who may open the dossier behind a row is the rule of `dossiers`.
  dossier_facts: { reads: atOwnOffice },
  supplement_facts: { reads: atOwnOffice, adds: { 'own-commune': ofDossierInReach } },
  hamlet_names: { reads: atOwnOffice },
  figure_keys: {
    reads: { province: all },
    adds: { province: `created_by = ${ownDevice}` },
    changes: { province: all },
    changeColumns: ['revoked_at'],
  },
  // A kiosk calls; the desk answers.
  kiosk_calls: {
    reads: { 'own-device': ofOwnDevice, 'own-commune': inOwnCommune },
    adds: { 'own-device': `(${ofOwnDevice} and ${inOwnCommune})` },
    changes: { 'own-device': ofOwnDevice, 'own-commune': inOwnCommune },
    changeColumns: ['called_at', 'answered_at', 'answered_by'],
  },
  // A phone reads its team's hamlets; which they are is not the rows' to say.
  // Added: what the desk itself notes, which no packet brought.
  notes: {
    reads: atOwnDesk,
    adds: { 'own-commune': `(${inOwnCommune} and ${ofOwnDevice} and pid is null)` },
  },
  households: { reads: atOwnDesk, adds: atOwnDesk, changes: atOwnDesk },
  household_changes: { reads: atOwnDesk, adds: atOwnDesk },
  roster_imports: {
    reads: atOwnDesk,
    adds: atOwnDesk,
    changes: atOwnDesk,
    changeColumns: ['undone_at', 'undone_by'],
  },
  roster_matchings: { reads: atOwnDesk, adds: atOwnDesk, changes: atOwnDesk },
  vneid_visits: {
    reads: atOwnDesk,
    adds: atOwnDesk,
    changes: atOwnDesk,
    changeColumns: ['removed_at', 'changed_at', 'changed_by'],
  },
  result_trips: {
    reads: atOwnDesk,
    adds: atOwnDesk,
    changes: atOwnDesk,
    changeColumns: ['returned_at', 'returned_by'],
  },
  // Counted only; no route shows a row.
  satisfaction: { reads: atOwnOffice },
  payments: { reads: atOwnDesk, adds: { 'own-commune': ofDossierInReach } },
  // A phone reads whether it may take cash, and what was confirmed of its own.
  cash_settings: { reads: atOwnDesk, adds: atOwnDesk, changes: atOwnDesk },
  cash_confirmations: {
    reads: atOwnDesk,
    adds: atOwnDesk,
    changes: atOwnDesk,
    changeColumns: ['withdrawn_at', 'sealed_reason'],
  },
  sheets: { reads: atOwnDesk, adds: atOwnDesk, changes: atOwnDesk },
  pads: { reads: atOwnDesk, adds: atOwnDesk, changes: atOwnDesk },
  // Also a phone's: it is told whose a task is.
  task_assignments: { reads: atOwnDesk, adds: atOwnDesk, changes: atOwnDesk },
  leaving_reasons: {
    reads: ofPeopleOffice,
    adds: ofPeopleOffice,
    changes: ofPeopleOffice,
    changeColumns: ['given_by', 'given_at', 'sealed_reason'],
  },
  scan_tickets: { reads: atOwnDesk, adds: atOwnDesk, changes: atOwnDesk },
  ticket_boards: { reads: atOwnDesk, adds: atOwnDesk, changes: atOwnDesk },
  ticket_series: { reads: atOwnDesk, adds: atOwnDesk },
  // Who may plan is the rule of the routes: volunteers read what hangs on the notice board.
  visit_rules: { reads: atOwnOffice, adds: atOwnOffice, changes: atOwnOffice },
  visit_exceptions: { reads: atOwnOffice, adds: atOwnOffice, changes: atOwnOffice },
  public_pages: { reads: atOwnOffice, adds: atOwnOffice, changes: atOwnOffice },
  number_counters: { reads: atOwnDesk, adds: atOwnDesk, changes: atOwnDesk },
  // A desk knows the name of what takes its dossiers on; how it gets in there only the province.
  connectors: {
    reads: { 'own-commune': 'connector_id in (select connector_id from connector_communes)', province: all },
    adds: { province: all },
    changes: { province: all },
  },
  connector_secrets: { reads: { province: all }, adds: { province: all }, changes: { province: all } },
  connector_communes: {
    reads: { 'own-commune': inOwnCommune, province: all },
    adds: { province: all },
    changes: { province: all },
  },
  forwardings: {
    reads: { 'own-commune': inOwnCommune, province: all },
    adds: atOwnDesk,
    changes: { 'own-commune': inOwnCommune, province: all },
    changeColumns: ['state', 'attempts', 'next_try_at', 'last_error'],
  },
  // As with dossiers: not the province's. What is public is read by nobody's reach, as the owner of the tables.
  reports: { reads: { 'own-device': ofOwnDevice, 'own-commune': inOwnCommune }, changes: atOwnDesk },
  report_packets: { reads: ofReports },
  report_photos: { reads: ofReports },
  report_events: { reads: ofReports, adds: { 'own-commune': ofReportInReach } },
  published_reports: { reads: atOwnDesk, adds: atOwnDesk, changes: atOwnDesk },
  status_matchings: { reads: atOwnDesk, adds: atOwnDesk, changes: atOwnDesk },
  // Everybody plays what is published; who may record is the rule of the routes.
  voice_clips: {
    reads: { everybody: all },
    adds: { everybody: `recorded_by = ${ownDevice}` },
    changes: { 'own-commune': `(recorded_by = ${ownDevice} or ${ofDeviceHere('recorded_by')})`, province: all },
    changeColumns: ['published_by', 'published_at', 'ended_by', 'ended_at', 'blob_id'],
  },
  procedures: { reads: { everybody: all }, adds: { province: all }, changes: { province: all } },
  procedure_proposals: {
    reads: { 'own-commune': ofDeviceHere('proposed_by'), province: all },
    adds: { everybody: `proposed_by = ${ownDevice}` },
    changes: { 'own-commune': ofDeviceHere('proposed_by'), province: all },
  },
  lists: { reads: { everybody: all }, adds: { province: all }, changes: { province: all } },
  settings: { reads: { everybody: all }, adds: { province: all }, changes: { province: all } },
  changes: {
    reads: {
      everybody: 'commune_code is null',
      // Where its own dossiers are, which of its own packets became none, and nothing else of its commune.
      'own-device': `((kind = 'status' and exists (select 1 from dossiers where dossiers.dossier_id = changes.subject))
        or (kind = 'review' and exists (select 1 from packets where packets.pid = changes.subject)))`,
      'own-commune': inOwnCommune,
    },
    adds: { 'own-commune': inOwnCommune, province: all },
  },
  // Ids and codes, never a person's data: the province reads what was done. The newest hash, which a new row goes on from,
  // is the answer of `find_newest_audit_hash()`.
  audit: { reads: { province: all }, adds: { everybody: `actor = ${ownDevice}` } },
};

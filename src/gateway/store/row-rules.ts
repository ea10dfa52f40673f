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
  /** Only these columns can be read; absent: all. */
  readonly readColumns?: readonly string[];
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
const ofPersonHere = (condition: string) =>
  `exists (select 1 from people where people.person_id = {table}.person_id and ${condition})`;
const ofDeviceHere = (column: string) =>
  `exists (select 1 from devices join people using (person_id) where devices.device_id = {table}.${column}
    and people.${inOwnCommune})`;
const ofDossierInReach = 'exists (select 1 from dossiers where dossiers.dossier_id = {table}.dossier_id)';
const ofPacketInReach = `(exists (select 1 from packets where packets.pid = {table}.pid)
  or exists (select 1 from dossier_packets where dossier_packets.pid = {table}.pid))`;

const ofDossiers: Rows = { 'own-device': ofDossierInReach, 'own-commune': ofDossierInReach };
const atOwnDesk: Rows = { 'own-commune': inOwnCommune };

export const rowRules: { readonly [table in keyof Database]: RowRule } = {
  communes: { reads: { 'own-commune': `code = ${ownCommune}`, province: all }, changes: { province: all } },
  reception_points: { reads: { 'own-commune': inOwnCommune, province: all }, adds: { province: all } },
  people: {
    reads: { 'own-commune': worksHere, province: all },
    adds: { 'own-commune': inOwnCommune, province: all },
    // For the lock that a change of a person's device takes.
    changes: { 'own-commune': inOwnCommune, province: all },
    changeColumns: ['expires_on'],
  },
  invitations: { adds: { 'own-commune': ofPersonHere(`people.${inOwnCommune}`), province: all } },
  devices: {
    reads: { 'own-device': ofOwnDevice, 'own-commune': ofPersonHere(worksHere), province: all },
    // Also the own one, whatever its commune: it reports what it holds.
    changes: {
      'own-device': ofOwnDevice,
      'own-commune': ofPersonHere(`people.${inOwnCommune}`),
      province: all,
    },
    changeColumns: ['state', 'confirmed_at', 'confirmed_by', 'last_contact_at', 'inventory'],
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
  dossier_papers: { reads: ofDossiers, changes: { 'own-commune': ofDossierInReach } },
  dossier_events: { reads: ofDossiers, adds: { 'own-commune': ofDossierInReach } },
  sheets: { reads: atOwnDesk, adds: atOwnDesk, changes: atOwnDesk },
  number_counters: { reads: atOwnDesk, adds: atOwnDesk, changes: atOwnDesk },
  procedures: { reads: { everybody: all }, adds: { province: all }, changes: { province: all } },
  procedure_proposals: {
    reads: { 'own-commune': ofDeviceHere('proposed_by'), province: all },
    adds: { everybody: `proposed_by = ${ownDevice}` },
    changes: { 'own-commune': ofDeviceHere('proposed_by'), province: all },
  },
  lists: { reads: { everybody: all } },
  settings: { reads: { everybody: all }, adds: { province: all }, changes: { province: all } },
  changes: {
    reads: { everybody: 'commune_code is null', 'own-commune': inOwnCommune },
    adds: { 'own-commune': inOwnCommune, province: all },
  },
  // The newest hash to go on from; what a row says is for `npm run verify` and whoever keeps the database.
  audit: {
    reads: { everybody: all },
    readColumns: ['audit_id', 'hash'],
    adds: { everybody: `actor = ${ownDevice}` },
  },
};

/** The tables of the administration: teams, who stands in for whom, who is lent where, what was checked. */

import type { Json, Timestamp, WithDefault } from './column-types.ts';

/** Of one commune; who belongs to it says so himself (`people.team_id`). */
export interface TeamsTable {
  team_id: string;
  commune_code: string;
  name: string;
  /** Which decision founded it, and of which day. */
  decision: string;
  decided_on: string;
  hamlets: Json<readonly string[]>;
  leader_id: string | null;
  created_at: Timestamp;
  closed_on: string | null;
}

export interface SubstitutionsTable {
  substitution_id: string;
  person_id: string;
  substitute_id: string;
  /** Of both; null: the province. */
  commune_code: string | null;
  from_on: string;
  to_on: string;
  created_by: string;
  created_at: Timestamp;
  ended_at: Timestamp | null;
}

/** While it runs the person works for `commune_code` as an official, and nowhere else. */
export interface GuestRolesTable {
  guest_role_id: string;
  person_id: string;
  /** As it was when the person was lent; null: the province. */
  home_commune_code: string | null;
  commune_code: string;
  from_on: string;
  to_on: string;
  decision: string;
  created_by: string;
  created_at: Timestamp;
  ended_at: Timestamp | null;
}

/** The last one of its name: `escrow-check`, `audit-check`. */
export interface OfficeRecordsTable {
  name: string;
  value: Json<unknown>;
  recorded_by: string;
  recorded_at: Timestamp;
}

/** What a list of the catalogue got when people published it: it is theirs from then on. */
export interface ListEditing {
  edited_by: WithDefault<string | null>;
  edited_at: Timestamp | null;
}

/** The tables of what is published and of what is proposed; `schema.ts` has the others. */

import type { GeneratedAlways } from 'kysely';
import type { Json, Timestamp, WithDefault } from './column-types.ts';

export interface ProceduresTable {
  code: string;
  version: number;
  effective_from: string;
  effective_to: string | null;
  grace_days: number;
  definition: Json<unknown>;
  published_at: Timestamp;
  /** sha256 of the definition's JSON: the same seed is not published twice. */
  digest: string;
  /** The device it was published on; null: it came with the program. */
  published_by: WithDefault<string | null>;
  note: WithDefault<string>;
  /** The last day as decided after publishing; null: what the definition says holds. Readers use `deliver-definition.ts`. */
  ended_on: WithDefault<string | null>;
  /** Who ended it, and why; null where a following version did. */
  ended_by: WithDefault<string | null>;
  end_reason: WithDefault<string | null>;
  /** Read out of the definition by the database itself. */
  name: GeneratedAlways<string>;
  short_name: GeneratedAlways<string>;
  sector: GeneratedAlways<string>;
  aliases: GeneratedAlways<readonly string[]>;
  life_events: GeneratedAlways<readonly string[]>;
  priority: GeneratedAlways<number>;
  has_form: GeneratedAlways<boolean>;
  received_by: GeneratedAlways<string>;
  at_home: GeneratedAlways<unknown>;
  lanes: GeneratedAlways<readonly string[]>;
  unverified: GeneratedAlways<readonly string[]>;
}

/** A definition that waits for the province, or did; decided ones stay as they were. */
export interface ProcedureProposalsTable {
  proposal_id: string;
  code: string;
  /** The newest version when it was proposed; 0: the code is new. */
  based_on: number;
  definition: Json<unknown>;
  digest: string;
  name: GeneratedAlways<string>;
  effective_from: string;
  note: string;
  /** Null: a newer program brought it, and the code is one that people publish. */
  proposed_by: string | null;
  proposed_at: Timestamp;
  state: 'proposed' | 'published' | 'declined' | 'withdrawn';
  /** Why it was declined. */
  reason: WithDefault<string | null>;
  decided_by: WithDefault<string | null>;
  decided_at: Timestamp | null;
}

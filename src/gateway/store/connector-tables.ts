/** The tables of connectors, forwardings and remembered status files (`migrations/007-connectors.ts`). */

import type { StatusField } from '../../core/reception/status-import.ts';
import type { Json, Timestamp, WithDefault } from './column-types.ts';

export interface ConnectorsTable {
  connector_id: string;
  /** Of `connectors/catalogue.ts`. */
  kind: string;
  name: string;
  /** Off: what is queued waits. */
  enabled: boolean;
  /** Never a secret. */
  settings: Json<{ readonly [name: string]: unknown }>;
  /** Rises with every change, so that a gateway opens it anew. */
  revision: number;
  last_success_at: Timestamp | null;
  last_error: WithDefault<string | null>;
}

/** Apart from the connectors, so that no desk's request can read one. */
export interface ConnectorSecretsTable {
  connector_id: string;
  /** AES-256-GCM under the data key. */
  sealed_secret: Buffer;
}

export interface ConnectorCommunesTable {
  commune_code: string;
  /** Null: it used one and does no longer. */
  connector_id: string | null;
}

/** One dossier on its way to the one-stop system, or there. `forwarding_id` is the idempotency key. */
export interface ForwardingsTable {
  forwarding_id: string;
  dossier_id: string;
  commune_code: string;
  connector_id: string;
  /** 1 at the first acceptance; a dossier that is accepted again after a supplement goes once more. */
  round: number;
  state: 'waiting' | 'done' | 'dead';
  /** Tries that failed. */
  attempts: WithDefault<number>;
  queued_at: Timestamp;
  next_try_at: Timestamp | null;
  done_at: Timestamp | null;
  /** `ForwardFailure`. */
  last_error: WithDefault<string | null>;
  /** Who works at it; of nobody after `claimed_until`. */
  claim: WithDefault<string | null>;
  claimed_until: Timestamp | null;
  /** How the other system calls it. */
  remote_id: WithDefault<string | null>;
  /** The official code that was heard last. */
  remote_status: WithDefault<string | null>;
  /** When its status is asked for again; null: never. */
  poll_at: Timestamp | null;
}

/** How a commune's status files are read: folded head by field, and official code by folded status word. */
export interface StatusMatchingsTable {
  commune_code: string;
  heads: Json<{ readonly [field in StatusField]?: string }>;
  words: Json<{ readonly [key: string]: string }>;
}

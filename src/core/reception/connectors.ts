/** Connectors to the one-stop system, and the dossiers on their way to it, as the pages see them. */

/** `GET /admin/connectors` → ConnectorList. `POST /admin/connectors` (new) and `/admin/connectors/:connectorId` take a ConnectorChange. */
export interface ConnectorList {
  readonly kinds: readonly string[];
  readonly connectors: readonly ConnectorRow[];
  /** What this gateway's settings allow: nobody can name another place on a page. */
  readonly allowed: { readonly hosts: readonly string[]; readonly folder: string };
}

export interface ConnectorRow {
  readonly connectorId: string;
  readonly kind: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly settings: { readonly [name: string]: unknown };
  /** A secret is kept; it is never shown again. */
  readonly hasSecret: boolean;
  readonly communes: readonly { readonly code: string; readonly name: string }[];
  readonly health: ConnectorHealth;
}

export interface ConnectorHealth {
  readonly waiting: number;
  readonly dead: number;
  readonly done: number;
  readonly lastSuccessAt?: string;
  /** Since when the oldest one waits. */
  readonly oldestWaitingAt?: string;
  readonly lastError?: string;
}

export interface ConnectorChange {
  readonly kind?: string;
  readonly name?: string;
  readonly enabled?: boolean;
  readonly settings?: { readonly [name: string]: unknown };
  /** Replaces the one that is kept. */
  readonly secret?: string;
  /** Codes of all communes that use it; one commune uses one connector. */
  readonly communes?: readonly string[];
}

/** `POST /admin/connectors/:connectorId/try` → sends an invented dossier now. */
export interface ConnectorTrial {
  readonly sent: boolean;
  readonly code?: ForwardFailure;
}

/** Why a dossier did not get over. */
export const forwardFailures = [
  'disk-full',
  'folder-unusable',
  'host-not-allowed',
  'unreachable',
  'timeout',
  'sign-in-refused',
  'too-many-requests',
  'server-error',
  'refused',
  'redirected',
  'answer-unreadable',
  'dossier-unreadable',
  'internal',
] as const;
export type ForwardFailure = (typeof forwardFailures)[number];

export type ForwardingState = 'waiting' | 'done' | 'dead';

/** `GET /admin/forwardings?state=` → ForwardingRow[]; `POST /admin/forwardings/:forwardingId/retry` → ForwardingRow. */
export interface ForwardingRow {
  readonly forwardingId: string;
  readonly dossierId: string;
  readonly communeCode: string;
  readonly communeName: string;
  readonly connectorName: string;
  readonly state: ForwardingState;
  readonly attempts: number;
  readonly queuedAt: string;
  readonly nextTryAt?: string;
  readonly doneAt?: string;
  readonly lastError?: string;
  /** For the commune's own desk only. */
  readonly localCode?: string;
  readonly officialNumber?: string;
}

/** `GET /admin/forwardings` */
export interface ForwardingList {
  readonly rows: readonly ForwardingRow[];
  readonly counts: { readonly [state in ForwardingState]: number };
}

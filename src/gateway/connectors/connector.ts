/**
 * What a connector is: it takes a dossier that an official accepted to the one-stop system, and where that system can be asked,
 * brings back what became of it. One file fulfils this page, one line in `catalogue.ts` makes it choosable, and
 * `tests/contracts/connector-contract.ts` says whether it does what is promised here.
 */

import type { ForwardFailure } from '../../core/reception/connectors.ts';
import type { Result } from '../../core/result.ts';

/** A dossier as it leaves the house: everything under names that say what to upload where. */
export interface ExportedDossier {
  /** The same for every try of the same forwarding: whoever gets it twice has it once. */
  readonly key: string;
  /** Safe on every file system, with nothing about a person but the local code. */
  readonly name: string;
  readonly data: ExportedData;
  /** Declarations first, papers after, in the order in which they are uploaded. */
  readonly files: readonly ExportedFile[];
  /** Canonical JSON of `ExportedManifest`, and its signature by the gateway's key (compact JWS, detached). */
  readonly manifest: string;
  readonly signature: string;
}

export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly paperId?: string;
  readonly page?: number;
}

/** `ho-so.json`, and what the field mapping of a connector picks from. */
export interface ExportedData {
  readonly format: 'go-cua-dossier';
  readonly version: 1;
  readonly key: string;
  readonly localCode: string;
  readonly officialNumber: string;
  readonly [field: string]: unknown;
}

export interface ExportedManifest {
  readonly format: 'go-cua-manifest';
  readonly version: 1;
  readonly key: string;
  readonly gatewayId: string;
  readonly files: readonly { name: string; mediaType: string; sizeBytes: number; sha256: string }[];
  /** Pages that had not arrived when it was sent. */
  readonly missing: readonly { readonly paperId: string; readonly page: number }[];
}

export type ForwardOutcome =
  /** It is there, now or since an earlier try. */
  | { readonly sent: true; readonly remoteId?: string }
  /** It may be there all the same: the next try carries the same key. */
  | { readonly sent: false; readonly code: ForwardFailure; readonly retryAfterMs?: number };

export type PollOutcome =
  /** Official code; absent: a word of the other system that no mapping knows. */
  | { readonly heard: true; readonly code?: string; readonly at?: string; readonly note?: string }
  | { readonly heard: false; readonly code: ForwardFailure; readonly retryAfterMs?: number };

export interface Connector {
  /** Never throws for what another system or a disk does. */
  forward(dossier: ExportedDossier): Promise<ForwardOutcome>;
  /** Absent: there is nobody to ask. */
  poll?(forwarded: { readonly remoteId: string }): Promise<PollOutcome>;
  /** How long until the next question. */
  readonly pollEveryMs?: number;
}

/** What this gateway's own settings allow, whatever stands on a page. */
export interface Allowed {
  /** Folder below which files are dropped. */
  readonly folder: string;
  /** `host` or `host:port`. */
  readonly hosts: readonly string[];
}

export type Settings = { readonly [name: string]: unknown };

export interface ConnectorKind {
  readonly kind: string;
  /** What may be kept. Problem: bad-request, with the sentence about the field. */
  parseSettings(given: Settings, allowed: Allowed): Result<Settings>;
  /** `settings` were parsed by this kind. */
  open(settings: Settings, surroundings: { readonly allowed: Allowed; readonly secret: string | undefined }): Connector;
}

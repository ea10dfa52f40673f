/** What every check is given: where to look, whether to repair, and where to say what was found. */

import type { KeyObject } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { GatewayContext } from '../context.ts';
import type { Database } from '../store/schema.ts';
import type { Finding } from './finding.ts';
import type { Shelf } from './shelf.ts';

export type Counted =
  | 'packets'
  | 'acknowledgements'
  | 'parts'
  | 'dossiers'
  | 'notes'
  | 'reports'
  | 'pictures'
  | 'voices'
  | 'audit'
  | 'files';

export interface Examination {
  readonly context: GatewayContext;
  readonly db: Kysely<Database>;
  readonly dataKey: KeyObject;
  /** The place of the blobs. */
  readonly shelf: Shelf;
  readonly repairs: boolean;
  found(finding: Finding): void;
  counted(what: Counted, count: number): void;
}

/** Rows or files that are looked at together: what bounds the memory. */
export const pageSize = 100;

/** What looks wrong while a gateway works may only be on its way: it is looked at again after this. */
export const lookAgainMs = 1_000;

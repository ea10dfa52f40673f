/** What every action of the gateway is given: built once in `main.ts` (and by the tests), never imported as a global. */

import type { Kysely } from 'kysely';
import type { Blobs } from './blobs/blobs.ts';
import type { Config } from './config.ts';
import type { GatewayKeys } from './keys/gateway-keys.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { CallersDb } from './store/callers-db.ts';
import type { Database } from './store/schema.ts';

export interface GatewayContext {
  readonly config: Config;
  readonly db: Kysely<Database>;
  readonly blobs: Blobs;
  /** Signing key, recipients, authority key; no age identity: the intake cannot open anything. */
  readonly keys: GatewayKeys;
  readonly log: Log;
  readonly now: () => Date;
  /** Absent: nobody looks at figures. */
  readonly metrics?: Metrics;
}

/** What the web side has: the whole, and the database as a caller may see it. */
export interface WebContext extends GatewayContext {
  readonly callersDb: CallersDb;
}

/** What a caller's request works with: there is no way from it to rows that are not the caller's. */
export interface CallersContext extends GatewayContext {
  readonly db: CallersDb;
}

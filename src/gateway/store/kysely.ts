/**
 * What of Kysely exists at run time; its types are imported from the package as usual. Through require, because its ES build
 * is 131 files that the TypeScript loader is asked for one by one: 0.7 s of processor time at every start of gateway and
 * opener, against 0.15 s for the same files as CommonJS.
 */

import { createRequire } from 'node:module';
import type * as Api from 'kysely';

const require = createRequire(import.meta.url);

export const { Kysely, Migrator, PostgresDialect, sql } = require('kysely') as typeof Api;
export type Kysely<Tables> = Api.Kysely<Tables>;

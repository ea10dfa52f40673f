/**
 * The database as callers' requests get it: connections of their own, on which PostgreSQL itself hides what the scope of the
 * request (`callers-scope.ts`) does not reach (`row-rules.ts`). A forgotten WHERE in a route shows nothing of another
 * commune. Intake, opener and verify use the other store (`open-store.ts`) and pay nothing for this.
 */

import type { Kysely } from 'kysely';
import type { PoolClient } from 'pg';
import { callersRole } from './apply-row-policies.ts';
import { getScope } from './callers-scope.ts';
import { newPool } from './open-store.ts';
import { Kysely as KyselyClass, PostgresDialect } from './kysely.ts';
import { nameMarkedStatements } from './prepared.ts';
import type { Database } from './schema.ts';

declare const callersMark: unique symbol;

/** Only this is handed to the routes of desk, administration and `changes`. */
export type CallersDb = Kysely<Database> & { readonly [callersMark]: true };

/**
 * Connects with the first statement; `destroy()` closes it. `isHeldByDatabase` is what `applyRowPolicies` answered: without
 * the role only the routes' own conditions hold, and every statement still wants a scope.
 */
export function openCallersDb(
  databaseUrl: string,
  options: { readonly isHeldByDatabase: boolean; readonly connections?: number },
): CallersDb {
  const pool = newPool(databaseUrl, options.connections ?? 10);
  const entered = new WeakMap<PoolClient, string>();
  pool.on('connect', nameMarkedStatements);

  /** Statements of one scope follow each other on one connection mostly: it is told again only when another scope comes. */
  async function enter(client: PoolClient): Promise<void> {
    const { reach, communeCode, deviceId } = getScope();
    const key = JSON.stringify([reach, communeCode, deviceId]);
    if (entered.get(client) === key) return;
    entered.delete(client);
    const role = options.isHeldByDatabase ? callersRole : 'none';
    await client.query(
      `select set_config('role', $1, false), set_config('gocua.reach', $2, false),
        set_config('gocua.commune', $3, false), set_config('gocua.device', $4, false)`,
      [role, reach, communeCode ?? '', deviceId],
    );
    entered.set(client, key);
  }

  const scoped = {
    connect: async () => {
      const client = await pool.connect();
      try {
        await enter(client);
        return client;
      } catch (error) {
        // Whatever it was told half, nobody else gets it.
        client.release(true);
        throw error;
      }
    },
    end: async () => await pool.end(),
  };
  return new KyselyClass<Database>({ dialect: new PostgresDialect({ pool: scoped }) }) as CallersDb;
}

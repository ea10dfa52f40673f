/**
 * Kysely on a real PostgreSQL through a gate: when the process behind the gate is killed, the database sees what it sees of
 * every client that is gone: an open transaction is rolled back, a committed one stays.
 */

import type {
  CompiledQuery,
  DatabaseConnection,
  DatabaseIntrospector,
  Dialect,
  Driver,
  Kysely,
  QueryResult,
  TransactionSettings,
} from 'kysely';
import {
  CompiledQuery as Compiled,
  PostgresAdapter,
  PostgresDriver,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import type { Pool } from 'pg';
import type { Gate } from './gate.ts';

/**
 * A commit that was announced and is made only when the next transaction begins: the broken variant that acknowledges before
 * the commit. The one connection of the simulator holds the open transaction.
 */
export interface LateCommit {
  readonly isLate: boolean;
  isOwed: boolean;
}

/**
 * One connection where nothing happens at the same moment: what asks the database then does so in one order. Several where the
 * turns say who is next.
 */
export interface Pools {
  readonly calm: Pool;
  readonly crowd: Pool;
  /** What every answer waits for on its way, in a test that has them come late. */
  delay?: (() => Promise<void>) | undefined;
}

/** At the end of a process: one that stopped by itself keeps its word, of one that was killed nothing comes any more. */
export async function endLateCommit(pool: Pool, late: LateCommit, wasKilled: boolean): Promise<void> {
  if (!late.isOwed) return;
  late.isOwed = false;
  await pool.query(wasKilled ? 'rollback' : 'commit');
}

export function newBreakableDialect(pools: Pools, gate: Gate, late: LateCommit): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new BreakableDriver(pools, gate, late),
    createIntrospector: (db: Kysely<unknown>): DatabaseIntrospector => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

class BreakableConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection;
  readonly driver: PostgresDriver;
  readonly #gate: Gate;
  readonly #pools: Pools;

  constructor(inner: DatabaseConnection, driver: PostgresDriver, gate: Gate, pools: Pools) {
    this.inner = inner;
    this.driver = driver;
    this.#gate = gate;
    this.#pools = pools;
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { delay } = this.#pools;
    return this.#gate.pass(() => {
      const answer = this.inner.executeQuery<R>(query);
      return delay ? answer.finally(delay) : answer;
    });
  }

  streamQuery(): never {
    throw new Error('the gateway streams no query');
  }
}

class BreakableDriver implements Driver {
  readonly #calm: PostgresDriver;
  readonly #crowd: PostgresDriver;
  readonly #gate: Gate;
  readonly #late: LateCommit;
  readonly #pools: Pools;

  constructor(pools: Pools, gate: Gate, late: LateCommit) {
    this.#pools = pools;
    this.#calm = new PostgresDriver({ pool: pools.calm });
    this.#crowd = new PostgresDriver({ pool: pools.crowd });
    this.#gate = gate;
    this.#late = late;
  }

  async init(): Promise<void> {
    await this.#calm.init();
    await this.#crowd.init();
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const driver = this.#gate.turns.isCrowded ? this.#crowd : this.#calm;
    return new BreakableConnection(await driver.acquireConnection(), driver, this.#gate, this.#pools);
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    if (this.#late.isOwed) await this.#calm.commitTransaction(connection);
    this.#late.isOwed = false;
    await this.#calm.beginTransaction(connection, settings);
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    if (!this.#late.isLate) return await this.#calm.commitTransaction(connection);
    this.#late.isOwed = true;
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#gate.isDead) return;
    await this.#calm.rollbackTransaction(connection);
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    const { inner, driver } = connection as BreakableConnection;
    if (this.#gate.isDead) {
      // What PostgreSQL does when the client is gone; outside a transaction it is nothing.
      await this.#gate.turns.pass(() => inner.executeQuery(Compiled.raw('rollback')));
      this.#late.isOwed = false;
    }
    await driver.releaseConnection(inner as Parameters<PostgresDriver['releaseConnection']>[0]);
  }

  async destroy(): Promise<void> {
    // The pool outlives the process.
  }
}

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

/** At the end of a process: one that stopped by itself keeps its word, of one that was killed nothing comes any more. */
export async function endLateCommit(pool: Pool, late: LateCommit, wasKilled: boolean): Promise<void> {
  if (!late.isOwed) return;
  late.isOwed = false;
  await pool.query(wasKilled ? 'rollback' : 'commit');
}

export function newBreakableDialect(pool: Pool, gate: Gate, late: LateCommit): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new BreakableDriver(new PostgresDriver({ pool }), gate, late),
    createIntrospector: (db: Kysely<unknown>): DatabaseIntrospector => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

class BreakableConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection;
  readonly #gate: Gate;

  constructor(inner: DatabaseConnection, gate: Gate) {
    this.inner = inner;
    this.#gate = gate;
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.#gate.pass(() => this.inner.executeQuery<R>(query));
  }

  streamQuery(): never {
    throw new Error('the gateway streams no query');
  }
}

class BreakableDriver implements Driver {
  readonly #inner: PostgresDriver;
  readonly #gate: Gate;
  readonly #late: LateCommit;

  constructor(inner: PostgresDriver, gate: Gate, late: LateCommit) {
    this.#inner = inner;
    this.#gate = gate;
    this.#late = late;
  }

  init(): Promise<void> {
    return this.#inner.init();
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const inner = await this.#inner.acquireConnection();
    return new BreakableConnection(inner, this.#gate);
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    if (this.#late.isOwed) await this.#inner.commitTransaction(connection);
    this.#late.isOwed = false;
    await this.#inner.beginTransaction(connection, settings);
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    if (!this.#late.isLate) return await this.#inner.commitTransaction(connection);
    this.#late.isOwed = true;
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#gate.isDead) return;
    await this.#inner.rollbackTransaction(connection);
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    const { inner } = connection as BreakableConnection;
    if (this.#gate.isDead) {
      // What PostgreSQL does when the client is gone; outside a transaction it is nothing.
      await inner.executeQuery(Compiled.raw('rollback'));
      this.#late.isOwed = false;
    }
    await this.#inner.releaseConnection(inner as Parameters<PostgresDriver['releaseConnection']>[0]);
  }

  async destroy(): Promise<void> {
    // The pool outlives the process.
  }
}

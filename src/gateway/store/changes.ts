/**
 * What happened, in an order a phone can follow with a cursor and miss nothing. Transactions commit in another order
 * than they number their rows; therefore a reader takes only rows of transactions older than every one still running,
 * ordered by (xact, change_id): nothing can appear behind a cursor later.
 */

import type { Kysely, Transaction } from 'kysely';
import { sql } from './kysely.ts';
import type { ChangesTable, Database } from './schema.ts';

export interface Change {
  readonly kind: ChangesTable['kind'];
  readonly subject: string;
  /** Whom it concerns; absent: everybody. */
  readonly communeCode?: string;
}

export interface ChangesPage {
  readonly changes: readonly { readonly kind: ChangesTable['kind']; readonly subject: string }[];
  readonly cursor: string;
  /** More is waiting: read again with `cursor`. */
  readonly more: boolean;
}

/** Records changes in the transaction that makes them: they become readable when it has committed. */
export async function recordChange(trx: Transaction<Database>, ...changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ kind, subject, communeCode }) => ({ kind, subject, commune_code: communeCode ?? null }));
  await trx.insertInto('changes').values(rows).execute();
}

/**
 * News for the phones that sealed these packets: they lie on the review list. Written for the team's commune; who reads it
 * gets only the packets of the own device.
 */
export async function recordReviews(trx: Transaction<Database>, pids: readonly string[]): Promise<void> {
  if (pids.length === 0) return;
  await sql`
    insert into changes (kind, subject, commune_code)
    select 'review', packets.pid, people.commune_code
    from packets join devices using (device_id) join people using (person_id)
    where packets.pid = any(${pids})
  `.execute(trx);
}

/**
 * One page of changes after `cursor` for everybody and for `communeCode`. The cursor is opaque; absent, malformed, or
 * of another database cluster or a later state of it (a restored backup counts its transactions anew), it means from
 * the beginning: readers take the same change twice without harm.
 */
export async function readChanges(
  db: Kysely<Database>,
  cursor: string | undefined,
  communeCode: string | undefined,
  limit = 500,
): Promise<ChangesPage> {
  const cluster = await readCluster(db);
  const after = parseCursor(cursor, cluster) ?? { xact: '0', changeId: '0' };
  const rows = await db
    .selectFrom('changes')
    .select(['kind', 'subject', 'xact', 'change_id'])
    .where(sql<boolean>`(xact, change_id) > (${after.xact}::xid8, ${after.changeId}::bigint)`)
    .where(sql<boolean>`xact < pg_snapshot_xmin(pg_current_snapshot())`)
    .where((where) => where.or([where('commune_code', 'is', null), where('commune_code', '=', communeCode ?? null)]))
    .orderBy('xact')
    .orderBy('change_id')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const end = last ? { xact: last.xact, changeId: last.change_id } : after;
  return {
    changes: page.map(({ kind, subject }) => ({ kind, subject })),
    cursor: `${cluster.id}.${end.xact}.${end.changeId}`,
    more: rows.length > limit,
  };
}

/**
 * To be called at start. In a database restored from a dump rows may carry transaction numbers that this cluster has not
 * reached yet; they would stay invisible, so they get the current one.
 */
export async function adoptRestoredChanges(db: Kysely<Database>): Promise<void> {
  await sql`update changes set xact = pg_current_xact_id() where xact > pg_current_xact_id()`.execute(db);
}

interface Cluster {
  readonly id: string;
  /** The oldest running transaction: never falls, so no honest cursor reaches it. */
  readonly xmin: string;
}

async function readCluster(db: Kysely<Database>): Promise<Cluster> {
  const { rows } = await sql<Cluster>`
    select system_identifier::text as id, pg_snapshot_xmin(pg_current_snapshot())::text as xmin from pg_control_system()
  `.execute(db);
  const [cluster] = rows;
  if (!cluster) throw new Error('pg_control_system() answered nothing');
  return cluster;
}

function parseCursor(cursor: string | undefined, cluster: Cluster): { xact: string; changeId: string } | undefined {
  const match = /^(\d{1,20})\.(\d{1,18})\.(\d{1,18})$/.exec(cursor ?? '');
  const [, id, xact, changeId] = match ?? [];
  if (id !== cluster.id || !xact || !changeId) return undefined;
  return xact === '0' || BigInt(xact) < BigInt(cluster.xmin) ? { xact, changeId } : undefined;
}

/**
 * The audit log: append-only rows (a trigger refuses everything else), each bound to the one before by its hash, so that
 * a row changed or taken out in the middle shows. Ids and codes only, never a person's data. Rows are written in the
 * transaction of the action that they record: both or neither.
 */

import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { sql } from './kysely.ts';
import { prepared } from './prepared.ts';
import type { Database } from './schema.ts';

export interface AuditEntry {
  /** A device id, or `gateway`, `opener`. */
  readonly actor: string;
  readonly action: string;
  /** What it was done to: a pid, dossier id, device id… */
  readonly subject: string;
  readonly details?: { readonly [name: string]: string | number | boolean | null };
  /** Absent: now. */
  readonly at?: Date;
}

export interface AuditVerdict {
  readonly rows: number;
  /** The first row that does not fit; absent when the chain is whole. */
  readonly brokenAt?: string;
}

const firstPrevHash = '0'.repeat(64);
const chainLock = 4_100_001;

/**
 * Appends one row. Writers wait for each other until they commit, so call it late in the transaction. Needs READ
 * COMMITTED (PostgreSQL's default): under a frozen snapshot the newest hash would be unseen and the insert refused.
 */
export async function writeAudit(trx: Transaction<Database>, entry: AuditEntry): Promise<void> {
  await sql`${prepared} select pg_advisory_xact_lock(${sql.lit(chainLock)})`.execute(trx);
  const row = { ...entry, details: entry.details ?? {}, at: entry.at ?? new Date() };
  // A statement of its own: only one that begins under the lock sees what the writer before committed.
  await sql`${prepared}
    insert into audit (at, actor, action, subject, details, prev_hash, hash)
    select ${row.at}::timestamptz, ${row.actor}::text, ${row.action}::text, ${row.subject}::text,
      ${JSON.stringify(row.details)}::jsonb, newest.hash,
      encode(sha256(convert_to(newest.hash || ${canonicalRow(row)}::text, 'UTF8')), 'hex')
    from (select coalesce(find_newest_audit_hash(), ${firstPrevHash}::text) as hash) as newest
  `.execute(trx);
}

/** Walks the whole chain, a thousand rows at a time. */
export async function verifyAudit(db: Kysely<Database>): Promise<AuditVerdict> {
  let rows = 0;
  let prevHash = firstPrevHash;
  let after = '0';
  for (;;) {
    const page = await db
      .selectFrom('audit')
      .selectAll()
      .where('audit_id', '>', after)
      .orderBy('audit_id')
      .limit(1000)
      .execute();
    for (const row of page) {
      if (row.prev_hash !== prevHash || row.hash !== hashRow(prevHash, row)) return { rows, brokenAt: row.audit_id };
      prevHash = row.hash;
      rows += 1;
      after = row.audit_id;
    }
    if (page.length < 1000) return { rows };
  }
}

interface AuditRow {
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly details: unknown;
}

/** What a row's hash is of, after the hash of the row before. */
function canonicalRow({ at, actor, action, subject, details }: AuditRow): string {
  return JSON.stringify([at.toISOString(), actor, action, subject, sortKeys(details)]);
}

function hashRow(prevHash: string, row: AuditRow): string {
  return createHash('sha256').update(prevHash).update(canonicalRow(row)).digest('hex');
}

/** jsonb does not keep the order of keys; the hash must not depend on it. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]));
}

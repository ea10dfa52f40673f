/**
 * PostgreSQL's row policies and grants, made from `row-rules.ts` at the start of a gateway whenever they are not those in
 * the database (a newer program, a restored dump). They bind the role of the callers' connections only: the owner of the
 * tables, as whom intake, opener and verify work, is not asked.
 */

import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { CallersScope } from './callers-scope.ts';
import { sql } from './kysely.ts';
import { rowRules } from './row-rules.ts';
import type { RowRule } from './row-rules.ts';
import type { Database } from './schema.ts';

/** Of the whole server, shared by its databases; it may not log in and is granted nothing but what the rules say. */
export const callersRole = 'gocua_callers';

/** They answer one thing each out of rows that a caller may not read (migrations 005 and 009). */
const openFunctions = [
  'find_taken_codes(text[])',
  'find_newest_audit_hash()',
  'count_uses_of_point(text)',
  'count_assigned_dossiers(text)',
];

const reaches: readonly CallersScope['reach'][] = ['own-device', 'own-commune', 'province'];
const policyLock = 4_100_005;

/**
 * Whether PostgreSQL holds the rules. False: the role is missing and the database's user may not make it; then only the
 * conditions in the routes hold.
 */
export async function applyRowPolicies(db: Kysely<Database>): Promise<boolean> {
  if (!(await canBecomeCaller(db))) await makeRole(db);
  const isHeld = await canBecomeCaller(db);
  const statements = [...policyStatements(), ...(isHeld ? grantStatements() : [])];
  const digest = createHash('sha256').update(statements.join('\n')).digest('hex');
  if (await isApplied(db, digest, isHeld)) return isHeld;
  await db.transaction().execute(async (trx) => {
    // Two gateways that start at once: the second does the same again.
    await sql`select pg_advisory_xact_lock(${sql.lit(policyLock)})`.execute(trx);
    await sql.raw(statements.join(';\n')).execute(trx);
    await sql`delete from row_policies`.execute(trx);
    await sql`insert into row_policies (digest) values (${digest})`.execute(trx);
  });
  return isHeld;
}

async function canBecomeCaller(db: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select coalesce((select pg_has_role(current_user, oid, 'MEMBER') from pg_roles where rolname = ${callersRole}), false)
      as may
  `.execute(db);
  return rows[0]?.may ?? false;
}

/** Does what it may: 42501 is a user without the right, the others are another gateway that did it meanwhile. */
async function makeRole(db: Kysely<Database>): Promise<void> {
  for (const statement of [`create role ${callersRole} nologin`, `grant ${callersRole} to current_user`]) {
    await sql
      .raw(statement)
      .execute(db)
      .catch((error: unknown) => {
        if (!['42501', '42710', '23505', '42704'].includes((error as { code?: string }).code ?? '')) throw error;
      });
  }
}

/** A dump that was restored on another server brings the digest and the policies, but not the grants. */
async function isApplied(db: Kysely<Database>, digest: string, isHeld: boolean): Promise<boolean> {
  const { rows } = await sql<{ digest: string | null; granted: boolean; on: boolean }>`
    select (select digest from row_policies) as digest,
      (select relrowsecurity from pg_class where oid = to_regclass('dossiers')) as on,
      ${isHeld ? sql<boolean>`has_table_privilege(${callersRole}, 'dossiers', 'select')` : sql<boolean>`true`} as granted
  `.execute(db);
  return rows[0]?.digest === digest && rows[0].granted && rows[0].on;
}

/** For everybody whom the grants let in: a dump with them can be restored where the role does not exist. */
function policyStatements(): readonly string[] {
  return Object.entries(rowRules).flatMap(([table, rule]) => {
    const reads = conditionFor(table, rule.reads);
    const adds = conditionFor(table, rule.adds);
    const changes = conditionFor(table, rule.changes);
    return [
      `alter table ${table} enable row level security`,
      ...['reads', 'adds', 'changes'].map((name) => `drop policy if exists caller_${name} on ${table}`),
      ...(reads ? [`create policy caller_reads on ${table} for select using (${reads})`] : []),
      ...(adds ? [`create policy caller_adds on ${table} for insert with check (${adds})`] : []),
      ...(changes
        ? [`create policy caller_changes on ${table} for update using (${changes}) with check (${changes})`]
        : []),
    ];
  });
}

function grantStatements(): readonly string[] {
  return [
    ...openFunctions.map((name) => `grant execute on function ${name} to ${callersRole}`),
    ...Object.entries(rowRules).flatMap(([table, rule]: [string, RowRule]) => {
      const rights = [
        ...(rule.reads ? ['select'] : []),
        ...(rule.adds ? ['insert'] : []),
        ...(rule.changes ? [`update${columnList(rule.changeColumns)}`] : []),
      ];
      return [
        `revoke all on ${table} from ${callersRole}`,
        ...(rights.length > 0 ? [`grant ${rights.join(', ')} on ${table} to ${callersRole}`] : []),
      ];
    }),
  ];
}

function columnList(columns: readonly string[] | undefined): string {
  return columns ? ` (${columns.join(', ')})` : '';
}

/** Absent: no reach has any of these rows. */
function conditionFor(table: string, rows: RowRule['reads']): string | undefined {
  if (!rows) return undefined;
  const parts = reaches.flatMap((reach) => {
    const condition = rows[reach];
    return condition ? [`((select current_setting('gocua.reach', true)) = '${reach}' and ${condition})`] : [];
  });
  const everybody = rows.everybody ? [`(${rows.everybody})`] : [];
  return [...everybody, ...parts].join(' or ').replaceAll('{table}', table);
}

/**
 * The audit log for the province: what was done, when, with which device, to which id. It holds no person's data; whose device
 * it was stands beside a row on the page and never in the exported file.
 */

import { sql } from '../store/kysely.ts';
import type { AuditAnswer, AuditCheck, AuditRow } from '../../core/reception/office-settings.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { findPeopleNames } from '../desk/people-names.ts';
import { vietnamIso } from '../desk/vietnam-time.ts';
import { verifyAudit, writeAudit } from '../store/audit.ts';
import type { AdminCaller } from './admin-caller.ts';
import { findDay, findWords } from './office-words.ts';

type Context = Pick<GatewayContext, 'db' | 'now'>;
type Body = { readonly [name: string]: unknown };

const pageSize = 100;
const mostExported = 50_000;
const checkRecord = 'audit-check';

/** Newest first, a hundred at a time. Problem: bad-request (a day that is none, a row that is no number). */
export async function searchAudit({ db }: Context, body: Body): Promise<Result<AuditAnswer>> {
  const rows = await readRows(db, body, pageSize + 1);
  if (!rows.ok) return rows;
  const page = rows.value.slice(0, pageSize);
  const names = await findPeopleNames(
    db,
    page.map(({ actor }) => actor),
  );
  const record = await db
    .selectFrom('office_records')
    .select('value')
    .where('name', '=', checkRecord)
    .executeTakeFirst();
  const last = page.at(-1);
  return succeed({
    rows: page.map((row) => {
      const actorName = names.get(row.actor);
      return actorName === undefined ? row : { ...row, actorName };
    }),
    ...(rows.value.length > pageSize && last && { next: last.id }),
    actions: await listActions(db),
    ...(record && { lastCheck: record.value as AuditCheck }),
  });
}

/** The same as a table for a spreadsheet, fifty thousand rows at most. Problem: bad-request. */
export async function exportAudit({ db }: Context, body: Body): Promise<Result<string>> {
  const rows = await readRows(db, body, mostExported);
  if (!rows.ok) return rows;
  const lines = rows.value.map(({ id, at, actor, action, subject, details }) =>
    [id, at, actor, action, subject, JSON.stringify(details)].map(cell).join(','),
  );
  // The mark at the beginning tells spreadsheets that it is UTF-8.
  return succeed(`\uFEFF${['id,at,actor,action,subject,details', ...lines].join('\r\n')}\r\n`);
}

/** Walks the whole chain now and keeps what was found. */
export async function checkAudit({ db, now }: Context, caller: AdminCaller): Promise<AuditCheck> {
  const verdict = await verifyAudit(db);
  const check: AuditCheck = { at: vietnamIso(now()), ...verdict };
  const row = { value: JSON.stringify(check), recorded_by: caller.deviceId, recorded_at: now() };
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('office_records')
      .values({ name: checkRecord, ...row })
      .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
      .execute();
    const details = { rows: verdict.rows, brokenAt: verdict.brokenAt ?? null };
    await writeAudit(trx, {
      actor: caller.deviceId,
      action: 'audit-checked',
      subject: checkRecord,
      details,
      at: now(),
    });
  });
  return check;
}

async function readRows(db: Context['db'], body: Body, limit: number): Promise<Result<readonly AuditRow[]>> {
  const [from, to] = [findDay(body['from']), findDay(body['to'])];
  const isDayWrong =
    (body['from'] !== undefined && from === undefined) || (body['to'] !== undefined && to === undefined);
  const before = body['before'];
  if (isDayWrong || (before !== undefined && !/^\d{1,18}$/.test(String(before)))) return fail('bad-request');
  let query = db.selectFrom('audit').select(['audit_id', 'at', 'actor', 'action', 'subject', 'details']);
  if (from) query = query.where('at', '>=', new Date(`${from}T00:00:00+07:00`));
  if (to) query = query.where('at', '<', new Date(Date.parse(`${to}T00:00:00+07:00`) + 86_400_000));
  for (const column of ['action', 'subject', 'actor'] as const) {
    const wanted = findWords(body[column], 128);
    if (wanted !== undefined) query = query.where(column, '=', wanted);
  }
  if (before !== undefined) query = query.where('audit_id', '<', String(before));
  const rows = await query.orderBy('audit_id', 'desc').limit(limit).execute();
  return succeed(
    rows.map(({ audit_id: id, at, details, ...row }) => ({
      id,
      at: vietnamIso(at),
      ...row,
      details: details as AuditRow['details'],
    })),
  );
}

/** One step of the index for each kind: the log has millions of rows and some dozens of kinds. */
async function listActions(db: Context['db']): Promise<readonly string[]> {
  const { rows } = await sql<{ action: string }>`
    with recursive kinds as (
      (select action from audit order by action limit 1)
      union all
      select (select action from audit where audit.action > kinds.action order by action limit 1) from kinds
        where kinds.action is not null
    )
    select action from kinds where action is not null
  `.execute(db);
  return rows.map(({ action }) => action);
}

/** Quoted where a comma or quote would part it, and never a formula. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

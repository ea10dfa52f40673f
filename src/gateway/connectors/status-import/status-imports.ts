/**
 * Looking at a status file and applying it. Both read the file anew and judge each line by the same rules; applying does it
 * with the dossiers locked, in one transaction: all chosen lines or none. The same file again finds nothing to do.
 */

import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { findOfficialStatus } from '../../../core/reception/official-status.ts';
import {
  findHeadRow,
  headKey,
  mostStatusChanges,
  proposeColumns,
  statusFields,
} from '../../../core/reception/status-import.ts';
import type {
  StatusColumns,
  StatusImportAnswer,
  StatusPreview,
  StatusRow,
  UnreadableStatusFile,
} from '../../../core/reception/status-import.ts';
import type { Problem } from '../../../core/problem.ts';
import type { Result } from '../../../core/result.ts';
import { fail, succeed } from '../../../core/result.ts';
import type { GatewayContext } from '../../context.ts';
import type { DeskCaller } from '../../desk/desk-caller.ts';
import { parseAppointment } from '../../desk/propose-appointment.ts';
import { writeAudit } from '../../store/audit.ts';
import type { Database } from '../../store/schema.ts';
import { movableColumns, moveDossier, planMove } from '../move-dossier.ts';
import type { MovableDossier } from '../move-dossier.ts';
import { readStatusFile } from './read-status-file.ts';
import { readStatusRows } from './read-status-rows.ts';
import type { ReadStatusRow } from './read-status-rows.ts';

type Body = { readonly [name: string]: unknown };
type Words = { readonly [key: string]: string };

/** A file that was read, with the columns that hold for it. */
interface Matched {
  readonly bytes: Uint8Array;
  readonly rows: readonly (readonly string[])[];
  readonly headRow: number;
  readonly heads: readonly string[];
  readonly columns: StatusColumns;
  readonly words: Words;
  readonly isRemembered: boolean;
  readonly read: readonly ReadStatusRow[];
}

/** Problem: bad-request (no file, or a matching that is none). */
export async function previewStatuses(
  { db }: Pick<GatewayContext, 'db'>,
  caller: DeskCaller,
  body: Body,
): Promise<Result<StatusPreview | UnreadableStatusFile>> {
  const matched = await matchUpload(db, caller, body);
  if (!matched.ok || 'fault' in matched.value) return matched as Result<UnreadableStatusFile>;
  const dossiers = await findDossiers(db, caller, matched.value);
  return succeed(previewOf(matched.value, dossiers));
}

/**
 * Problems: bad-request (as above, a file that cannot be read, or more changes than one application takes);
 * action-not-possible (a chosen line cannot be applied: nothing was).
 */
export async function applyStatuses(
  context: GatewayContext,
  caller: DeskCaller,
  body: Body,
): Promise<Result<StatusImportAnswer>> {
  const { lines } = body;
  if (lines !== undefined && !(Array.isArray(lines) && lines.every((line) => Number.isSafeInteger(line)))) {
    return fail('bad-request');
  }
  const matched = await matchUpload(context.db, caller, body);
  if (!matched.ok) return matched;
  const file = matched.value;
  if ('fault' in file) return fail('bad-request');
  const refused: { problem?: Problem } = {};
  try {
    const changed = await context.db.transaction().execute(async (trx) => {
      const chosen = await chooseChanges(trx, caller, file, lines as readonly number[] | undefined);
      const done = chosen.ok ? await applyAll(context, trx, caller, chosen.value) : chosen;
      if (!done.ok) {
        refused.problem = done.problem;
        throw new Error('refused');
      }
      await remember(trx, caller, file);
      await noteImport(context, trx, caller, { file, changed: done.value });
      return done.value;
    });
    const dossiers = await findDossiers(context.db, caller, file);
    return succeed({ changed, preview: previewOf(file, dossiers) });
  } catch (error) {
    if (refused.problem !== undefined) return { ok: false, problem: refused.problem };
    throw error;
  }
}

async function matchUpload(
  db: Kysely<Database>,
  caller: DeskCaller,
  body: Body,
): Promise<Result<Matched | UnreadableStatusFile>> {
  const { file, columns: given, words: explained = {} } = body;
  if (typeof file !== 'string' || !/^[A-Za-z0-9+/]*={0,2}$/.test(file)) return fail('bad-request');
  if (!isWords(explained) || (given !== undefined && !isColumns(given))) return fail('bad-request');
  const bytes = new Uint8Array(Buffer.from(file, 'base64'));
  const sheet = readStatusFile(bytes);
  if (!sheet.ok) return succeed({ fault: sheet.fault });
  const { rows } = sheet;
  const headRow = findHeadRow(rows);
  const heads = rows[headRow] ?? [];
  const remembered = await db
    .selectFrom('status_matchings')
    .select(['heads', 'words'])
    .where('commune_code', '=', caller.communeCode)
    .executeTakeFirst();
  const known = remembered && findRemembered(heads, remembered.heads as Words);
  const columns = given ?? known ?? proposeColumns(heads);
  const words = { ...(remembered?.words as Words | undefined), ...explained };
  return succeed({
    bytes,
    rows,
    headRow,
    heads,
    columns,
    words,
    isRemembered: given === undefined && known !== undefined,
    read: readStatusRows(rows, headRow, columns, words),
  });
}

/** Absent: this file has other heads. */
function findRemembered(heads: readonly string[], remembered: Words): StatusColumns | undefined {
  const keys = heads.map(headKey);
  const places = statusFields.flatMap((field) => {
    const head = remembered[field];
    return head === undefined ? [] : [[field, keys.indexOf(head)] as const];
  });
  return places.length > 0 && places.every(([, at]) => at >= 0) ? Object.fromEntries(places) : undefined;
}

type Dossiers = ReadonlyMap<string, MovableDossier>;

async function findDossiers(
  db: Kysely<Database>,
  { communeCode }: DeskCaller,
  { read }: Matched,
  isLocked = false,
): Promise<Dossiers> {
  const numbers = [...new Set(read.filter(({ fault }) => fault === undefined).map(({ number }) => number))];
  if (numbers.length === 0) return new Map();
  const query = db
    .selectFrom('dossiers')
    .select(movableColumns)
    .where('commune_code', '=', communeCode)
    .where('official_number', 'in', numbers)
    // In one order, so that two who import at once wait for each other and no more.
    .orderBy('dossier_id');
  const found = await (isLocked ? query.forUpdate() : query).execute();
  return new Map(found.map((dossier) => [dossier.official_number ?? '', dossier]));
}

function judge(row: ReadStatusRow, dossiers: Dossiers): StatusRow {
  const { line, number, statusText, status, at, note } = row;
  const dossier = dossiers.get(number);
  const plan = dossier && status && planMove(dossier, status);
  const kind = plan?.kind === 'move' ? 'change' : plan?.kind;
  return {
    line,
    number,
    statusText,
    verdict: row.fault ?? kind ?? 'number-unknown',
    ...(status && { code: status.code }),
    ...(at !== undefined && { at }),
    ...(note !== undefined && { note }),
    ...(dossier && row.fault === undefined && { dossierId: dossier.dossier_id, from: dossier.state }),
    ...(plan?.kind === 'move' && row.fault === undefined && { to: plan.to }),
  };
}

function previewOf({ headRow, heads, columns, isRemembered, read }: Matched, dossiers: Dossiers): StatusPreview {
  const rows = read.map((row) => judge(row, dossiers));
  const unknown = rows.filter(({ verdict }) => verdict === 'status-unknown').map(({ statusText }) => statusText);
  return { headLine: headRow + 1, heads, columns, isRemembered, rows, unknownStatuses: [...new Set(unknown)] };
}

interface Chosen {
  readonly row: ReadStatusRow;
  readonly dossier: MovableDossier;
}

async function chooseChanges(
  trx: Transaction<Database>,
  caller: DeskCaller,
  file: Matched,
  lines: readonly number[] | undefined,
): Promise<Result<readonly Chosen[]>> {
  const dossiers = await findDossiers(trx, caller, file, true);
  const wanted = lines && new Set(lines);
  const chosen: Chosen[] = [];
  for (const row of file.read) {
    if (wanted && !wanted.has(row.line)) continue;
    const { verdict } = judge(row, dossiers);
    const dossier = dossiers.get(row.number);
    if (verdict === 'change' && dossier) chosen.push({ row, dossier });
    // Done already is no fault: the same file may come again.
    else if (wanted && verdict !== 'same' && verdict !== 'older') return refuseLine(row);
  }
  if (chosen.length <= mostStatusChanges) return succeed(chosen);
  return fail('bad-request', { message: `Mỗi lần áp dụng nhiều nhất ${mostStatusChanges} dòng. Hãy chọn bớt.` });
}

async function applyAll(
  context: GatewayContext,
  trx: Transaction<Database>,
  caller: DeskCaller,
  chosen: readonly Chosen[],
): Promise<Result<number>> {
  for (const { row, dossier } of chosen) {
    const { status, at, note, appointmentAt } = row;
    const plan = status && planMove(dossier, status);
    if (status === undefined || plan?.kind !== 'move') return refuseLine(row);
    // An appointment that is over or far away is not taken over; the desk's own calendar sets one.
    const isGood = parseAppointment(appointmentAt, context.now()) !== undefined;
    const news = {
      status,
      ...(at !== undefined && { at }),
      ...(note !== undefined && { note }),
      ...(isGood && appointmentAt !== undefined && { appointmentAt }),
    };
    const done = await moveDossier(context, trx, caller, { dossier, actions: plan.actions, news });
    if (!done.ok) return refuseLine(row);
  }
  return succeed(chosen.length);
}

function refuseLine({ line }: ReadStatusRow): ReturnType<typeof fail> {
  return fail('action-not-possible', {
    message: `Dòng ${line} không áp dụng được nữa. Chưa có dòng nào được ghi; hãy xem lại.`,
  });
}

async function remember(trx: Transaction<Database>, { communeCode }: DeskCaller, file: Matched): Promise<void> {
  const heads = Object.fromEntries(
    Object.entries(file.columns).map(([field, at]) => [field, headKey(file.heads[at] ?? '')]),
  );
  const row = { heads: JSON.stringify(heads), words: JSON.stringify(file.words) };
  await trx
    .insertInto('status_matchings')
    .values({ commune_code: communeCode, ...row })
    .onConflict((conflict) => conflict.column('commune_code').doUpdateSet(row))
    .execute();
}

async function noteImport(
  { now }: GatewayContext,
  trx: Transaction<Database>,
  { deviceId, communeCode }: DeskCaller,
  { file, changed }: { readonly file: Matched; readonly changed: number },
): Promise<void> {
  if (changed === 0) return;
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  const details = { rows: file.read.length, changed, sha256 };
  await writeAudit(trx, { actor: deviceId, action: 'statuses-imported', subject: communeCode, details, at: now() });
}

function isColumns(value: unknown): value is StatusColumns {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(
    ([field, at]) =>
      (statusFields as readonly string[]).includes(field) && Number.isSafeInteger(at) && at >= 0 && at < 60,
  );
}

function isWords(value: unknown): value is Words {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length <= 100 &&
    entries.every(
      ([key, code]) => key.length <= 200 && typeof code === 'string' && findOfficialStatus(code) !== undefined,
    )
  );
}

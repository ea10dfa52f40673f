/**
 * Looking at a list of households and importing it. Both read the file anew and make the same plan; the import makes it again
 * under the commune's lock, does exactly what was looked at or nothing, and leaves behind what undoes it.
 */

import { createHash, randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { planRoster } from '../../core/household/plan-roster.ts';
import type { RosterPlan } from '../../core/household/plan-roster.ts';
import { readRosterRows } from '../../core/household/read-roster-rows.ts';
import { isRosterFault } from '../../core/household/roster-import.ts';
import type { RosterImportAnswer, RosterPreview } from '../../core/household/roster-import.ts';
import { headKey } from '../../core/reception/status-import.ts';
import type { UnreadableStatusFile } from '../../core/reception/status-import.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import { groupHamlets } from '../../core/visit/group-hamlets.ts';
import { isSameHamlet } from '../../core/visit/visit-errands.ts';
import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from '../desk/desk-caller.ts';
import { writeAudit } from '../store/audit.ts';
import type { Database } from '../store/schema.ts';
import { digestOf } from '../visits/read-schedule.ts';
import { changeRoster } from './change-roster.ts';
import type { RosterStep } from './change-roster.ts';
import { readCommuneHamlets } from './commune-hamlets.ts';
import { lockRoster, readKnownHouseholds } from './known-households.ts';
import type { KnownCommune } from './known-households.ts';
import { matchRosterFile } from './match-roster-file.ts';
import type { Body, RosterFile } from './match-roster-file.ts';
import { showPlan } from './show-roster-plan.ts';
import { writeDeskNotes } from './write-desk-note.ts';

type Context = Pick<GatewayContext, 'db' | 'keys' | 'now'>;

/** Problem: bad-request (no file, or a matching that is none). */
export async function previewRoster(
  context: Context,
  { communeCode }: DeskCaller,
  body: Body,
): Promise<Result<RosterPreview | UnreadableStatusFile>> {
  const file = await matchRosterFile(context, communeCode, body);
  if (!file.ok || 'fault' in file.value) return file as Result<UnreadableStatusFile>;
  const made = await makePlan(context, communeCode, file.value);
  return succeed(showPlan(file.value, made));
}

/**
 * Problems: bad-request (as above, or a file that cannot be read); changed-meanwhile (the roster is another one than was
 * looked at); action-not-possible (`message`: lines with faults, or nothing to do). In each case nothing was done.
 */
export async function importRoster(
  context: Context,
  caller: DeskCaller,
  body: Body,
): Promise<Result<RosterImportAnswer>> {
  const { plan: lookedAt, leaveFaults, marksGone } = body;
  if (typeof lookedAt !== 'string') return fail('bad-request');
  const { communeCode } = caller;
  const file = await matchRosterFile(context, communeCode, body);
  if (!file.ok) return file;
  if ('fault' in file.value) return fail('bad-request');
  const read = file.value;
  return await context.db.transaction().execute(async (trx): Promise<Result<RosterImportAnswer>> => {
    await lockRoster(trx, communeCode);
    const made = await makePlan({ ...context, db: trx }, communeCode, read);
    if (made.digest !== lookedAt) return fail('changed-meanwhile');
    const faults = made.plan.rows.filter(({ verdict }) => isRosterFault(verdict)).length;
    if (faults > 0 && (leaveFaults !== true || marksGone === true)) {
      return fail('action-not-possible', { message: faultWords(faults, leaveFaults === true) });
    }
    const steps = stepsOf(made, marksGone === true);
    if (steps.length === 0) return fail('action-not-possible', { message: 'Danh sách không có gì mới để ghi.' });
    const importId = randomUUID();
    const count = (...kinds: RosterStep['kind'][]) => steps.filter(({ kind }) => kinds.includes(kind)).length;
    const counts = { added: count('added'), changed: count('changed', 'back'), gone: count('gone') };
    await trx
      .insertInto('roster_imports')
      .values({
        import_id: importId,
        commune_code: communeCode,
        imported_at: context.now(),
        imported_by: caller.deviceId,
        ...counts,
        undone_at: null,
        undone_by: null,
      })
      .execute();
    await changeRoster(context, trx, caller, steps, importId);
    await tellTeams(context, trx, caller, made.known, steps);
    await remember(trx, communeCode, read);
    const sha256 = createHash('sha256').update(read.bytes).digest('hex');
    const details = { importId, rows: made.plan.rows.length, left: faults, ...counts, sha256 };
    const entry = { actor: caller.deviceId, action: 'roster-imported', subject: communeCode, details };
    await writeAudit(trx, { ...entry, at: context.now() });
    return succeed({ importId, ...counts });
  });
}

export interface MadePlan {
  readonly plan: RosterPlan;
  readonly known: KnownCommune;
  readonly hamlets: readonly string[];
  /** Names the plan and what it was made on. */
  readonly digest: string;
}

async function makePlan(context: Context, communeCode: string, file: RosterFile): Promise<MadePlan> {
  const hamlets = (await readCommuneHamlets(context, communeCode)).map(({ name }) => name);
  const { hamlet: column } = file.columns;
  const inFile = column === undefined ? [] : file.rows.map((row) => (row[column] ?? '').trim());
  const groups = groupHamlets([hamlets, [...new Set(inFile)]], [file.hamlet ?? '']);
  const spellings = new Map(groups.flatMap((group) => group.spellings.map((each) => [each, group.name] as const)));
  const spell = (name: string) => spellings.get(name) ?? hamlets.find((each) => isSameHamlet(each, name)) ?? name;
  const rows = readRosterRows(file.rows, file.headRow, file.columns, {
    ...(file.hamlet !== undefined && { hamlet: file.hamlet }),
    spell,
  });
  const known = await readKnownHouseholds(context, communeCode);
  const spelled = known.households.map(({ content, ...household }) => ({
    ...household,
    content: { ...content, hamlet: spell(content.hamlet) },
  }));
  const plan = planRoster(rows, spelled);
  const digest = digestOf([
    plan.rows.map(({ row, verdict, household, content }) => [
      row.line,
      verdict,
      household?.householdId,
      household && known.roster.get(household.householdId)?.revision,
      content,
    ]),
    plan.gone.map(({ householdId }) => householdId),
  ]);
  return { plan, known, hamlets, digest };
}

function stepsOf({ plan, known }: MadePlan, marksGone: boolean): readonly RosterStep[] {
  const steps: RosterStep[] = [];
  for (const { verdict, household, content } of plan.rows) {
    if (content === undefined || (verdict !== 'new' && verdict !== 'changed' && verdict !== 'back')) continue;
    const householdId = household?.householdId ?? randomUUID();
    const before = known.roster.get(householdId);
    const kind = before === undefined ? 'added' : verdict === 'back' ? 'back' : 'changed';
    steps.push({ householdId, kind, content, isGone: false, ...(before && { before }) });
  }
  for (const { householdId } of marksGone ? plan.gone : []) {
    const before = known.roster.get(householdId);
    if (before) steps.push({ householdId, kind: 'gone', content: before.content, isGone: true, before });
  }
  return steps;
}

/** What was described at a door goes on to hold on every phone; that it is gone, or back, the desk must say after it. */
async function tellTeams(
  context: Context,
  trx: Transaction<Database>,
  caller: DeskCaller,
  { noted }: KnownCommune,
  steps: readonly RosterStep[],
): Promise<void> {
  const wishes = steps.flatMap(({ householdId, kind, isGone, content }) => {
    const note = noted.get(householdId);
    if (!note || (kind !== 'gone' && kind !== 'back') || (note.body.isGone === true) === isGone) return [];
    const body = { type: 'household', householdId, household: note.body.household, isGone } as const;
    return [{ hamlet: content.hamlet, body, known: [note] }];
  });
  await writeDeskNotes(context, trx, caller, wishes);
}

async function remember(trx: Transaction<Database>, communeCode: string, file: RosterFile): Promise<void> {
  const heads = JSON.stringify(
    Object.fromEntries(Object.entries(file.columns).map(([field, at]) => [field, headKey(file.heads[at] ?? '')])),
  );
  await trx
    .insertInto('roster_matchings')
    .values({ commune_code: communeCode, heads })
    .onConflict((conflict) => conflict.column('commune_code').doUpdateSet({ heads }))
    .execute();
}

function faultWords(faults: number, isLeft: boolean): string {
  return isLeft
    ? 'Bỏ qua dòng lỗi thì không đánh dấu hộ đã chuyển đi được: hộ đó có thể nằm ở dòng lỗi.'
    : `Còn ${faults} dòng có lỗi. Chưa hộ nào được ghi.`;
}

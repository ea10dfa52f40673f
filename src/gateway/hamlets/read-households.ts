/** The households of a commune as the desk looks at them: every hamlet with its round, one hamlet, or who is searched for. */

import type {
  DeskHamlets,
  FoundHouseholds,
  HamletHouseholds,
  HouseholdRow,
  LastImport,
} from '../../core/household/desk-households.ts';
import { knowHamlet } from '../../core/household/know-hamlet.ts';
import { knockDayOf, readRound, weekBeginning } from '../../core/household/round.ts';
import type { DoorState, RoundDays, RoundDoor } from '../../core/household/round.ts';
import { isRealDay } from '../../core/calendar/calendar-date.ts';
import { settleNotes } from '../../core/notes/note.ts';
import type { Note } from '../../core/notes/note.ts';
import { fold } from '../../core/text/fold.ts';
import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from '../desk/desk-caller.ts';
import { findPeopleNames } from '../desk/people-names.ts';
import { vietnamDay, vietnamIso } from '../desk/vietnam-time.ts';
import { findCommuneHamlet, readCommuneHamlets } from './commune-hamlets.ts';
import { readNotes } from './read-notes.ts';
import { householdOf, readRoster } from './read-roster.ts';
import type { RosterRow } from './read-roster.ts';

type Context = Pick<GatewayContext, 'db' | 'keys' | 'now'>;

const mostFound = 200;

/** `since`: anything but a day means this week's Monday. */
export async function readDeskHamlets(
  context: Context,
  { communeCode }: DeskCaller,
  since?: string,
): Promise<DeskHamlets> {
  const days = daysOf(context, since);
  const hamlets = await readCommuneHamlets(context, communeCode);
  const rows = await readAll(context, communeCode, days);
  const nameOf = new Map(hamlets.flatMap(({ name, spellings }) => spellings.map((each) => [each, name] as const)));
  const byHamlet = new Map<string, HouseholdRow[]>();
  for (const row of rows) {
    const name = nameOf.get(row.household.hamlet) ?? row.household.hamlet;
    const here = byHamlet.get(name) ?? [];
    here.push(row);
    byHamlet.set(name, here);
  }
  const lastImport = await findLastImport(context, communeCode);
  return {
    since: days.since,
    hamlets: hamlets.map(({ name }) => {
      const here = (byHamlet.get(name) ?? []).filter(({ isGone }) => !isGone);
      const doors: { [state in DoorState]: number } = {
        'to-knock': 0,
        helped: 0,
        'not-home': 0,
        declined: 0,
        'come-back': 0,
      };
      for (const { state } of here) doors[state] += 1;
      return { hamlet: name, households: here.length, doors, due: here.filter(({ isDue }) => isDue).length };
    }),
    ...(lastImport && { lastImport }),
  };
}

/** Absent: the commune has no such hamlet. */
export async function findHamletHouseholds(
  context: Context,
  { communeCode }: DeskCaller,
  wanted: string,
  since?: string,
): Promise<HamletHouseholds | undefined> {
  const hamlet = await findCommuneHamlet(context, communeCode, wanted);
  if (!hamlet) return undefined;
  const days = daysOf(context, since);
  return { hamlet: hamlet.name, since: days.since, rows: await readAll(context, communeCode, days, hamlet.spellings) };
}

/** Every word of `text` in head, whereabouts, telephone or hamlet, with or without marks. */
export async function searchHouseholds(
  context: Context,
  { communeCode }: DeskCaller,
  { text }: { readonly [name: string]: unknown },
): Promise<FoundHouseholds> {
  const words = fold(typeof text === 'string' ? text.slice(0, 200) : '')
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return { rows: [], total: 0 };
  const rows = (await readAll(context, communeCode, daysOf(context))).filter(({ household }) => {
    const { headName, hamlet, whereabouts = '', phone = '' } = household;
    const searched = fold(`${headName} ${hamlet} ${whereabouts} ${phone} ${phone.replaceAll(' ', '')}`);
    return words.every((word) => searched.includes(word));
  });
  return { rows: rows.slice(0, mostFound), total: rows.length };
}

export function daysOf({ now }: Pick<GatewayContext, 'now'>, since?: string): RoundDays {
  const today = vietnamDay(now());
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(since ?? '') ?? [];
  const isDay = isRealDay(Number(year), Number(month), Number(day));
  return { today, since: since !== undefined && isDay ? since : weekBeginning(today) };
}

async function readAll(
  context: Context,
  communeCode: string,
  days: RoundDays,
  spellings?: readonly string[],
): Promise<readonly HouseholdRow[]> {
  const roster = await readRoster(context, communeCode, spellings);
  const kept = await readNotes(context, communeCode, spellings, ['door', 'household', 'vneid']);
  return listRows(
    roster,
    kept.map(({ note }) => note),
    days,
  );
}

/** As the phones reckon it (`readRound`), and after them those that are gone. */
export function listRows(
  roster: readonly RosterRow[],
  notes: readonly Note[],
  days: RoundDays,
): readonly HouseholdRow[] {
  const settled = settleNotes(notes);
  const listed = roster.filter(({ isGone }) => !isGone).map(householdOf);
  const gone = roster.filter(({ isGone }) => isGone);
  const goneIds = new Set(gone.map(({ householdId }) => householdId));
  const pack = { hamlet: '', asOf: '', households: listed, notes: [...settled.values()], knownNoteIds: [] };
  const round = readRound(knowHamlet('', pack, { notes: [], torn: 0 }), days).filter(
    ({ household }) => !goneIds.has(household.householdId),
  );
  const shown = new Set(round.map(({ household }) => household.householdId));
  const left = [
    ...gone.map(householdOf),
    ...listed.filter(({ householdId }) => !shown.has(householdId)),
    ...[...settled.values()].flatMap(({ hamlet, body }) =>
      body.type === 'household' && body.isGone && !roster.some(({ householdId }) => householdId === body.householdId)
        ? [{ ...body.household, householdId: body.householdId, hamlet }]
        : [],
    ),
  ];
  return [
    ...round.map((door) => rowOf(door, false)),
    ...left.map((household) => rowOf({ household, state: 'to-knock', isDue: false, isNew: false, isGone: true }, true)),
  ];
}

function rowOf({ household, state, isDue, isNew, door }: RoundDoor, isGone: boolean): HouseholdRow {
  const comeBackOn = door?.body.outcome === 'come-back' ? door.body.comeBackOn : undefined;
  return {
    household,
    state,
    isDue,
    isNew,
    isGone,
    ...(door && { knockedOn: knockDayOf(door) }),
    ...(comeBackOn !== undefined && { comeBackOn }),
  };
}

async function findLastImport({ db }: Context, communeCode: string): Promise<LastImport | undefined> {
  const row = await db
    .selectFrom('roster_imports')
    .selectAll()
    .where('commune_code', '=', communeCode)
    .orderBy('imported_at', 'desc')
    .orderBy('import_id')
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const names = await findPeopleNames(db, [row.imported_by]);
  const { added, changed, gone } = row;
  const at = vietnamIso(row.imported_at);
  const by = names.get(row.imported_by) ?? '';
  return { importId: row.import_id, at, by, added, changed, gone, isUndone: row.undone_at !== null };
}

/** Of two descriptions of a household the newer word of each field holds, on every phone and in whatever order they come. */

import * as fc from 'fast-check';
import { describe as suite, expect, it } from 'vitest';
import { describe, listLateWords, timeHousehold } from '../../../src/core/household/household-times.ts';
import type { HouseholdBody } from '../../../src/core/household/household.ts';
import { listHouseholdsNow } from '../../../src/core/household/roster.ts';
import { nextTurn, settleNotes, subjectOf } from '../../../src/core/notes/note.ts';
import type { Note } from '../../../src/core/notes/note.ts';
import { aNote } from '../../fixtures/notes-fixtures.ts';
import { propertyRuns } from '../../fixtures/runs.ts';

const listed = { headName: 'Hồ Văn Mẫu', whereabouts: 'Ngõ 1', memberCount: 3, needs: [] } as const;
const day = (number: number) => `2026-11-${String(number).padStart(2, '0')}T08:00:00+07:00`;

type Said = Partial<HouseholdBody['household']> & { readonly isGone?: boolean };
type Held = Note<HouseholdBody>;

/** What a writer who saw `known` says at `at`: what held there, with `said` changed. */
function write(name: string, said: Said, at: string, known: readonly Note[] = []): Held {
  const subject = 'household h1';
  const noted = settleNotes(known).get(subject) as Held | undefined;
  const seen = noted ? describe(noted.body, listed) : { household: listed };
  const { isGone = 'isGone' in seen && seen.isGone === true, ...changes } = said;
  const household = { ...seen.household, ...changes };
  const body = { type: 'household', householdId: 'h1', household, ...(isGone && { isGone }) } as const;
  const timed = timeHousehold(body, at, { ...(noted && { noted }), listed });
  return aNote(name, timed, { at, turn: nextTurn(known, subject) }) as Held;
}

function now(notes: readonly Note[], list: object = listed) {
  const households = [{ ...listed, ...list, householdId: 'h1', hamlet: 'Bản Mẫu' }];
  return listHouseholdsNow(households, settleNotes(notes))[0];
}

suite('two who describe one household without knowing of each other', () => {
  const desk = write('desk', { phone: '0912 345 678' }, day(20));
  const phone = write('phone', { memberCount: 5, phone: '0900 000 000' }, day(18));

  it('both have what only one of them changed, and the newer word where both did', () => {
    for (const notes of [
      [desk, phone],
      [phone, desk],
    ])
      expect(now(notes)?.household).toMatchObject({ phone: '0912 345 678', memberCount: 5, whereabouts: 'Ngõ 1' });
    expect(now([write('later', { phone: '0900 000 000' }, day(21)), desk])?.household.phone).toBe('0900 000 000');
  });

  it('are told what of the older one never held', () => {
    const holding = settleNotes([desk, phone]).get(subjectOf(desk)) as Held;
    expect(listLateWords(phone, day(22), holding)).toEqual(['phone']);
    expect(listLateWords(phone, day(19), holding)).toEqual([]);
    expect(listLateWords(desk, day(22), holding)).toEqual([]);
  });

  it('leave to the commune’s list what neither changed', () => {
    expect(now([desk, phone], { whereabouts: 'Ngõ 2', memberCount: 4 })?.household).toMatchObject({
      whereabouts: 'Ngõ 2',
      memberCount: 5,
    });
  });

  it('can take a word back, say that nobody lives there, and that somebody does', () => {
    const gone = write('gone', { isGone: true }, day(19), [phone]);
    expect(now([phone, gone])?.isGone).toBe(true);
    const back = write('back', { isGone: false, phone: undefined as never }, day(21), [phone, gone]);
    expect(now([back, phone, gone])).toMatchObject({ isGone: false, household: { memberCount: 5 } });
    expect(now([back, phone, gone])?.household.phone).toBeUndefined();
  });
});

it('a word follows the one that its writer saw, whatever either clock says', () => {
  const ahead = write('ahead', { phone: '0900 000 000' }, '2036-01-01T00:00:00Z');
  const after = write('after', { phone: '0912 345 678' }, day(20), [ahead]);
  expect(now([after, ahead])?.household.phone).toBe('0912 345 678');
});

it('a description without moments, of an older app, was written whole when it says', () => {
  const household = { headName: 'Hồ Văn Cũ', needs: [] };
  const old = aNote('old', { type: 'household', householdId: 'h1', household }, { at: day(19) });
  expect(now([write('desk', { phone: '0912 345 678' }, day(20)), old])?.household).toEqual({
    ...household,
    phone: '0912 345 678',
    householdId: 'h1',
    hamlet: 'Bản Mẫu',
  });
});

it('is the same in any order, however often and in whatever groups the notes come', () => {
  const step = fc.record({
    at: fc.constantFrom(day(18), day(19), day(20), '2026-11-19T01:00:00Z', '2036-01-01T00:00:00Z', 'no clock'),
    said: fc.record(
      {
        phone: fc.constantFrom('1', '2'),
        memberCount: fc.constantFrom(3, 4, 5),
        needs: fc.constantFrom([], ['poor'] as const, ['poor', 'elder'] as const),
        isGone: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
    knows: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
    isOld: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), fc.infiniteStream(fc.nat()), (steps, numbers) => {
      const notes: Note[] = [];
      for (const [at, one] of steps.entries()) {
        const known = notes.filter((_, index) => one.knows[index]);
        const note = write(`note ${at}`, one.said as Said, one.at, known);
        const { writtenAt: _, ...plain } = note.body;
        notes.push(one.isOld ? { ...note, body: plain } : note);
      }
      const whole = settleNotes(notes);
      const shuffled = [...notes, ...notes]
        .map((note) => ({ note, key: numbers.next().value ?? 0 }))
        .sort((one, other) => one.key - other.key)
        .map(({ note }) => note);
      const cut = (numbers.next().value ?? 0) % (shuffled.length + 1);
      const apart = [settleNotes(shuffled.slice(0, cut)), settleNotes(shuffled.slice(cut))];
      expect(settleNotes(apart.flatMap((part) => [...part.values()]))).toEqual(whole);
      // Whoever knew all of it has the last word.
      const last = write('last', { phone: 'last' }, day(1), notes);
      expect(now([last, ...notes])?.household.phone).toBe('last');
    }),
    { numRuns: propertyRuns(200, 20_000) },
  );
});

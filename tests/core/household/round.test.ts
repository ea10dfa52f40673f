import { assert, constantFrom, integer, property, record, string, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DoorBody, Household } from '../../../src/core/household/household.ts';
import { knowHamlet } from '../../../src/core/household/know-hamlet.ts';
import {
  countRound,
  countVneid,
  findDoor,
  findDoors,
  groupDoors,
  readRound,
  undoKnock,
  weekBeginning,
} from '../../../src/core/household/round.ts';
import type { Note, NoteBody } from '../../../src/core/notes/note.ts';
import { aHamletPack, aHousehold, manyHouseholds } from '../../fixtures/hamlet-fixtures.ts';
import { aDoor, aNote, testHamlet } from '../../fixtures/notes-fixtures.ts';
import { propertyRuns } from '../../fixtures/runs.ts';

const days = { since: '2026-11-16', today: '2026-11-22' };

function roundOf(notes: readonly Note[], households: readonly Household[] = aHamletPack().households) {
  return readRound(knowHamlet(testHamlet, aHamletPack({ households }), { notes, torn: 0 }), days);
}

const stateOf = (notes: readonly Note[], householdId = 'h1') =>
  roundOf(notes).find(({ household }) => household.householdId === householdId);

describe('a door of the round', () => {
  it('is as it was last noted, where that was in this round', () => {
    expect(stateOf([])).toMatchObject({ state: 'to-knock', isDue: false, isNew: false });
    const helped = aNote('one', aDoor('h1'), { at: '2026-11-20T08:30:00+07:00' });
    expect(stateOf([helped])).toMatchObject({ state: 'helped', door: helped });
    const before = aNote('two', aDoor('h1'), { at: '2026-11-15T23:59:00+07:00' });
    expect(stateOf([before])).toMatchObject({ state: 'to-knock', door: before });
  });

  it('is due from the day that was promised, whichever round that was', () => {
    const promised = (comeBackOn: string, at: string) =>
      stateOf([aNote('one', aDoor('h1', { outcome: 'come-back', comeBackOn }), { at })]);
    expect(promised('2026-11-22', '2026-11-20T08:00:00+07:00')).toMatchObject({ state: 'come-back', isDue: true });
    expect(promised('2026-11-23', '2026-11-20T08:00:00+07:00')).toMatchObject({ state: 'come-back', isDue: false });
    expect(promised('2026-11-12', '2026-11-10T08:00:00+07:00')).toMatchObject({ state: 'to-knock', isDue: true });
  });

  it('goes back to what it was when the last note is taken back', () => {
    const earlier = aNote('one', aDoor('h1', { outcome: 'come-back', comeBackOn: '2026-11-22' }), {
      at: '2026-11-10T08:30:00+07:00',
    }) as Note<DoorBody>;
    const mistake = aNote('two', aDoor('h1', { outcome: 'declined' }), { turn: 2 });
    const undone = aNote('three', undoKnock('h1', earlier), { turn: 3 });
    expect(stateOf([earlier, mistake, undone])).toMatchObject({ state: 'to-knock', isDue: true });
    expect(undoKnock('h1', undone as Note<DoorBody>)).toEqual(undone.body);
    const first = aNote('two', aDoor('h1', { outcome: 'declined' }));
    const nobody = aNote('three', undoKnock('h1', undefined), { turn: 2 });
    expect(stateOf([first, nobody])).toEqual(stateOf([]));
    expect(undoKnock('h1', nobody as Note<DoorBody>)).toEqual(undoKnock('h1', undefined));
  });

  it('shows the household as it was last noted, is new where the list lacks it, and goes when it is gone', () => {
    const household: NoteBody = {
      type: 'household',
      householdId: 'h1',
      household: { headName: 'Hồ Thị Mới', needs: ['elder'], whereabouts: 'Ngõ 2' },
    };
    expect(stateOf([aNote('one', household)])).toMatchObject({
      household: { headName: 'Hồ Thị Mới', hamlet: testHamlet },
      isNew: false,
    });
    const gone = [aNote('one', { ...household, isGone: true })];
    expect(stateOf(gone)).toBeUndefined();
    const known = knowHamlet(testHamlet, aHamletPack(), { notes: gone, torn: 0 });
    expect(findDoor(known, 'h1', days)).toMatchObject({ isGone: true, household: { headName: 'Hồ Thị Mới' } });
    expect(findDoor(known, 'h99', days)).toBeUndefined();
    expect(stateOf([aNote('one', { ...household, householdId: 'h9' })], 'h9')).toMatchObject({ isNew: true });
    const withoutPack = readRound(
      knowHamlet(testHamlet, undefined, { notes: [aNote('one', household)], torn: 0 }),
      days,
    );
    expect(withoutPack).toHaveLength(1);
  });
});

describe('the round', () => {
  const households = [
    aHousehold('h1', { headName: 'Hồ Văn Đường', whereabouts: 'Ngõ 10, cạnh suối', needs: ['elder'] }),
    aHousehold('h2', { headName: 'Lê Thị Nguyệt', whereabouts: 'ngõ 9', phone: '0905 123 456' }),
    aHousehold('h3', { headName: 'Đỗ Ước' }),
    aHousehold('h4', { headName: 'An', whereabouts: 'Ngõ 10 - nhà cuối' }),
  ];
  const notes = [aNote('one', aDoor('h1')), aNote('two', aDoor('h2', { outcome: 'not-home' }))];
  const round = roundOf(notes, households);
  const names = (doors: typeof round) => doors.map(({ household }) => household.householdId);

  it('is counted', () => {
    const by = { all: 4, 'to-knock': 2, due: 0, needs: 1, vneid: 0 };
    expect(countRound(round)).toEqual({ all: 4, knocked: 2, settled: 1, by });
  });

  it('goes by lane, ten after nine, and whoever has no place comes last', () => {
    expect(names(round)).toEqual(['h2', 'h4', 'h1', 'h3']);
    expect(groupDoors(round).map(({ place, doors }) => [place, names(doors)])).toEqual([
      ['ngõ 9', ['h2']],
      ['Ngõ 10', ['h4', 'h1']],
      ['', ['h3']],
    ]);
  });

  it('is searched without marks, in any order of words, and by telephone', () => {
    expect(names(findDoors(round, 'duong ho', 'all'))).toEqual(['h1']);
    expect(names(findDoors(round, 'NGUYỆT', 'all'))).toEqual(['h2']);
    expect(names(findDoors(round, '905123', 'all'))).toEqual(['h2']);
    expect(names(findDoors(round, 'do uoc', 'all'))).toEqual(['h3']);
    expect(findDoors(round, 'không ai', 'all')).toEqual([]);
    expect(names(findDoors(round, '', 'to-knock'))).toEqual(['h4', 'h3']);
    expect(names(findDoors(round, ' ', 'needs'))).toEqual(['h1']);
  });

  it('knows who waits for VNeID, and how many have level 2', () => {
    const people = (step: 'asked' | 'done'): NoteBody => ({
      type: 'vneid',
      householdId: 'h2',
      people: [{ name: 'Lê Thị Nguyệt', step }],
    });
    const asking = roundOf([aNote('v', people('asked'))], households);
    expect(names(findDoors(asking, '', 'vneid'))).toEqual(['h2']);
    expect(findDoors(roundOf([aNote('v', people('done'))], households), '', 'vneid')).toEqual([]);
    const listed = roundOf([], [aHousehold('h1', { needs: ['vneid'], vneid: { none: 2, 'level-2': 3 } })]);
    expect(names(findDoors(listed, '', 'vneid'))).toEqual(['h1']);
    expect(countVneid(listed)).toEqual({ level2: 3, known: 5 });
  });

  it('begins on the Monday of this week', () => {
    expect(weekBeginning('2026-11-22')).toBe('2026-11-16');
    expect(weekBeginning('2026-11-16')).toBe('2026-11-16');
    expect(weekBeginning('no day')).toBe('no day');
  });

  it('shows every door once, in one group, whatever was noted in whatever order', () => {
    const outcomes = ['helped', 'not-home', 'declined', 'come-back', 'not-knocked'] as const;
    const drawn = record({
      name: string({ maxLength: 5 }),
      householdId: constantFrom('h1', 'h2', 'h3', 'h7'),
      outcome: constantFrom(...outcomes),
      turn: integer({ min: 1, max: 3 }),
    });
    const someNotes = uniqueArray(drawn, { selector: ({ name }) => name, maxLength: 20 });
    assert(
      property(someNotes, (each) => {
        const written = each.map(({ name, householdId, outcome, turn }) =>
          aNote(`note ${name}`, aDoor(householdId, { outcome }), { turn }),
        );
        const doors = roundOf(written, households);
        expect(doors).toEqual(roundOf([...written].reverse(), households));
        expect(names(doors).sort()).toEqual(['h1', 'h2', 'h3', 'h4']);
        expect(
          groupDoors(doors)
            .flatMap((group) => names(group.doors))
            .sort(),
        ).toEqual(['h1', 'h2', 'h3', 'h4']);
        const { all, knocked } = countRound(doors);
        expect(all - knocked).toBe(findDoors(doors, '', 'to-knock').length);
      }),
      { numRuns: propertyRuns(100, 5_000) },
    );
  });

  it('has two thousand doors too', () => {
    const doors = roundOf([], manyHouseholds(2_000));
    expect(doors[0]?.household.whereabouts).toContain('Ngõ 1,');
    expect(groupDoors(doors)).toHaveLength(200);
    expect(findDoors(doors, 'mau 1999', 'all')).toHaveLength(1);
  });
});

import { assert, constantFrom, infiniteStream, integer, nat, property, record, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Note } from '../../../src/core/notes/note.ts';
import { compareNotes, nextTurn, settleNotes, subjectOf } from '../../../src/core/notes/note.ts';
import { aDoor, aNote } from '../../fixtures/notes-fixtures.ts';
import { propertyRuns } from '../../fixtures/runs.ts';

const household = (note: Note | undefined) => note && note.body.type === 'door' && note.body.outcome;

const clocks = ['2026-11-22T08:30:00+07:00', '2026-11-22T01:30:00Z', '2016-01-01T00:00:00+07:00', 'no clock at all'];
const outcomes = ['helped', 'not-home', 'declined', 'come-back'] as const;

const someNote = record({
  name: integer({ min: 0, max: 40 }),
  householdId: constantFrom('h1', 'h2', 'h3'),
  outcome: constantFrom(...outcomes),
  turn: integer({ min: 1, max: 4 }),
  at: constantFrom(...clocks),
});

/** One id is one note, whatever was drawn for it. */
const someNotes = uniqueArray(someNote, { selector: ({ name }) => name, maxLength: 24 }).map((drawn) =>
  drawn.map(({ name, householdId, outcome, turn, at }) =>
    aNote(`note ${name}`, aDoor(householdId, { outcome }), { turn, at }),
  ),
);

const runs = { numRuns: propertyRuns(300, 20_000) };

describe('what holds among many notes', () => {
  it('is the same whatever the order, however often and in whatever groups they arrive', () => {
    assert(
      property(someNotes, infiniteStream(nat()), (notes, numbers) => {
        const whole = settleNotes(notes);
        const shuffled = [...notes, ...notes]
          .map((note) => ({ note, key: numbers.next().value }))
          .sort((one, other) => one.key - other.key)
          .map(({ note }) => note);
        const cut = (numbers.next().value ?? 0) % (shuffled.length + 1);
        const apart = [settleNotes(shuffled.slice(0, cut)), settleNotes(shuffled.slice(cut))];
        const together = settleNotes(apart.flatMap((part) => [...part.values()]));
        expect(new Map([...together].sort())).toEqual(new Map([...whole].sort()));
      }),
      runs,
    );
  });

  it('is one of the notes there are, for each thing that was noted', () => {
    assert(
      property(someNotes, (notes) => {
        const settled = settleNotes(notes);
        expect([...settled.keys()].sort()).toEqual([...new Set(notes.map(subjectOf))].sort());
        for (const note of settled.values()) expect(notes).toContain(note);
      }),
      runs,
    );
  });

  it('is what was written by the one who knew all the others', () => {
    assert(
      property(someNotes, constantFrom(...clocks), (notes, at) => {
        const body = aDoor('h1', { outcome: 'helped' });
        const last = aNote('the last', body, { turn: nextTurn(notes, subjectOf({ body })), at });
        expect(settleNotes([last, ...notes]).get(subjectOf(last))).toBe(last);
      }),
      runs,
    );
  });
});

describe('two volunteers at one door', () => {
  it('agree on the later knock when neither knew of the other', () => {
    const early = aNote('early', aDoor('h1', { outcome: 'not-home' }), { at: '2026-11-22T08:00:00+07:00' });
    const late = aNote('late', aDoor('h1', { outcome: 'helped' }), { at: '2026-11-22T09:00:00+07:00' });
    expect(household(settleNotes([late, early]).get(subjectOf(late)))).toBe('helped');
  });

  it('are not misled by a clock that is ten years ahead once they have met', () => {
    const ahead = aNote('ahead', aDoor('h1', { outcome: 'not-home' }), { at: '2036-11-22T08:00:00+07:00' });
    const turn = nextTurn([ahead], subjectOf(ahead));
    const after = aNote('after', aDoor('h1', { outcome: 'helped' }), { at: '2026-11-23T08:00:00+07:00', turn });
    expect(household(settleNotes([ahead, after]).get(subjectOf(ahead)))).toBe('helped');
  });

  it('have an order also where a clock says nothing', () => {
    const [one, other] = [aNote('one', aDoor('h1'), { at: 'x' }), aNote('other', aDoor('h1'), { at: 'y' })];
    expect(Math.sign(compareNotes(one, other))).toBe(-Math.sign(compareNotes(other, one)));
    expect(compareNotes(one, one)).toBe(0);
  });
});

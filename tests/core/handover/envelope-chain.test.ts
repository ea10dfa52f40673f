import { array, assert, boolean, constantFrom, infiniteStream, integer, nat, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EnvelopeClaim, EnvelopeStart } from '../../../src/core/handover/envelope-chain.ts';
import { chainOf, claimsOf, countEnvelopes, nextStep, placeOf } from '../../../src/core/handover/envelope-chain.ts';
import type { EnvelopeBody, EnvelopeHolder } from '../../../src/core/handover/hand-over.ts';
import { uuidFor } from '../../fixtures/dossier-fixtures.ts';
import { propertyRuns } from '../../fixtures/runs.ts';

const person = (name: string): EnvelopeHolder => ({ kind: 'person', name, deviceId: name });
const desk: EnvelopeHolder = { kind: 'desk', name: 'Quầy' };
const people = ['Hoa', 'Bình', 'Lan'].map(person);
const at = '2026-11-22T08:00:00+07:00';
const start: EnvelopeStart = { by: person('Hoa'), at };
const clocks = [at, '2016-01-01T00:00:00+07:00', 'no clock at all'];

/** Both notes of each hand-over of a history that took place, and which of the two are lost on the way. */
interface Handing {
  readonly given: EnvelopeClaim;
  readonly taken: EnvelopeClaim;
  readonly lost: 'given' | 'taken' | 'neither';
}

const someHistory = array(
  record({
    to: integer({ min: 0, max: people.length }),
    lost: constantFrom<Handing['lost'][]>('given', 'taken', 'neither'),
    clocks: array(constantFrom(...clocks), { minLength: 2, maxLength: 2 }),
  }),
  { maxLength: 7 },
).map((drawn): readonly Handing[] => {
  let from: EnvelopeHolder = person('Hoa');
  const handings: Handing[] = [];
  for (const [index, { to: drawnTo, lost, clocks: times }] of drawn.entries()) {
    if (from.kind === 'desk') break;
    const to = people[drawnTo] ?? desk;
    const common = { handOverId: uuidFor(`hand-over ${index}`), step: index + 1, from, to };
    const [givenAt = at, takenAt = at] = times;
    // What never came to the desk's own knowledge is not at the desk: its side is not lost.
    const kept = to.kind === 'desk' && lost === 'taken' ? 'neither' : lost;
    handings.push({
      given: { ...common, side: 'given', at: givenAt },
      taken: { ...common, side: 'taken', at: takenAt },
      lost: kept,
    });
    from = to;
  }
  return handings;
});

const allClaims = (history: readonly Handing[]) => history.flatMap(({ given, taken }) => [given, taken]);
const arrivedClaims = (history: readonly Handing[]) =>
  history.flatMap(({ given, taken, lost }) => [
    ...(lost === 'given' ? [] : [given]),
    ...(lost === 'taken' ? [] : [taken]),
  ]);

const handsOf = (claims: readonly EnvelopeClaim[]) => chainOf(claims).map(({ from, to, step }) => ({ from, to, step }));
/** Without what only both sides together, or a clock, can tell. */
const whereabouts = (claims: readonly EnvelopeClaim[]) => {
  const place = placeOf(start, claims);
  return place.state === 'held' ? { state: place.state, by: place.by } : { state: place.state };
};

const runs = { numRuns: propertyRuns(300, 20_000) };

describe('the chain of one envelope', () => {
  it('is the same whatever the order and however often its notes arrive', () => {
    assert(
      property(someHistory, infiniteStream(nat()), (history, numbers) => {
        const claims = arrivedClaims(history);
        const shuffled = [...claims, ...claims]
          .map((claim) => ({ claim, key: numbers.next().value }))
          .sort((one, other) => one.key - other.key)
          .map(({ claim }) => claim);
        expect(chainOf(shuffled)).toEqual(chainOf(claims));
        expect(placeOf(start, shuffled)).toEqual(placeOf(start, claims));
      }),
      runs,
    );
  });

  it('is the same when either side of any hand-over is lost', () => {
    assert(
      property(someHistory, (history) => {
        expect(handsOf(arrivedClaims(history))).toEqual(handsOf(allClaims(history)));
        expect(whereabouts(arrivedClaims(history))).toEqual(whereabouts(allClaims(history)));
      }),
      runs,
    );
  });

  it('ends with whoever was given it last, whatever the clocks say', () => {
    assert(
      property(someHistory, (history) => {
        const last = history.at(-1)?.given.to ?? person('Hoa');
        const place = placeOf(start, allClaims(history));
        if (last.kind === 'desk') expect(place.state).toBe('desk');
        else expect(place).toMatchObject({ state: 'held', by: last, isConfirmed: true });
      }),
      runs,
    );
  });

  it('waits for confirmation exactly while one side of the last hand-over is missing', () => {
    assert(
      property(someHistory, (history) => {
        const place = placeOf(start, arrivedClaims(history));
        if (place.state === 'held') expect(place.isConfirmed).toBe((history.at(-1)?.lost ?? 'neither') === 'neither');
      }),
      runs,
    );
  });

  it('lets whoever knows it say the next step', () => {
    assert(
      property(someHistory, (history) => {
        expect(nextStep(arrivedClaims(history))).toBe(history.length + 1);
      }),
      runs,
    );
  });
});

describe('many envelopes', () => {
  const someClaim = record({
    handOverId: constantFrom('h1', 'h2', 'h3').map(uuidFor),
    side: constantFrom<EnvelopeClaim['side'][]>('given', 'taken', 'missing'),
    step: integer({ min: 1, max: 3 }),
    from: constantFrom(...people),
    to: constantFrom(...people, desk, { kind: 'resident', name: 'bà Mẫu' } as const),
    at: constantFrom(...clocks),
  });
  const someEnvelope = record({ claims: array(someClaim, { maxLength: 6 }), isAtDoor: boolean(), isAtDesk: boolean() });

  it('are each in exactly one state, and the count reconciles, whatever nonsense was written down', () => {
    assert(
      property(array(someEnvelope, { maxLength: 12 }), (envelopes) => {
        const places = envelopes.map(({ claims, isAtDoor, isAtDesk }) =>
          placeOf(isAtDoor ? 'door' : start, claims, isAtDesk ? at : undefined),
        );
        const { made, ...states } = countEnvelopes(places);
        expect(made).toBe(envelopes.length);
        expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(made);
      }),
      runs,
    );
  });
});

describe('what does not fit together', () => {
  const given = (name: string, to: EnvelopeHolder, step = 1): EnvelopeClaim => ({
    handOverId: uuidFor(name),
    side: 'given',
    step,
    from: person('Hoa'),
    to,
    at,
  });

  it('is shown with both when two say that they took the same envelope', () => {
    const [first, second] = [given('one', person('Bình')), given('other', person('Lan'))];
    const place = placeOf(start, [first, { ...second, side: 'taken' }]);
    expect(place).toMatchObject({
      state: 'disputed',
      between: expect.arrayContaining([person('Bình'), person('Lan')]),
    });
  });

  it('is shown when the taker counted and it was not there', () => {
    const claim = given('one', person('Bình'));
    expect(placeOf(start, [claim, { ...claim, side: 'missing' }])).toMatchObject({
      state: 'disputed',
      between: [person('Hoa'), person('Bình')],
    });
  });

  it('is settled by the next hand-over and by the desk that has it in its hands', () => {
    const rivals = [given('one', person('Bình')), given('other', person('Lan'))];
    expect(placeOf(start, [...rivals, { ...given('found', person('Hoa'), 2), from: person('Lan') }])).toMatchObject({
      state: 'held',
      by: person('Hoa'),
    });
    expect(placeOf(start, rivals, at)).toEqual({ state: 'desk', since: at });
  });

  it('is not at the desk because somebody says that he gave it there', () => {
    expect(placeOf(start, [given('one', desk)])).toMatchObject({ state: 'held', by: desk, isConfirmed: false });
  });
});

describe('a note of a hand-over', () => {
  it('says of each envelope what its writer counted, and what was missing', () => {
    const body: EnvelopeBody = {
      type: 'envelope',
      handOverId: uuidFor('h'),
      side: 'taken',
      from: person('Hoa'),
      to: person('Lan'),
      envelopes: [{ code: '482109375', step: 2 }],
      missing: [{ code: '111111116', step: 1 }],
    };
    expect(claimsOf(body, at).map(({ code, claim }) => [code, claim.side, claim.step])).toEqual([
      ['482109375', 'taken', 2],
      ['111111116', 'missing', 1],
    ]);
  });
});

import { array, assert, constantFrom, integer, infiniteStream, nat, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CashBody, CashConfirmation, CashEntry, CashHandOver } from '../../../src/core/money/cash.ts';
import { formatCashNumber, runningOf, shortOfDevice } from '../../../src/core/money/cash.ts';
import { formatCashCode, cashCode, cashQr, parseCashCode } from '../../../src/core/money/cash-code.ts';
import type { CashSums } from '../../../src/core/money/settle-cash.ts';
import { settleCash } from '../../../src/core/money/settle-cash.ts';
import { propertyRuns } from '../../fixtures/runs.ts';
import { aCashEntry, aConfirmation, aHandOver, aReversal, aTakeBack, holderOf } from '../../fixtures/cash-fixtures.ts';

const runs = { numRuns: propertyRuns(300, 20_000) };

/** What a volunteer, or an official, does next; what it is about is drawn from what that phone has. */
const step = record({
  who: constantFrom('mot', 'hai'),
  act: constantFrom('entry', 'entry', 'entry', 'reversal', 'hand-over', 'take-back', 'confirm', 'confirm-wrong'),
  which: nat(20),
  amountDong: integer({ min: 1, max: 300_000 }),
});

/**
 * A day of two volunteers. Each phone knows only itself, so it may reverse what an official has just confirmed and take back
 * what was taken; nothing keeps the two sides in step.
 */
const day = array(step, { maxLength: 30 }).map((steps) => {
  const bodies: CashBody[] = [];
  const confirmations: CashConfirmation[] = [];
  const runningBy = new Map<string, number>();
  const next = (who: string) => {
    const running = (runningBy.get(who) ?? 0) + 1;
    runningBy.set(who, running);
    return running;
  };
  for (const { who, act, which, amountDong } of steps) {
    const own = bodies.filter(({ holder }) => holder.deviceId === who);
    const entries = own.filter((body): body is CashEntry => body.step === 'entry');
    const handOvers = own.filter((body): body is CashHandOver => body.step === 'hand-over');
    const [entry, handOver] = [entries[which % entries.length], handOvers[which % handOvers.length]];
    if (act === 'entry') bodies.push(aCashEntry(who, next(who), amountDong));
    else if (act === 'reversal' && entry) bodies.push(aReversal(entry, next(who)));
    // What was already given on may be named again: the phone was restored from an older copy.
    else if (act === 'hand-over' && entries.length > 0)
      bodies.push(aHandOver(who, next(who), entries.slice(which % entries.length)));
    else if (act === 'take-back' && handOver) bodies.push(aTakeBack(handOver));
    else if (act === 'confirm' && handOver) confirmations.push(aConfirmation(handOver));
    else if (act === 'confirm-wrong' && handOver)
      confirmations.push(aConfirmation(handOver, { sumDong: handOver.sumDong + 1000 }));
  }
  return { bodies, confirmations };
});

const sums = ({ enteredDong, heldDong, handingOverDong, handedOverDong, reversedDong }: CashSums) => ({
  enteredDong,
  heldDong,
  handingOverDong,
  handedOverDong,
  reversedDong,
});

function shuffled<T>(things: readonly T[], numbers: { next(): { value: number } }): readonly T[] {
  return things
    .map((thing) => ({ thing, key: numbers.next().value }))
    .sort((one, other) => one.key - other.key)
    .map(({ thing }) => thing);
}

describe('the book of cash', () => {
  it('has every entry in exactly one place, so that held, handed over and reversed add up to what was taken', () => {
    assert(
      property(day, ({ bodies, confirmations }) => {
        const book = settleCash(bodies, confirmations);
        const entries = bodies.filter((body): body is CashEntry => body.step === 'entry');
        expect(book.enteredDong).toBe(entries.reduce((sum, { amountDong }) => sum + amountDong, 0));
        expect(book.heldDong + book.handingOverDong + book.handedOverDong + book.reversedDong).toBe(book.enteredDong);
        expect(book.entries.map(({ entry }) => entry.cashId).sort()).toEqual(
          entries.map(({ cashId }) => cashId).sort(),
        );
      }),
      runs,
    );
  });

  it('is the same in whatever order and however often notes and confirmations come', () => {
    assert(
      property(day, infiniteStream(nat()), ({ bodies, confirmations }, numbers) => {
        const again = settleCash(
          shuffled([...bodies, ...structuredClone(bodies)], numbers),
          shuffled([...confirmations, ...confirmations], numbers),
        );
        expect(again).toEqual(settleCash(bodies, confirmations));
      }),
      runs,
    );
  });

  it('still adds up while notes are lost on the way, and is whole once they were sent again', () => {
    assert(
      property(day, infiniteStream(nat()), ({ bodies, confirmations }, numbers) => {
        const arrived = bodies.filter(() => numbers.next().value % 3 > 0);
        const partly = settleCash(arrived, confirmations);
        expect(partly.heldDong + partly.handingOverDong + partly.handedOverDong + partly.reversedDong).toBe(
          partly.enteredDong,
        );
        expect(settleCash([...arrived, ...bodies], confirmations)).toEqual(settleCash(bodies, confirmations));
      }),
      runs,
    );
  });

  it('keeps two phones apart: both together are what each is alone', () => {
    assert(
      property(day, ({ bodies, confirmations }) => {
        const alone = ['mot', 'hai'].map((who) =>
          settleCash(
            bodies.filter(({ holder }) => holder.deviceId === who),
            confirmations.filter(({ deviceId }) => deviceId === who),
          ),
        );
        const together = sums(settleCash(bodies, confirmations));
        for (const name of Object.keys(together) as (keyof CashSums)[])
          expect(together[name]).toBe((alone[0]?.[name] ?? 0) + (alone[1]?.[name] ?? 0));
      }),
      runs,
    );
  });

  it('never counts as handed over what no official confirmed, and never takes it back afterwards', () => {
    assert(
      property(day, ({ bodies, confirmations }) => {
        expect(settleCash(bodies, []).handedOverDong).toBe(0);
        const before = settleCash(bodies, confirmations);
        const undone = before.handOvers.flatMap(({ handOver }) => aTakeBack(handOver));
        const reversed = before.entries.map(({ entry }) => aReversal(entry, 900));
        const after = settleCash([...bodies, ...undone, ...reversed], confirmations);
        expect(after.handedOverDong).toBe(before.handedOverDong);
      }),
      runs,
    );
  });
});

describe('what does not fit together', () => {
  const first = aCashEntry('mot', 1, 8000);
  const second = aCashEntry('mot', 2, 16_000);
  const kinds = (bodies: readonly CashBody[], confirmations: readonly CashConfirmation[] = []) =>
    settleCash(bodies, confirmations).differences.map(({ kind }) => kind);

  it('is nothing on an ordinary day', () => {
    const handOver = aHandOver('mot', 3, [first, second]);
    const book = settleCash([first, second, handOver], [aConfirmation(handOver)]);
    expect(book).toMatchObject({ handedOverDong: 24_000, heldDong: 0, differences: [] });
  });

  it('is told: another sum counted, an unknown hand-over, entries and numbers that have not come', () => {
    const handOver = aHandOver('mot', 3, [first, second]);
    expect(kinds([first, second, handOver], [aConfirmation(handOver, { sumDong: 23_000 })])).toEqual(['sum-differs']);
    expect(kinds([first], [aConfirmation(handOver)])).toEqual(['unknown-hand-over']);
    expect(kinds([first, handOver], [aConfirmation(handOver)])).toEqual(['entries-missing', 'numbers-missing']);
  });

  it('is told: reversed or taken back after an official took the money, handed over twice, a number used twice', () => {
    const handOver = aHandOver('mot', 3, [first, second]);
    const again = aHandOver('mot', 4, [second]);
    const confirmed = [aConfirmation(handOver)];
    expect(kinds([first, second, handOver, aReversal(first, 4)], confirmed)).toEqual(['reversed-too-late']);
    expect(kinds([first, second, handOver, aTakeBack(handOver)], confirmed)).toEqual(['taken-back-too-late']);
    expect(kinds([first, second, handOver, again], [...confirmed, aConfirmation(again)])).toEqual([
      'handed-over-twice',
    ]);
    expect(kinds([first, aCashEntry('mot', 1, 5000)])).toEqual(['number-twice']);
  });

  it('is told where a list does not add up to its own sum', () => {
    const handOver = { ...aHandOver('mot', 2, [first]), sumDong: 9000 };
    expect(kinds([first, handOver])).toEqual(['list-differs']);
  });

  it('leaves another phone out of it: nobody reverses or hands over what somebody else holds', () => {
    const stranger = holderOf('hai');
    const reversal = { ...aReversal(first, 1), holder: stranger };
    const handOver = { ...aHandOver('hai', 2, [first]), holder: stranger };
    const book = settleCash([first, reversal, handOver], [aConfirmation(handOver)]);
    expect(book.entries).toMatchObject([{ state: 'held' }]);
  });
});

describe('the code of a hand-over', () => {
  it('is read back as it was shown, scanned or typed, and a wrong digit is caught', () => {
    const handOver = aHandOver('mot', 3, [aCashEntry('mot', 1, 8000)]);
    const code = cashCode(handOver.digest);
    expect(parseCashCode(cashQr(handOver))).toEqual({ code, sumDong: 8000, count: 1, deviceId: 'mot' });
    expect(parseCashCode(formatCashCode(code))).toEqual({ code });
    for (let at = 0; at < code.length; at += 1) {
      const wrong = code.slice(0, at) + String((Number(code[at]) + 1) % 10) + code.slice(at + 1);
      expect(parseCashCode(wrong), wrong).toBeUndefined();
    }
    expect(parseCashCode('GOCUA-TIEN:1:2:3')).toBeUndefined();
    expect(parseCashCode('')).toBeUndefined();
  });
});

describe('the number of an entry', () => {
  it('tells the device and counts on past 9999', () => {
    expect(shortOfDevice('4f2a91c0-1b2c-4d3e-8f90-a1b2c3d4e5f6')).toBe('4F2A');
    expect(formatCashNumber('4F2A', 7)).toBe('4F2A-0007');
    expect(runningOf(formatCashNumber('4F2A', 12_345))).toBe(12_345);
    expect(runningOf('7')).toBeUndefined();
  });
});

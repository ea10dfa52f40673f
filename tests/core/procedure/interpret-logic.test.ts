import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calculate, evaluateCondition, judgeCondition } from '../../../src/core/procedure/interpret-logic.ts';
import type { Calculation, Condition } from '../../../src/core/procedure/logic.ts';
import type { Answers } from '../../../src/core/procedure/procedure.ts';
import { propertyRuns } from '../../fixtures/runs.ts';

const answers: Answers = {
  housing: 'rented',
  rooms: 3,
  wants: ['bank', 'home'],
  agrees: true,
  declines: 'no',
  born: { iso: '1950', precision: 'year' },
  child: { iso: '2021-11-22', precision: 'day' },
  empty: '  ',
  none: [],
  address: { text: ' Bản Mẫu, xã Mẫu ' },
  members: [{ income: 100, name: 'Hồ Văn A' }, { income: 250 }, { name: 'Hồ Thị B' }],
};
const today = '2026-11-21';

describe('a condition', () => {
  it.each<[Condition, boolean | undefined]>([
    [{ question: 'housing', is: 'rented' }, true],
    [{ question: 'housing', is: 'own' }, false],
    [{ question: 'rooms', is: 3 }, true],
    [{ question: 'rooms', is: '3' }, false],
    [{ question: 'agrees', is: true }, true],
    [{ question: 'agrees', is: 'yes' }, true],
    [{ question: 'declines', is: false }, true],
    [{ question: 'gone', is: false }, false],
    [{ question: 'constructor', isAnswered: true }, false],
    [{ question: 'housing', isOneOf: ['own', 'rented'] }, true],
    [{ question: 'housing', isOneOf: ['own'] }, false],
    [{ question: 'wants', includes: 'home' }, true],
    [{ question: 'wants', includes: 'hom' }, false],
    [{ question: 'housing', includes: 'rented' }, true],
    [{ question: 'empty', isAnswered: true }, false],
    [{ question: 'none', isAnswered: false }, true],
    [{ question: 'rooms', atLeast: 3 }, true],
    [{ question: 'rooms', atMost: 2 }, false],
    [{ question: 'housing', atLeast: 0 }, false],
    [{ ageOf: 'born', atLeast: 75 }, true],
    [{ ageOf: 'child', below: 5 }, true],
    [{ ageOf: 'child', atLeast: 4, below: 5 }, true],
    [{ ageOf: 'child', atLeast: 5 }, false],
    [{ ageOf: 'gone', below: 6 }, undefined],
    [{ not: { ageOf: 'gone', below: 6 } }, undefined],
    [
      {
        all: [
          { question: 'rooms', is: 3 },
          { ageOf: 'gone', below: 6 },
        ],
      },
      undefined,
    ],
    [
      {
        all: [
          { question: 'rooms', is: 4 },
          { ageOf: 'gone', below: 6 },
        ],
      },
      false,
    ],
    [
      {
        any: [
          { question: 'rooms', is: 3 },
          { ageOf: 'gone', below: 6 },
        ],
      },
      true,
    ],
    [
      {
        any: [
          { question: 'rooms', is: 4 },
          { ageOf: 'gone', below: 6 },
        ],
      },
      undefined,
    ],
    [{ not: { question: 'gone', is: 'x' } }, true],
    [{ all: [] }, true],
    [{ any: [] }, false],
  ])('%j is %s', (condition, verdict) => {
    expect(judgeCondition(condition, answers, { today })).toBe(verdict);
    expect(evaluateCondition(condition, answers, { today })).toBe(verdict === true);
  });

  it('about an age is unknown while nobody says what day it is, and takes the fact $today', () => {
    const old: Condition = { ageOf: 'born', atLeast: 75 };
    expect(judgeCondition(old, answers)).toBeUndefined();
    expect(evaluateCondition({ not: old }, answers)).toBe(false);
    expect(judgeCondition(old, { ...answers, $today: today })).toBe(true);
    expect(judgeCondition(old, { ...answers, $today: { iso: '2020-01-01', precision: 'day' } })).toBe(false);
  });

  it('holds when there is none', () => {
    expect(evaluateCondition(undefined, {})).toBe(true);
  });

  it('obeys De Morgan, the unknown included', () => {
    const leaf = fc.constantFrom<Condition>(
      { question: 'rooms', is: 3 },
      { question: 'rooms', is: 4 },
      { ageOf: 'gone', below: 6 },
    );
    fc.assert(
      fc.property(fc.array(leaf, { maxLength: 5 }), (conditions) => {
        const negated = conditions.map((condition): Condition => ({ not: condition }));
        expect(judgeCondition({ not: { any: conditions } }, answers)).toBe(judgeCondition({ all: negated }, answers));
      }),
      { numRuns: propertyRuns(100, 5_000) },
    );
  });
});

describe('a calculation', () => {
  it.each<[Calculation, unknown]>([
    [{ calc: 'age-years', of: 'born' }, 76],
    [{ calc: 'age-years', of: 'gone' }, undefined],
    [{ calc: 'date-in-words', of: 'child' }, 'ngày hai mươi hai tháng mười một năm hai nghìn không trăm hai mươi mốt'],
    [{ calc: 'number-in-words', of: 'rooms' }, 'ba'],
    [{ calc: 'copy', of: 'address' }, { text: ' Bản Mẫu, xã Mẫu ' }],
    [{ calc: 'sum', of: ['rooms', 'income', 'gone'] }, 353],
    [{ calc: 'sum', of: ['gone'] }, undefined],
    [{ calc: 'product', of: ['rooms', 500_000] }, 1_500_000],
    [{ calc: 'product', of: ['rooms', 'gone'] }, undefined],
    [{ calc: 'count', of: 'members' }, 3],
    [{ calc: 'count', of: 'gone' }, 0],
    [
      { calc: 'join', of: ['housing', 'gone', 'address', 'born', 'agrees'], with: ' – ' },
      'rented – Bản Mẫu, xã Mẫu – 1950 – có',
    ],
    [{ calc: 'join', of: ['gone'], with: ', ' }, undefined],
  ])('%j gives %j', (calculation, value) => {
    expect(calculate(calculation, answers, { today })).toEqual(value);
  });

  it('of an age has no value while nobody says what day it is', () => {
    expect(calculate({ calc: 'age-years', of: 'born' }, answers)).toBeUndefined();
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calculate, judgeCondition } from '../../../src/core/procedure/interpret-logic.ts';
import type { Calculation, Comparison, Condition, Term } from '../../../src/core/procedure/logic.ts';
import type { Answers, AnswerValue } from '../../../src/core/procedure/procedure.ts';
import { propertyRuns } from '../../fixtures/runs.ts';

const answers: Answers = {
  three: 3,
  zero: 0,
  minus: -2.5,
  name: 'Hồ Thị Mẫu',
  agrees: true,
  born: { iso: '1950', precision: 'year' },
  moved: { iso: '2026-02', precision: 'month' },
  today: { iso: '2026-11-21', precision: 'day' },
  yesterday: { iso: '2026-11-20', precision: 'day' },
  blank: ' ',
};
const today = '2026-11-21';
const judge = (condition: Condition) => judgeCondition(condition, answers, { today });
const work = (calculation: Calculation) => calculate(calculation, answers, { today });

describe('a comparison', () => {
  it.each<[Omit<Comparison, 'compare'>, readonly (boolean | undefined)[]]>([
    // against 2, 3 and 4
    [{ is: 'three' }, [false, true, false]],
    [{ above: 'three' }, [false, false, true]],
    [{ atLeast: 'three' }, [false, true, true]],
    [{ below: 'three' }, [true, false, false]],
    [{ atMost: 'three' }, [true, true, false]],
    [{ above: 'gone' }, [undefined, undefined, undefined]],
    [{ is: 'gone' }, [false, false, false]],
  ])('of 2, 3 and 4 with %j is %j', (operator, verdicts) => {
    expect([2, 3, 4].map((compare) => judge({ compare, ...operator }))).toEqual(verdicts);
  });

  it.each<[Comparison, boolean | undefined]>([
    [{ compare: 'yesterday', below: 'today' }, true],
    [{ compare: 'today', below: 'today' }, false],
    [{ compare: 'today', atMost: { calc: 'today' } }, true],
    [{ compare: 'today', is: { calc: 'today' } }, true],
    // a coarser date counts from its first day
    [{ compare: 'moved', above: { text: '2026-02-01' } }, false],
    [{ compare: 'moved', atLeast: { text: '2026-02-01' } }, true],
    [{ compare: 'born', below: { text: '1950-01-02' } }, true],
    [{ compare: 'name', is: { text: 'Hồ Thị Mẫu' } }, true],
    [{ compare: 'name', above: { text: 'A' } }, undefined],
    [{ compare: 'name', above: 3 }, undefined],
    [{ compare: 'agrees', is: { text: 'yes' } }, true],
    [{ compare: 'gone', is: 'gone' }, true],
    [{ compare: 'gone', is: 3 }, false],
    [{ compare: 'blank', is: 'gone' }, true],
    [{ compare: { calc: 'length', of: 'name' }, is: 10 }, true],
    [{ compare: { calc: 'difference', of: ['today', 'yesterday'] }, is: 1 }, true],
  ])('%j is %s', (comparison, verdict) => {
    expect(judge(comparison)).toBe(verdict);
  });

  it('carries the unknown through not, all and any', () => {
    const unknown: Condition = { compare: 'gone', above: 1 };
    const holds: Condition = { compare: 2, above: 1 };
    expect(judge({ not: unknown })).toBeUndefined();
    expect(judge({ all: [holds, unknown] })).toBeUndefined();
    expect(judge({ all: [unknown, { not: holds }] })).toBe(false);
    expect(judge({ any: [unknown, holds] })).toBe(true);
    expect(judge({ any: [unknown, { not: holds }] })).toBeUndefined();
  });
});

describe('arithmetic', () => {
  it.each<[Calculation, unknown]>([
    [{ calc: 'sum', of: ['three', 2, { calc: 'round', of: 'minus' }] }, 2],
    [{ calc: 'sum', of: [Number.MAX_VALUE, Number.MAX_VALUE] }, undefined],
    [{ calc: 'product', of: ['three', { text: 'x' }] }, undefined],
    [{ calc: 'difference', of: ['three', 5] }, -2],
    [{ calc: 'difference', of: ['three', 'gone'] }, undefined],
    [{ calc: 'difference', of: ['today', 'yesterday'] }, 1],
    [{ calc: 'difference', of: ['yesterday', 'today'] }, -1],
    [{ calc: 'difference', of: [{ text: '2024-03-01' }, { text: '2024-02-28' }] }, 2],
    [{ calc: 'difference', of: [{ text: '2026-03-01' }, { text: '2026-02-28' }] }, 1],
    [{ calc: 'difference', of: ['today', 3] }, undefined],
    [{ calc: 'quotient', of: ['three', 2] }, 1.5],
    [{ calc: 'quotient', of: ['three', 'zero'] }, undefined],
    [{ calc: 'quotient', of: ['zero', 'zero'] }, undefined],
    [{ calc: 'quotient', of: ['today', 2] }, undefined],
    [{ calc: 'remainder', of: [7, 'three'] }, 1],
    [{ calc: 'remainder', of: [-7, 'three'] }, -1],
    [{ calc: 'remainder', of: [7, 'zero'] }, undefined],
    [{ calc: 'round', of: 2.5 }, 3],
    [{ calc: 'round', of: -2.5 }, -3],
    [{ calc: 'round', of: 2.4 }, 2],
    [{ calc: 'round', of: 1234.567, digits: 2 }, 1234.57],
    [{ calc: 'round', of: 1.5, digits: 99 }, 1.5],
    [{ calc: 'round', of: Number.MAX_VALUE, digits: 6 }, undefined],
    [{ calc: 'round', of: 'name' }, undefined],
    [{ calc: 'length', of: 'name' }, 10],
    [{ calc: 'length', of: 'gone' }, 0],
    [{ calc: 'length', of: { text: '𠊛 người' } }, 7],
    [{ calc: 'today' }, { iso: today, precision: 'day' }],
    [{ calc: 'if', when: { compare: 'three', above: 2 }, gives: { text: 'nhiều' }, otherwise: 'zero' }, 'nhiều'],
    [{ calc: 'if', when: { compare: 'three', above: 3 }, gives: { text: 'nhiều' }, otherwise: 'zero' }, 0],
    [{ calc: 'if', when: { compare: 'gone', above: 3 }, gives: 1, otherwise: 2 }, 2],
    [{ calc: 'if', when: { compare: 'three', above: 3 }, gives: 1 }, undefined],
    [{ calc: 'first-of', of: ['gone', 'blank', 'three', 'name'] }, 3],
    [{ calc: 'first-of', of: ['gone', 'blank'] }, undefined],
    [{ calc: 'join', of: ['name', { calc: 'sum', of: ['three', 1] }, { text: '' }], with: ' · ' }, 'Hồ Thị Mẫu · 4'],
  ])('%j gives %j', (calculation, value) => {
    expect(work(calculation)).toEqual(value);
  });

  it('knows no today while nobody says what day it is', () => {
    expect(calculate({ calc: 'today' }, answers)).toBeUndefined();
    expect(calculate({ calc: 'today' }, { $today: { iso: '2026-01-02', precision: 'day' } })).toEqual({
      iso: '2026-01-02',
      precision: 'day',
    });
  });
});

const ids = fc.constantFrom(...Object.keys(answers), 'gone', '$today', '__proto__');
const numbers = fc.oneof(fc.integer({ min: -9, max: 9 }), fc.double({ noNaN: true, noDefaultInfinity: true }));

/** Conditions, terms and calculations in each other, of every operator there is. */
const { calculation, condition } = fc.letrec<{ condition: Condition; term: Term; calculation: Calculation }>((tie) => ({
  term: fc.oneof(
    { depthSize: 'small' },
    ids,
    numbers,
    fc.record({ text: fc.constantFrom('', 'x', today) }),
    tie('calculation'),
  ),
  calculation: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant<Calculation>({ calc: 'today' }),
    fc.record({
      calc: fc.constantFrom('age-years', 'date-in-words', 'number-in-words', 'copy', 'count'),
      of: ids,
    }) as fc.Arbitrary<Calculation>,
    fc.record({
      calc: fc.constantFrom('sum', 'product', 'first-of'),
      of: fc.array(tie('term'), { minLength: 1, maxLength: 4 }),
    }) as fc.Arbitrary<Calculation>,
    fc.record({
      calc: fc.constantFrom('difference', 'quotient', 'remainder'),
      of: fc.tuple(tie('term'), tie('term')),
    }) as fc.Arbitrary<Calculation>,
    fc.record({ calc: fc.constant('round'), of: tie('term'), digits: fc.nat(9) }) as fc.Arbitrary<Calculation>,
    fc.record({ calc: fc.constant('length'), of: tie('term') }) as fc.Arbitrary<Calculation>,
    fc.record({
      calc: fc.constant('if'),
      when: tie('condition'),
      gives: tie('term'),
      otherwise: tie('term'),
    }) as fc.Arbitrary<Calculation>,
    fc.record({
      calc: fc.constant('join'),
      of: fc.array(tie('term'), { minLength: 1, maxLength: 4 }),
      with: fc.constantFrom('', ', '),
    }) as fc.Arbitrary<Calculation>,
  ),
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ question: ids, isAnswered: fc.boolean() }),
    fc.record({ ageOf: ids, atLeast: fc.nat(100) }),
    fc
      .tuple(fc.constantFrom('is', 'above', 'atLeast', 'below', 'atMost'), tie('term'), tie('term'))
      .map(([operator, compare, other]): Comparison => ({ compare, [operator]: other })),
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('condition') }),
  ),
}));

describe('whatever is nested in whatever', () => {
  it('gives a value that can stand in an answer, or none, and the same one again', () => {
    fc.assert(
      fc.property(calculation, (nested) => {
        const value = work(nested);
        expect(work(nested)).toEqual(value);
        if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
        else expect(isAnswer(value)).toBe(true);
      }),
      { numRuns: propertyRuns(500, 50_000) },
    );
  });

  it('holds, does not hold or is unknown, and not turns it round', () => {
    fc.assert(
      fc.property(condition, (nested) => {
        const verdict = judge(nested);
        expect(judge({ not: nested })).toBe(verdict === undefined ? undefined : !verdict);
        expect([true, false, undefined]).toContain(verdict);
      }),
      { numRuns: propertyRuns(500, 50_000) },
    );
  });
});

function isAnswer(value: AnswerValue | undefined): boolean {
  return (
    value === undefined || ['string', 'boolean'].includes(typeof value) || (typeof value === 'object' && value !== null)
  );
}

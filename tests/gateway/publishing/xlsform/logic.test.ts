import { describe, expect, it } from 'vitest';
import type { Calculation, Condition } from '../../../../src/core/procedure/logic.ts';
import type { ExpressionScope } from '../../../../src/gateway/publishing/xlsform/expression-scope.ts';
import { questionsByName } from '../../../../src/gateway/publishing/xlsform/expression-scope.ts';
import { readCalculation, readCondition } from '../../../../src/gateway/publishing/xlsform/read-logic.ts';
import { findCalculationText, findConditionText } from '../../../../src/gateway/publishing/xlsform/write-logic.ts';
import { aQuestion } from '../../../fixtures/procedure-fixtures.ts';

const questions = questionsByName([
  aQuestion({ id: 'name', type: 'text' }),
  aQuestion({ id: 'size', type: 'number' }),
  aQuestion({ id: 'rooms', type: 'number' }),
  aQuestion({ id: 'born', type: 'date' }),
  aQuestion({ id: 'agreed', type: 'yes-no' }),
  aQuestion({ id: 'roof', type: 'choice', choices: [{ value: '1', label: 'Ngói' }] }),
  aQuestion({ id: 'goods', type: 'multi-choice', choices: [{ value: 'a', label: 'A' }] }),
  aQuestion({ id: 'total', type: 'calculated', calculation: { calc: 'today' } }),
  aQuestion({ id: 'member', type: 'group', questions: [aQuestion({ id: 'age', type: 'number' })] }),
]);
const scope: ExpressionScope = { questions, self: 'size' };

const size = (operator: object) => ({ question: 'size', ...operator });

/** Expressions that are written as they are read. */
const conditions: readonly (readonly [string, Condition])[] = [
  ["${roof} = '1'", { question: 'roof', is: '1' }],
  ["${roof} != '1'", { not: { question: 'roof', is: '1' } }],
  ["${roof} = '1' or ${roof} = '2'", { question: 'roof', isOneOf: ['1', '2'] }],
  [
    "(${roof} = '1') or (${roof} = '2')",
    {
      any: [
        { question: 'roof', is: '1' },
        { question: 'roof', is: '2' },
      ],
    },
  ],
  ["${agreed} = 'yes'", { question: 'agreed', is: true }],
  ["${agreed} != 'no'", { not: { question: 'agreed', is: false } }],
  ["${name} != ''", { question: 'name', isAnswered: true }],
  ["${name} = ''", { question: 'name', isAnswered: false }],
  ["selected(${goods}, 'a')", { question: 'goods', includes: 'a' }],
  ['. >= 1', size({ atLeast: 1 }) as Condition],
  ['. <= -1.5', size({ atMost: -1.5 }) as Condition],
  ['. > 1', { compare: 'size', above: 1 }],
  ['. < ${rooms}', { compare: 'size', below: 'rooms' }],
  ['. = ${rooms}', { compare: 'size', is: 'rooms' }],
  ['${born} <= today()', { compare: 'born', atMost: { calc: 'today' } }],
  ["${born} >= date('1900-01-01')", { compare: 'born', atLeast: { text: '1900-01-01' } }],
  ['count-selected(${goods}) > 2', { compare: { calc: 'count', of: 'goods' }, above: 2 }],
  ['count(${member}) >= .', { compare: { calc: 'count', of: 'member' }, atLeast: 'size' }],
  ['string-length(${name}) <= 60', { compare: { calc: 'length', of: 'name' }, atMost: 60 }],
  ['true()', { compare: 1, is: 1 }],
  [
    "${agreed} = 'yes' and (. >= 3 or not(${name} != '')) and ${roof} = '1'",
    {
      all: [
        { question: 'agreed', is: true },
        { any: [size({ atLeast: 3 }) as Condition, { not: { question: 'name', isAnswered: true } }] },
        { question: 'roof', is: '1' },
      ],
    },
  ],
  [
    '. + ${rooms} * 2 < 10 - ${rooms}',
    {
      compare: { calc: 'sum', of: ['size', { calc: 'product', of: ['rooms', 2] }] },
      below: { calc: 'difference', of: [10, 'rooms'] },
    },
  ],
];

const calculations: readonly (readonly [string, Calculation])[] = [
  ['${name}', { calc: 'copy', of: 'name' }],
  ['5', { calc: 'sum', of: [5] }],
  ['sum(${age})', { calc: 'sum', of: ['age'] }],
  ['${rooms} + 1 + 2', { calc: 'sum', of: ['rooms', 1, 2] }],
  ['${rooms} + (1 + 2)', { calc: 'sum', of: ['rooms', { calc: 'sum', of: [1, 2] }] }],
  ['${rooms} - 1 - 2', { calc: 'difference', of: [{ calc: 'difference', of: ['rooms', 1] }, 2] }],
  ['${rooms} - (1 - 2)', { calc: 'difference', of: ['rooms', { calc: 'difference', of: [1, 2] }] }],
  ['${rooms} div 2 mod 3', { calc: 'remainder', of: [{ calc: 'quotient', of: ['rooms', 2] }, 3] }],
  ['-${rooms}', { calc: 'product', of: [-1, 'rooms'] }],
  ['(${rooms} + 1) * 2', { calc: 'product', of: [{ calc: 'sum', of: ['rooms', 1] }, 2] }],
  ['round(${rooms} div 3, 2)', { calc: 'round', of: { calc: 'quotient', of: ['rooms', 3] }, digits: 2 }],
  ['int(${rooms})', { calc: 'difference', of: ['rooms', { calc: 'remainder', of: ['rooms', 1] }] }],
  ['today() - ${born}', { calc: 'difference', of: [{ calc: 'today' }, 'born'] }],
  ['coalesce(${rooms}, 0)', { calc: 'first-of', of: ['rooms', 0] }],
  ["concat(${name}, ' – ', ${roof})", { calc: 'join', of: ['name', { text: ' – ' }, 'roof'], with: '' }],
  ["join(', ', ${name}, ${roof})", { calc: 'join', of: ['name', 'roof'], with: ', ' }],
  ["if(${rooms} >= 3, 'rộng', '')", { calc: 'if', when: { question: 'rooms', atLeast: 3 }, gives: { text: 'rộng' } }],
];

describe('an XLSForm expression', () => {
  it.each(conditions)('%s is a condition of ours, and is written the same', (text, condition) => {
    expect(readCondition(text, scope)).toEqual({ ok: true, value: condition });
    expect(findConditionText(condition, scope)).toEqual({ text, isPlain: true });
  });

  it.each(calculations)('%s is a calculation of ours, and is written the same', (text, calculation) => {
    expect(readCalculation(text, scope)).toEqual({ ok: true, value: calculation });
    expect(findCalculationText(calculation, { questions })).toEqual({ text, isPlain: true });
  });

  it.each<readonly [string, Condition]>([
    ['${roof} = 1', { question: 'roof', is: '1' }],
    ["${size} = '3'", { question: 'size', is: 3 }],
    ["'1' = ${roof}", { question: 'roof', is: '1' }],
    ['3 <= ${size}', { question: 'size', atLeast: 3 }],
    ["${agreed} = 'OK'", { question: 'agreed', is: true }],
    ['${agreed} = true()', { question: 'agreed', is: true }],
    ['${name}', { question: 'name', isAnswered: true }],
    ['boolean(${name})', { question: 'name', isAnswered: true }],
    ['${name} = ‘x’', { question: 'name', is: 'x' }],
    [
      "not(${name}='') and\n${size}>=1",
      {
        all: [{ not: { question: 'name', isAnswered: false } }, { question: 'size', atLeast: 1 }],
      },
    ],
    [
      "${roof}='1' and ${agreed}='yes' or ${size}>=1",
      {
        any: [
          {
            all: [
              { question: 'roof', is: '1' },
              { question: 'agreed', is: true },
            ],
          },
          { question: 'size', atLeast: 1 },
        ],
      },
    ],
    ['1 < ${size} div 2', { compare: { calc: 'quotient', of: ['size', 2] }, above: 1 }],
    ['count(${age}) > 1', { compare: { calc: 'count', of: 'member' }, above: 1 }],
  ])('%s is understood as it is meant', (text, condition) => {
    expect(readCondition(text, scope)).toEqual({ ok: true, value: condition });
  });

  it.each<readonly [string, Condition]>([
    ["${$lane} = 'assisted'", { question: '$lane', is: 'assisted' }],
    ['age-in-years(${born}) >= 16', { ageOf: 'born', atLeast: 16 }],
    ['age-in-years(${born}) < 16', { ageOf: 'born', below: 16 }],
  ])('%s is written in our own words, for our own column', (text, condition) => {
    expect(readCondition(text, scope)).toEqual({ ok: true, value: condition });
    expect(findConditionText(condition, scope)).toEqual({ text, isPlain: false });
  });

  it.each<Condition>([
    { question: 'roof', isOneOf: ['1'] },
    { question: 'roof', is: `both ' and "` },
    { ageOf: 'born', atLeast: 6, below: 16 },
    { all: [{ all: [size({ atLeast: 1 }) as Condition] }] },
    { compare: 'size', atLeast: 1 },
    { compare: 'roof', above: 'name' },
    { question: 'size', is: '3' },
  ])('leaves to the data what it cannot say: %j', (condition) => {
    expect(findConditionText(condition, scope)).toBeUndefined();
  });

  it.each([
    ["regex(., '^0')", 'expression-unsupported', 'regex()'],
    ['position(..) > 1', 'expression-unsupported', 'position(..'],
    ["jr:choice-name(${roof}, '${roof}') = 'x'", 'expression-unsupported', 'jr:choice-name()'],
    ['indexed-repeat(${age}, ${member}, 1) > 3', 'expression-unsupported', 'indexed-repeat()'],
    ['/data/size > 1', 'expression-unsupported', '/'],
    ['../size > 1', 'expression-unsupported', '..'],
    ['size > 1', 'expression-unsupported', 'size'],
    ["${roof} > '1'", 'expression-unsupported', '>'],
    ['${born} > 5', 'expression-unsupported', '>'],
    ['${name} + 1 > 2', 'expression-unsupported', '+'],
    ['today() - 30 <= ${born}', 'expression-unsupported', '-'],
    ['${size} + 1', 'expression-unsupported', '+'],
    ['selected(${goods}, ${roof})', 'expression-unsupported', 'selected()'],
    ['${missing} > 1', 'reference-unknown', 'missing'],
    ['. > (1', 'expression-malformed', undefined],
    ['. > ', 'expression-malformed', undefined],
    ['. >> 1', 'expression-malformed', '>'],
    ['. > 1 #', 'expression-malformed', '#'],
    [`${'('.repeat(60)}.${')'.repeat(60)} > 1`, 'expression-too-deep', undefined],
    [`. > 1${' and . > 1'.repeat(300)}`, 'expression-too-deep', undefined],
    [`${'not('.repeat(20)}. > 1${')'.repeat(20)}`, 'expression-too-deep', undefined],
    ['constructor(1) = 1', 'expression-unsupported', 'constructor()'],
    ['. constructor 1', 'expression-unsupported', 'constructor'],
    ['${__proto__} = 1', 'reference-unknown', '__proto__'],
  ])('%s is refused by name', (text, code, detail) => {
    expect(readCondition(text, scope)).toEqual({ ok: false, code, ...(detail !== undefined && { detail }) });
  });
});

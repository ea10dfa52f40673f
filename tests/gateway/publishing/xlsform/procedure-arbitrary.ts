/**
 * Procedures of any shape that `parseProcedure` takes: every question type, every operator, texts of every kind, fields of a
 * newer form. References look back only, so that nothing runs in a circle.
 */

import * as fc from 'fast-check';
import type { Calculation, Condition, Term } from '../../../../src/core/procedure/logic.ts';
import type { Form, Procedure, Question, Section } from '../../../../src/core/procedure/procedure.ts';
import { aProcedure } from '../../../fixtures/procedure-fixtures.ts';

/** A number from 0 to `max`, drawn from the run's seed. */
type Make = (max: number) => number;

const words = ['Họ và tên', 'Nơi cư trú', 'Trẻ sinh ở đâu?', '007', 'yes', 'today()', '12.5', "nhà 'A'"];
/** What cells, trimming, XML, Unicode or our own marks could spoil. */
const awkward = [
  [' đầu', 'cuối ', 'hai\ndòng', 'hai\r\ndòng', 'Ho\u0302\u0300', '_x0041_', 'gocua:1', 'gocua_long:1', '${a}'],
  ['{"a":1}', '[1]', '"', '\u0007', '\ud800', '\uffff', '=1+1', '\u00a0x', 'ả'.repeat(4001), '#REF!', "'", '\\u0041'],
].flat();

function text(g: Make): string {
  if (g(3) > 0) return pick(g, words);
  return g(2) > 0 ? pick(g, awkward) : String.fromCodePoint(...Array.from({ length: 1 + g(4) }, () => codePoint(g)));
}

function codePoint(g: Make): number {
  return g(1) === 0 ? g(0x24f) : g(0x10ffff);
}

function chance(g: Make, oneIn: number): boolean {
  return g(oneIn - 1) === 0;
}

function pick<T>(g: Make, from: readonly T[]): T {
  return from[g(from.length - 1)] as T;
}

function number(g: Make): number {
  return g(3) === 0 ? pick(g, [0.5, 1e21, 1e-7, -0.25]) : g(200) - 5;
}

/** The fields, each there or not. */
function some(g: Make, fields: { readonly [name: string]: (g: Make) => unknown }): object {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, make]) => (chance(g, 5) ? [[name, make(g)] as const] : [])),
  );
}

function condition(g: Make, ids: readonly string[], depth = 0): Condition {
  const inner = () => condition(g, ids, depth + 1);
  const question = pick(g, [...ids, '$lane', '$representative']);
  const kinds: readonly (() => Condition)[] = [
    () => ({ question, is: pick<string | number | boolean>(g, ['yes', '1', 3, true, false, text(g)]) }),
    () => ({ question, isOneOf: pick(g, [['a'], ['a', 'b'], [1, 2], ['a', 1]]) }),
    () => ({ question, includes: text(g) }),
    () => ({ question, isAnswered: pick(g, [true, false]) }),
    () => ({ question, atLeast: number(g) }),
    () => ({ question, atMost: number(g) }),
    () => ({ ageOf: question, ...pick(g, [{ atLeast: 6 }, { below: 80 }, { atLeast: 6, below: 16 }]) }),
    () => ({
      compare: term(g, ids, depth + 1),
      [pick(g, ['is', 'above', 'atLeast', 'below', 'atMost'])]: term(g, ids, depth + 1),
    }),
    () => ({ all: Array.from({ length: 1 + g(2) }, inner) }),
    () => ({ any: Array.from({ length: 1 + g(2) }, inner) }),
    () => ({ not: inner() }),
  ];
  return pick(g, depth > 2 ? kinds.slice(0, 7) : kinds)();
}

function term(g: Make, ids: readonly string[], depth: number): Term {
  const plain = pick<Term>(g, [...ids, 3, -2, 0.5, { text: text(g) }, { text: '2020-01-31' }]);
  return depth > 2 || chance(g, 2) ? plain : calculation(g, ids, depth + 1);
}

function calculation(g: Make, ids: readonly string[], depth = 0): Calculation {
  const one = () => term(g, ids, depth + 1);
  const several = () => Array.from({ length: 1 + g(2) }, one);
  const of = pick(g, ids.length === 0 ? ['$today'] : ids);
  const kinds: readonly (() => Calculation)[] = [
    () => ({ calc: pick(g, ['age-years', 'date-in-words', 'number-in-words', 'copy', 'count']), of }),
    () => ({ calc: pick(g, ['sum', 'product', 'first-of']), of: several() }),
    () => ({ calc: pick(g, ['difference', 'quotient', 'remainder']), of: [one(), one()] }),
    () => ({ calc: 'round', of: one(), ...(chance(g, 2) && { digits: 2 }) }),
    () => ({
      calc: 'if',
      when: condition(g, ids, depth + 1),
      gives: one(),
      ...(chance(g, 2) && { otherwise: one() }),
    }),
    () => ({ calc: 'length', of: one() }),
    () => ({ calc: 'today' }),
    () => ({ calc: 'join', of: several(), with: pick(g, ['', ', ', ' – ', `'"`]) }),
  ];
  return pick(g, kinds)();
}

const anyType: readonly Question['type'][] = [
  'text',
  'long-text',
  'number',
  'money',
  'date',
  'time',
  'choice',
  'multi-choice',
  'yes-no',
  'id-number',
  'phone',
  'address',
  'calculated',
  'note',
  'group',
];

function ownFields(g: Make, type: Question['type'], ids: string[], depth: number): object {
  const choices = (size: number) =>
    Array.from({ length: size }, (_, at) => ({ value: pick(g, ['a', 'b c', '1', 'Bộ Công an']) + at, label: text(g) }));
  switch (type) {
    case 'text':
    case 'long-text':
      return some(g, { maxLength: () => 200, upperCase: () => true });
    case 'number':
      return some(g, { min: number, max: number, unit: text });
    case 'date':
      return some(g, { precisions: () => pick(g, [['year'], ['month'], ['day', 'year']]), mayBeFuture: () => true });
    case 'choice':
      return {
        ...pick(g, [
          { choices: choices(2) },
          { list: 'communes' },
          { list: 'another' },
          { list: 'provinces', choices: choices(1) },
        ]),
        ...some(g, { other: () => pick(g, [true, false]) }),
      };
    case 'multi-choice':
      return { choices: choices(3) };
    case 'calculated':
      return { calculation: calculation(g, ids) };
    case 'group': {
      const bounds = pick(g, [{}, { min: 1, max: 1 }, { min: 0 }, { max: 5 }, { min: 1, max: 3 }]);
      return { ...bounds, questions: questions(g, [...ids], depth + 1) };
    }
    default:
      return {};
  }
}

let count = 0;

/** `ids`: what stands before and may be looked at; it grows by the questions made, not by those inside groups. */
function questions(g: Make, ids: string[], depth: number): readonly Question[] {
  const made: Question[] = [];
  const visible = [...ids];
  for (let left = 1 + g(3); left > 0; left -= 1) {
    count += 1;
    const id = `${pick(g, ['q', 'Con.ten-', 'a_'])}${count}`;
    const type = pick(g, depth === 0 || depth < 3 ? anyType : anyType.slice(0, -1));
    const look = () => condition(g, visible);
    const lookAtSelf = () => condition(g, [...visible, id]);
    const constraint = () => ({
      must: lookAtSelf(),
      message: text(g),
      ...pick(g, [{}, { warning: true }, { warning: false }]),
    });
    const question = {
      id,
      type,
      label: text(g),
      ...ownFields(g, type, visible, depth),
      ...some(g, {
        hint: text,
        help: text,
        officialLabel: () => pick(g, ['', text(g)]),
        item: () => '1',
        clip: text,
        print: () => 'boxes',
        when: look,
        required: () => pick<unknown>(g, [true, false, lookAtSelf()]),
        means: () => ({ of: 'mother', field: 'birthDate' }),
        shared: text,
        sensitive: () => true,
        unverified: text,
        constraints: () => Array.from({ length: g(3) }, constraint),
        defaultsTo: () =>
          pick<unknown>(g, [text(g), 3, true, { today: true }, ['a', 'b'], { byBasis: { child: 'x' } }]),
        ofANewerForm: () => ({ deep: [text(g), null] }),
      }),
    };
    made.push(question as unknown as Question);
    visible.push(id);
  }
  ids.push(...made.map(({ id }) => id));
  return made;
}

function form(g: Make): Form {
  const ids: string[] = [];
  const sections = Array.from({ length: g(3) }, (_, at): Section => {
    const when = ids.length > 0 && chance(g, 2) ? { when: condition(g, ids) } : {};
    return {
      id: pick(g, [`phần ${at}`, `part${at}`, `q${at + 1}`]),
      title: pick(g, ['', text(g)]),
      ...when,
      questions: chance(g, 8) ? [] : questions(g, ids, 0),
      ...some(g, { officialTitle: text, column: text }),
    };
  }).filter(({ id }, at, all) => all.findIndex((other) => other.id === id) === at);
  return {
    title: text(g),
    issuedBy: pick(g, ['', text(g)]),
    sections,
    status: 'partly',
    doubts: Array.from({ length: g(2) }, () => text(g)),
    signatures: Array.from({ length: g(2) }, () => ({
      role: 'applicant' as const,
      label: text(g),
      ...some(g, { when: () => condition(g, ids), sheets: () => ['one', text(g)], unverified: text }),
    })),
    ...some(g, {
      leadSentences: () => pick(g, [[], [text(g)]]),
      placeDate: () => '',
      footnotes: () => [text(g), text(g)],
      unnumbered: () => true,
      sheets: () => [{ id: 'one', title: text(g), sections: ['a b'], ...some(g, { leadSentences: () => [text(g)] }) }],
    }),
  };
}

/** A seed, not a tree of choices, because shrinking a whole form would take longer than reading one. */
export const arbitraryProcedure: fc.Arbitrary<Procedure> = fc.noShrink(fc.integer()).map((seed) => {
  let state = seed;
  const g: Make = (max) => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % (max + 1);
  };
  count = 0;
  const lists = {
    aliases: [text(g)],
    conditions: pick(g, [[], ['[1]', text(g)]]),
    lanes: pick(g, [[], ['online' as const]]),
  };
  return aProcedure({
    name: text(g),
    ...lists,
    ...(chance(g, 6) ? {} : { form: form(g) }),
    papers: Array.from({ length: g(2) }, (_, at) => ({
      paperId: `p ${at}`,
      name: text(g),
      need: 'photo' as const,
      ...some(g, {
        optional: () => true,
        originals: number,
        hint: text,
        when: () => condition(g, []),
        newer: () => [1],
      }),
    })),
    consents: chance(g, 2) ? [{ purpose: 'assist', text: text(g) }] : [],
    sla: { unit: 'day', text: text(g), ...some(g, { value: () => 3, newer: () => null }) },
    fee: { text: text(g), ...some(g, { amount: number }) },
    atHome: pick<Procedure['atHome']>(g, [{ possible: true }, { possible: false, because: text(g) }]),
    ...some(g, {
      effectiveTo: () => '2027-01-01',
      reminders: () => pick(g, [[], [{ days: 60, after: 'x', text: text(g) }]]),
      serves: () => [{ office: text(g), does: text(g) }],
      ofANewerForm: () => text(g),
    }),
  });
});

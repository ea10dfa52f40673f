import { describe, expect, it } from 'vitest';
import { describeDeclarations, run } from './official-items.ts';
import type { OfficialDeclaration } from './official-items.ts';
import { readProcedure, sectionsOf } from './read-catalogue.ts';

const person = ['1a', '1b', '1c', '1d', '1đ', '1e', '1g', '2a', '2b'];
const proxy = run('P.', 1, 5);

const declarations: readonly OfficialDeclaration[] = [
  {
    code: '1.014027',
    form: 'Mẫu số 01 NĐ 176/2025',
    items: [
      ...run('I.', 1, 1),
      'I.2a',
      'I.2b',
      'I.2c',
      ...run('I.', 3, 7),
      ...run('I.', 9, 10),
      'I.10a',
      'I.10b',
      'I.10c',
      ...run('II.', 1, 6),
    ],
    open: ['I.8'],
    // Its bank lines were read under a lead line that was not.
    bare: ['I.10'],
  },
  {
    code: '1.014028',
    form: 'Mẫu số 02 NĐ 176/2025',
    items: [
      ...run('1.', 1, 5),
      ...run('2.', 1, 11),
      ...run('3.1.', 1, 7),
      ...run('3.2.', 1, 5),
      '4',
      ...run('4.', 1, 3),
    ],
  },
  {
    code: '1.001699',
    form: 'Mẫu số 01 TT 01/2019',
    items: ['0', ...run('I.', 1, 4), 'I.6', ...run('II.', 1, 3), 'II.5', 'II.6', 'III.1', 'III.2'],
    open: ['I.5', 'II.4'],
  },
  { code: '1.001193', form: 'khai sinh', items: run('', 1, 31) },
  { code: '1.000656', form: 'khai tử', items: run('', 1, 20) },
  {
    code: '2.000635',
    form: 'bản sao trích lục',
    items: ['1', ...run('', 3, 13), ...run('', 15, 19)],
    open: ['2', '14'],
  },
  { code: '1.004873', form: 'tình trạng hôn nhân', items: run('', 1, 14) },
  {
    code: '1.001776',
    form: '1a',
    sections: /^(subject|proxy|a1)/,
    items: [
      ...person,
      ...run('', 3, 5),
      ...run('5.', 1, 4),
      '6',
      '7',
      ...run('7.', 1, 5),
      '8',
      ...run('8.', 1, 4),
      '9',
      ...proxy,
    ],
  },
  {
    code: '1.001776',
    form: '1b',
    sections: /^(subject|proxy|b1)/,
    items: [...person, ...run('', 3, 5), ...run('5.', 1, 4), ...run('', 6, 8), ...run('8.', 1, 5), '9', ...proxy],
  },
  {
    code: '1.001776',
    form: '1c',
    sections: /^(subject|proxy|c1)/,
    items: [...person, ...run('', 3, 5), '6a', '6b', '6c', '7', '8', ...proxy],
  },
  {
    code: '1.001776',
    form: '1d',
    sections: /^(subject|proxy|d1)/,
    items: [...person, '3', '4', ...run('4.', 1, 4), '5', '6', ...run('6.', 1, 5), ...run('', 7, 9), ...proxy],
  },
  {
    code: '1.001776',
    form: '1đ',
    sections: /^(subject|proxy|e1)/,
    items: [
      ...person,
      ...run('', 3, 5),
      ...run('5.', 1, 4),
      '6',
      ...run('7.', 1, 5),
      '8',
      '8a',
      '8b',
      '9',
      '10a',
      '10b',
      '11',
      '12',
      ...proxy,
    ],
  },
  {
    code: '1.001776',
    form: '03',
    sections: /^(subject|proxy|k3)/,
    items: [
      ...person,
      ...run('', 3, 5),
      ...run('5.', 1, 4),
      '6',
      ...run('7.', 1, 5),
      '8',
      '8a',
      '8b',
      '9',
      '10',
      ...proxy,
    ],
  },
  {
    code: '1.001776',
    form: '2a',
    sections: /^(proxy|h2)/,
    items: [...person, '3', ...run('3.', 1, 3), '4', '5', '6', ...proxy],
  },
  {
    code: '1.001776',
    form: '2b',
    sections: /^n2/,
    items: [
      ...run('1.a', 1, 7),
      '1.b1',
      '1.b2',
      '1.c',
      '1.d',
      '1.đ',
      ...run('2.a', 1, 8),
      '2.b',
      '2.c',
      ...run('2.c.', 1, 5),
      '2.d',
      '2.đ',
      '2.e',
      ...run('3.a', 1, 8),
      '3.b',
      '3.c',
      ...run('3.c.', 1, 5),
      '3.d',
      '3.đ',
    ],
  },
];

describeDeclarations(declarations);

describe('what was not read', () => {
  it('is no pledge on the two declarations whose pledge was not seen, nor on the copy request', () => {
    for (const code of ['1.014027', '1.001699', '2.000635']) expect(readProcedure(code).form?.pledge).toBeUndefined();
  });

  it('is marked on the signature places of the social pension', () => {
    const places = readProcedure('1.014027').form?.signatures ?? [];
    expect(places.filter((place) => place.unverified === undefined)).toEqual([]);
  });

  it('keeps 37 rows of disabilities and ten activities of the disability declaration', () => {
    const questions = sectionsOf(readProcedure('1.001699')).flatMap((section) => section.questions);
    const rows = questions
      .filter((question) => question.type === 'multi-choice')
      .flatMap((question) => question.choices);
    expect(rows).toHaveLength(37);
    expect(questions.filter((question) => question.item === 'III.2')).toHaveLength(10);
  });
});

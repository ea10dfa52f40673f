import { describe, expect, it } from 'vitest';
import { describeDeclarations, run } from './official-items.ts';
import type { OfficialDeclaration } from './official-items.ts';
import { readProcedure, sectionsOf } from './read-catalogue.ts';

/** What the sheets 1a–1đ and 03 begin with: name to identity paper on one line, residence on the next. */
const person = ['1', '2'];

const declarations: readonly OfficialDeclaration[] = [
  {
    code: '1.014027',
    form: 'Mẫu số 01 NĐ 176/2025',
    items: [...run('I.', 1, 7), ...run('I.', 9, 10), ...run('II.', 1, 6)],
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
    items: [...run('I.', 1, 4), 'I.6', ...run('II.', 1, 3), 'II.5', 'II.6', 'III.1'],
    open: ['I.5', 'II.4'],
  },
  {
    code: '1.001776',
    form: '1a',
    sections: /^(subject|a1)/,
    items: [...person, ...run('', 3, 9), ...run('5.', 1, 4), ...run('8.', 1, 4)],
  },
  {
    code: '1.001776',
    form: '1b',
    sections: /^(subject|b1)/,
    items: [...person, ...run('', 3, 9), ...run('5.', 1, 4)],
  },
  { code: '1.001776', form: '1c', sections: /^(subject|c1)/, items: [...person, ...run('', 3, 8)] },
  {
    code: '1.001776',
    form: '1d',
    sections: /^(subject|d1)/,
    items: [...person, ...run('', 3, 9), ...run('4.', 1, 4)],
  },
  {
    code: '1.001776',
    form: '1đ',
    sections: /^(subject|e1)/,
    items: [...person, ...run('', 3, 12), ...run('5.', 1, 4), '8a', '8b'],
  },
  {
    code: '1.001776',
    form: '03',
    sections: /^(subject|k3)/,
    items: [...person, ...run('', 3, 10), ...run('5.', 1, 4), '8a', '8b'],
  },
  { code: '1.001776', form: '2a', sections: /^h2/, items: [...run('', 1, 6), ...run('3.', 1, 3)] },
  {
    code: '1.001776',
    form: '2b',
    sections: /^n2/,
    items: [
      ...['a', 'b', 'c', 'd', 'đ'].map((letter) => `1.${letter}`),
      ...['a', 'b', 'c', 'd', 'đ', 'e'].map((letter) => `2.${letter}`),
      ...['a', 'b', 'c', 'd', 'đ'].map((letter) => `3.${letter}`),
    ],
  },
  {
    code: '1.001653',
    form: 'Mẫu số 01 TT 01/2019',
    items: [...run('I.', 1, 4), 'I.6', ...run('II.', 1, 3), 'II.5', 'II.6', 'III.1'],
    open: ['I.5', 'II.4'],
  },
  {
    code: '1.001731',
    form: 'Mẫu số 04 NĐ 20/2021',
    items: [...run('I.', 1, 6), '1a', '1b', '2a', '2b', '2c'],
  },
  { code: '1.010803', form: 'Mẫu số 18 NĐ 131/2021', items: ['2'] },
  { code: '1.010824', form: 'Mẫu số 12 NĐ 131/2021', items: run('', 1, 3) },
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
    expect(questions.filter((question) => question.id.startsWith('activity-'))).toHaveLength(10);
  });
});

it('the funeral support asks consent for whoever else arranged the burial, whom it records', () => {
  const texts = readProcedure('1.014028').consents.filter(
    ({ sensitive, purpose }) => purpose === 'confirm' || !sensitive,
  );
  expect(texts.map(({ purpose }) => purpose)).toEqual(['assist', 'confirm']);
  for (const { text } of texts) expect(text).toContain('người khác lo mai táng');
});

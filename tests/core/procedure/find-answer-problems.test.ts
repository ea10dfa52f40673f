import { describe, expect, it } from 'vitest';
import { findProblems } from '../../../src/core/procedure/find-problems.ts';
import type { ProblemOptions } from '../../../src/core/procedure/find-problems.ts';
import type { Answers, AnswerValue, Question } from '../../../src/core/procedure/procedure.ts';
import { aProcedureAsking, aQuestion } from '../../fixtures/procedure-fixtures.ts';

type QuestionDraft = Parameters<typeof aQuestion>[0] & { readonly [field: string]: unknown };

/** The codes found for one answer to one question. */
function codesFor(question: QuestionDraft, value: unknown, options: ProblemOptions = {}): string[] {
  const answers = { [question.id]: value as AnswerValue };
  return findProblems(aProcedureAsking([aQuestion(question)]), { answers }, options).map(({ code }) => code);
}

const choices = [{ value: 'own', label: 'Nhà riêng' }];
const day = (iso: string) => ({ iso, precision: 'day' });

describe('an answer', () => {
  it.each<[QuestionDraft, unknown, string[]]>([
    [{ id: 'q', type: 'text' }, 'chữ', []],
    [{ id: 'q', type: 'text' }, 5, ['answer-wrong-type']],
    [{ id: 'q', type: 'text', maxLength: 3 }, 'dài quá', ['answer-too-long']],
    [{ id: 'q', type: 'long-text' }, 'x'.repeat(4001), ['answer-too-long']],
    // What is said of a person goes into the packet's own fields, which are shorter than any text may be.
    [{ id: 'q', type: 'text', means: { of: 'mother', field: 'fullName' } }, 'x'.repeat(201), ['answer-too-long']],
    [
      {
        id: 'q',
        type: 'choice',
        list: 'ethnic-groups',
        other: true,
        means: { of: 'mother', field: 'ethnicGroupCode' },
      },
      'x'.repeat(21),
      ['answer-too-long'],
    ],
    [{ id: 'q', type: 'number', min: 1, max: 9 }, 5, []],
    [{ id: 'q', type: 'number', min: 1, max: 9 }, 0, ['answer-out-of-range']],
    [{ id: 'q', type: 'number', min: 1, max: 9 }, 10, ['answer-out-of-range']],
    [{ id: 'q', type: 'number' }, '5', ['answer-wrong-type']],
    [{ id: 'q', type: 'number' }, Number.NaN, ['answer-wrong-type']],
    [{ id: 'q', type: 'money' }, 500_000, []],
    [{ id: 'q', type: 'money' }, 0.5, ['answer-wrong-type']],
    [{ id: 'q', type: 'money' }, -1, ['answer-out-of-range']],
    [{ id: 'q', type: 'date' }, { iso: '1940', precision: 'year' }, []],
    [{ id: 'q', type: 'date' }, '1940-01-01', ['answer-wrong-type']],
    [{ id: 'q', type: 'date' }, { iso: '1940', precision: 'day' }, ['date-invalid']],
    [{ id: 'q', type: 'date' }, day('2026-02-29'), ['date-invalid']],
    [{ id: 'q', type: 'date', precisions: ['day'] }, { iso: '1940', precision: 'year' }, ['date-invalid']],
    [{ id: 'q', type: 'date' }, day('2026-11-22'), ['date-in-future']],
    [{ id: 'q', type: 'date', mayBeFuture: true }, day('2026-11-22'), []],
    [{ id: 'q', type: 'date' }, day('2026-11-21'), []],
    [{ id: 'q', type: 'time' }, '08:30', []],
    [{ id: 'q', type: 'time' }, '24:00', ['answer-wrong-type']],
    [{ id: 'q', type: 'choice', choices }, 'own', []],
    [{ id: 'q', type: 'choice', choices }, 'rented', ['answer-not-a-choice']],
    [{ id: 'q', type: 'choice', choices, other: true }, 'nhà bà ngoại', []],
    [{ id: 'q', type: 'choice', choices }, ['own'], ['answer-wrong-type']],
    [{ id: 'q', type: 'choice', list: 'ethnic-groups' }, '23', []],
    [{ id: 'q', type: 'choice', list: 'communes' }, '99999', ['answer-not-a-choice']],
    [{ id: 'q', type: 'multi-choice', choices }, ['own'], []],
    [{ id: 'q', type: 'multi-choice', choices }, ['own', 'x'], ['answer-not-a-choice']],
    [{ id: 'q', type: 'multi-choice', choices }, 'own', ['answer-wrong-type']],
    [{ id: 'q', type: 'yes-no' }, false, []],
    [{ id: 'q', type: 'yes-no' }, 'no', []],
    [{ id: 'q', type: 'yes-no' }, 'maybe', ['answer-wrong-type']],
    [{ id: 'q', type: 'id-number' }, '045188000123', []],
    [{ id: 'q', type: 'id-number' }, '197123456', ['id-number-invalid']],
    [{ id: 'q', type: 'id-number', means: { of: 'mother', field: 'oldIdNumber' } }, '197123456', []],
    [{ id: 'q', type: 'phone' }, '0912 345 678', []],
    [{ id: 'q', type: 'phone' }, '01234567890', ['phone-invalid']],
    [{ id: 'q', type: 'address' }, { text: 'Bản Mẫu' }, []],
    [{ id: 'q', type: 'address' }, 'Bản Mẫu', ['answer-wrong-type']],
    [{ id: 'q', type: 'note', required: true }, undefined, []],
    [{ id: 'q', type: 'text', required: true }, '   ', ['answer-missing']],
    [{ id: 'q', type: 'text', required: true }, null, ['answer-missing']],
    [{ id: 'q', type: 'text' }, undefined, []],
  ])('%j answered with %j has %j', (question, value, codes) => {
    expect(codesFor(question, value, { today: '2026-11-21', lists: { communes: ['19429'] } })).toEqual(codes);
  });

  it('ahead of today only warns, and is not judged where nobody knows the day', () => {
    const procedure = aProcedureAsking([aQuestion({ id: 'q', type: 'date' })]);
    const answers = { q: { iso: '2030', precision: 'year' } } as const;
    expect(findProblems(procedure, { answers })).toEqual([]);
    expect(findProblems(procedure, { answers, startedAt: '2026-11-21T08:00:00+07:00' })).toEqual([
      { code: 'date-in-future', questionId: 'q', weight: 'warning' },
    ]);
  });

  it('against a constraint carries the form’s own sentence and its weight', () => {
    const constraints = [
      { must: { question: 'q', atMost: 5 }, message: 'Nhiều nhất 5.' },
      { must: { question: 'q', atMost: 3 }, message: 'Thường không quá 3.', warning: true },
    ];
    const procedure = aProcedureAsking([aQuestion({ id: 'q', type: 'number', constraints })]);
    expect(findProblems(procedure, { answers: { q: 9 } })).toEqual([
      { code: 'answer-constraint', questionId: 'q', message: 'Nhiều nhất 5.' },
      { code: 'answer-constraint', questionId: 'q', message: 'Thường không quá 3.', weight: 'warning' },
    ]);
    expect(findProblems(procedure, { answers: { q: 2 } })).toEqual([]);
    expect(findProblems(procedure, { answers: {} })).toEqual([]);
  });

  it('is not held against a constraint about an age that nobody can know', () => {
    const constraints = [{ must: { ageOf: 'q', atLeast: 75 }, message: 'Chưa đủ 75 tuổi.' }];
    const procedure = aProcedureAsking([aQuestion({ id: 'q', type: 'date', constraints })]);
    const answers = { q: { iso: '1980', precision: 'year' } } as const;
    expect(findProblems(procedure, { answers })).toEqual([]);
    expect(findProblems(procedure, { answers }, { today: '2026-11-21' })).toMatchObject([
      { code: 'answer-constraint' },
    ]);
  });

  it('hidden by a condition is neither missed nor judged', () => {
    const questions: Question[] = [
      aQuestion({ id: 'a', type: 'yes-no' }),
      aQuestion({ id: 'b', type: 'number', required: true, when: { question: 'a', is: true } }),
    ];
    const found = (answers: Answers) => findProblems(aProcedureAsking(questions), { answers }).map(({ code }) => code);
    expect(found({ a: false, b: 'không phải số' })).toEqual([]);
    expect(found({ a: true })).toEqual(['answer-missing']);
    expect(found({ a: true, b: 'không phải số' })).toEqual(['answer-wrong-type']);
  });

  it('of a group is judged repeat by repeat, with its place', () => {
    const group = aQuestion({
      id: 'children',
      type: 'group',
      min: 1,
      max: 2,
      questions: [aQuestion({ id: 'name', type: 'text', required: true }), aQuestion({ id: 'born', type: 'date' })],
    });
    const found = (value: unknown) =>
      findProblems(aProcedureAsking([group]), { answers: { children: value as AnswerValue } });
    expect(found([{ name: 'Hồ Bé Mẫu' }, { born: 'hôm qua' }])).toEqual([
      { code: 'answer-missing', questionId: 'children[1].name' },
      { code: 'answer-wrong-type', questionId: 'children[1].born' },
    ]);
    expect(found(undefined).map(({ questionId }) => questionId)).toEqual(['children', 'children[0].name']);
    expect(found([{ name: 'a' }, { name: 'b' }, { name: 'c' }])).toEqual([
      { code: 'answer-out-of-range', questionId: 'children', limit: 2 },
    ]);
    expect(found('Hồ Bé Mẫu')).toMatchObject([{ code: 'answer-wrong-type' }, { code: 'answer-missing' }]);
  });
});

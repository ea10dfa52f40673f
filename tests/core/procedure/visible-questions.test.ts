import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers, Question } from '../../../src/core/procedure/procedure.ts';
import { getInterview, visibleQuestions } from '../../../src/core/procedure/visible-questions.ts';
import { aForm, aProcedure, aProcedureAsking, aQuestion, aSection } from '../../fixtures/procedure-fixtures.ts';
import { propertyRuns } from '../../fixtures/runs.ts';

function idsOf(questions: readonly Question[], answers: Answers): string[] {
  return visibleQuestions(aProcedureAsking(questions), answers).map((visible) => visible.id);
}

const chain = [
  aQuestion({ id: 'c', type: 'text', when: { question: 'b', is: 'yes' } }),
  aQuestion({ id: 'b', type: 'text', when: { question: 'a', is: 'yes' } }),
  aQuestion({ id: 'a', type: 'text' }),
];

describe('visibleQuestions', () => {
  it('asks nothing for a procedure without a form', () => {
    expect(visibleQuestions(aProcedure(), {})).toEqual([]);
  });

  it('keeps the order of the form and follows the answers', () => {
    expect(idsOf(chain, {})).toEqual(['a']);
    expect(idsOf(chain, { a: 'yes', b: 'yes' })).toEqual(['c', 'b', 'a']);
  });

  it('counts a hidden answer as none, all the way down the branch, and forgets nothing', () => {
    expect(idsOf(chain, { a: 'no', b: 'yes', c: 'kept' })).toEqual(['a']);
    expect(getInterview(aProcedureAsking(chain), { a: 'no', b: 'yes', c: 'kept', $lane: 'assisted' }).answers).toEqual({
      a: 'no',
      $lane: 'assisted',
    });
  });

  it('hides a section with all its questions and says which section each stands in', () => {
    const procedure = aProcedure({
      form: aForm([
        aSection([aQuestion({ id: 'a', type: 'yes-no' })], { id: 'first' }),
        aSection([aQuestion({ id: 'b', type: 'text' })], { id: 'second', when: { question: 'a', is: true } }),
      ]),
    });
    expect(visibleQuestions(procedure, { a: false }).map(({ section }) => section.id)).toEqual(['first']);
    expect(visibleQuestions(procedure, { a: true }).map(({ section }) => section.id)).toEqual(['first', 'second']);
  });

  it('lets conditions look at what was calculated, through several steps', () => {
    const questions = [
      aQuestion({ id: 'old', type: 'text', when: { question: 'age', atLeast: 80 } }),
      aQuestion({ id: 'twice', type: 'calculated', calculation: { calc: 'product', of: ['age', 2] } }),
      aQuestion({ id: 'age', type: 'calculated', calculation: { calc: 'age-years', of: 'born' } }),
      aQuestion({ id: 'born', type: 'date' }),
    ];
    const procedure = aProcedureAsking(questions);
    const answers: Answers = { born: { iso: '1940', precision: 'year' } };
    const interview = getInterview(procedure, answers, { today: '2026-11-21' });
    expect(interview.questions.map(({ id }) => id)).toEqual(['old', 'twice', 'age', 'born']);
    expect(interview.answers).toMatchObject({ age: 86, twice: 172 });
    expect(visibleQuestions(procedure, answers).map(({ id }) => id)).toEqual(['twice', 'age', 'born']);
  });

  it('requires by flag or by condition', () => {
    const questions = [
      aQuestion({ id: 'a', type: 'text', required: true }),
      aQuestion({ id: 'b', type: 'text', required: { question: 'a', is: 'x' } }),
      aQuestion({ id: 'c', type: 'text' }),
    ];
    const requiredOf = (answers: Answers) =>
      visibleQuestions(aProcedureAsking(questions), answers).map(({ required }) => required);
    expect(requiredOf({})).toEqual([true, false, false]);
    expect(requiredOf({ a: 'x' })).toEqual([true, true, false]);
  });

  it('shows the members of each repeat by its own answers, at least as many repeats as the form wants', () => {
    const children = aQuestion({
      id: 'children',
      type: 'group',
      min: 1,
      when: { question: 'hasChildren', is: true },
      questions: [
        aQuestion({ id: 'school', type: 'yes-no' }),
        aQuestion({
          id: 'grade',
          type: 'number',
          when: {
            all: [
              { question: 'school', is: true },
              { question: 'asks', is: true },
            ],
          },
        }),
      ],
    });
    const procedure = aProcedureAsking([
      aQuestion({ id: 'hasChildren', type: 'yes-no' }),
      aQuestion({ id: 'asks', type: 'yes-no' }),
      children,
    ]);
    const membersOf = (answers: Answers) =>
      visibleQuestions(procedure, answers)
        .find(({ id }) => id === 'children')
        ?.repeats?.map((members) => members.map(({ id }) => id));
    expect(membersOf({ hasChildren: false, children: [{ school: true }] })).toBeUndefined();
    expect(membersOf({ hasChildren: true })).toEqual([['children[0].school']]);
    const two = {
      hasChildren: true,
      asks: true,
      children: [
        { school: true, grade: 3 },
        { school: false, grade: 9 },
      ],
    };
    expect(membersOf(two)).toEqual([['children[0].school', 'children[0].grade'], ['children[1].school']]);
    expect(getInterview(procedure, two).answers['children']).toEqual([{ school: true, grade: 3 }, { school: false }]);
  });

  it('never throws and never shows a question of a hidden branch, whatever the answers hold', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c', 'x'), fc.jsonValue()), (answers) => {
        const ids = idsOf(chain, answers as Answers);
        expect(ids.includes('b')).toBe(answers['a'] === 'yes' || answers['a'] === true);
        if (ids.includes('c')) expect(ids).toContain('b');
      }),
      { numRuns: propertyRuns(500, 20_000) },
    );
  });
});

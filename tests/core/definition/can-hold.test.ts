import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../src/core/procedure/logic.ts';
import { aForm, aProcedure, aProcedureAsking, aQuestion, aSection } from '../../fixtures/procedure-fixtures.ts';
import { added, allKinds, asking, faultsOf, when } from './form-under-check.ts';

describe('what can never be seen', () => {
  const is = (question: string, value: string | number | boolean): Condition => ({ question, is: value });
  it.each<[string, Condition]>([
    ['two choices at once', { all: [is('kind', 'house'), is('kind', 'land')] }],
    ['a choice that is and is not', { all: [is('kind', 'house'), { not: is('kind', 'house') }] }],
    ['yes and no', { all: [is('agrees', true), is('agrees', 'no')] }],
    ['an answer that is given and is not', { all: [is('kind', 'house'), { question: 'kind', isAnswered: false }] }],
    [
      'more than 4 and at most 3',
      {
        all: [
          { question: 'rooms', atLeast: 4 },
          { question: 'rooms', atMost: 3 },
        ],
      },
    ],
    [
      'older than 80 and younger than 6',
      {
        all: [
          { ageOf: 'born', atLeast: 80 },
          { ageOf: 'born', below: 6 },
        ],
      },
    ],
    ['both lanes', { all: [is('$lane', 'online'), { not: { any: [is('$lane', 'online'), is('kind', 'land')] } }] }],
    ['a text of two kinds', { all: [is('name', 'x'), is('name', 'y')] }],
    [
      'a tick without an answer',
      { all: [{ question: 'wants', includes: 'cash' }, { not: { question: 'wants', isAnswered: true } }] },
    ],
  ])('knows that nobody sees a question for %s', (_name, condition) => {
    expect(faultsOf(when(condition))).toEqual([`unreachable ${added}.when added`]);
  });

  it.each<[string, Condition]>([
    ['one of two choices', { any: [is('kind', 'house'), is('kind', 'land')] }],
    ['neither of them', { not: { question: 'kind', isOneOf: ['house', 'land'] } }],
    [
      'two ticks',
      {
        all: [
          { question: 'wants', includes: 'cash' },
          { question: 'wants', includes: 'bank' },
        ],
      },
    ],
    [
      'a number between two bounds',
      { all: [{ question: 'rooms', atLeast: 3 }, { not: { question: 'rooms', atLeast: 3.5 } }] },
    ],
    ['an age between two bounds', { all: [{ ageOf: 'born', atLeast: 75 }, { not: { ageOf: 'born', atLeast: 76 } }] }],
    [
      'what is weighed against another answer',
      {
        all: [
          { compare: 'rooms', above: 3 },
          { compare: 'rooms', below: 2 },
        ],
      },
    ],
    [
      'an unanswered choice and a number',
      {
        all: [
          { question: 'kind', isAnswered: false },
          { question: 'rooms', atLeast: 1 },
        ],
      },
    ],
  ])('lets be asked what is asked for %s', (_name, condition) => {
    expect(faultsOf(when(condition))).toEqual([]);
  });

  it('counts the section, the groups around and the questions before', () => {
    const members = [aQuestion({ id: 'm', type: 'text', when: is('agrees', false) })];
    const grouped = aQuestion({ id: 'g', type: 'group', when: is('agrees', true), questions: members });
    expect(faultsOf(asking(grouped))).toEqual([`unreachable ${added}.questions[0].when m`]);

    const section = aSection([aQuestion({ id: 'x', type: 'text', when: is('kind', 'land') })], {
      id: 'second',
      when: is('kind', 'house'),
    });
    const twoSections = aProcedure({ form: aForm([aSection(allKinds), section]) });
    expect(faultsOf(twoSections)).toEqual(['unreachable form.sections[1].questions[0].when x']);

    // asked for an answer to a question that only the other branch asks
    const chain = asking(
      aQuestion({ id: 'plot', type: 'text', when: is('kind', 'land') }),
      aQuestion({
        id: 'y',
        type: 'text',
        when: { all: [{ question: 'plot', isAnswered: true }, is('kind', 'house')] },
      }),
    );
    expect(faultsOf(chain)).toEqual(['unreachable form.sections[0].questions[8].when y']);
  });

  it('says a section that can never show once, not for each of its questions', () => {
    const never: Condition = { all: [is('agrees', true), is('agrees', false)] };
    const section = aSection(
      [aQuestion({ id: 'x', type: 'text' }), aQuestion({ id: 'y', type: 'text', when: is('x', 'a') })],
      {
        id: 'second',
        when: never,
      },
    );
    expect(faultsOf(aProcedure({ form: aForm([aSection(allKinds), section]) }))).toEqual([
      'never-holds form.sections[1].when',
    ]);
  });

  it('gives up on what would take too long, in favour of the form', () => {
    const yesNo = Array.from({ length: 40 }, (_, at) => aQuestion({ id: `b${at}`, type: 'yes-no' }));
    // pigeons and holes: no two of six letters may stand in five places, which only trying all shows
    const letters = Array.from({ length: 9 }, (_, at) =>
      aQuestion({
        id: `p${at}`,
        type: 'choice',
        choices: Array.from({ length: 8 }, (_hole, hole) => ({ value: `h${hole}`, label: 'H' })),
      }),
    );
    const apart = letters.flatMap((one, at) =>
      letters.slice(at + 1).flatMap((other) =>
        Array.from({ length: 8 }, (_hole, hole): Condition => ({
          not: { all: [is(one.id, `h${hole}`), is(other.id, `h${hole}`)] },
        })),
      ),
    );
    const placed = letters.map(({ id }): Condition => ({ question: id, isAnswered: true }));
    const hard = aQuestion({ id: 'hard', type: 'text', when: { all: [...apart, ...placed] } });
    expect(faultsOf(aProcedureAsking([...yesNo, ...letters, hard]))).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { checkDefinition, findDefinitionFaults } from '../../../src/core/definition/check-definition.ts';
import { formFaultCodes } from '../../../src/core/definition/form-fault.ts';
import type { Condition } from '../../../src/core/procedure/logic.ts';
import { parseProcedure } from '../../../src/core/definition/parse-procedure.ts';
import type { Procedure } from '../../../src/core/procedure/procedure.ts';
import { formFaultSentence } from '../../../src/ui/texts/vi/form-faults.ts';
import { aForm, aProcedure, aProcedureAsking, aQuestion, aSection } from '../../fixtures/procedure-fixtures.ts';
import { added, allKinds, asking, choicesOf, faultsOf, kind, when } from './form-under-check.ts';
import { fileNames, texts } from '../../procedures/read-catalogue.ts';

describe('findFormFaults', () => {
  it.each(fileNames)('has nothing against %s, which is published', (name) => {
    expect(checkDefinition(texts.get(name) ?? '').faults).toEqual([]);
  });

  it('tells all of them, in the order of the definition', () => {
    const procedure = asking(
      aQuestion({ id: 'name', type: 'text', when: { question: 'gone', is: 'x' } }),
      aQuestion({ id: 'other', type: 'text', required: { question: '$moon', is: 'full' } }),
    );
    expect(faultsOf(procedure)).toEqual([
      `duplicate-question ${added}.id name`,
      `unknown-question ${added}.when gone`,
      'unknown-fact form.sections[0].questions[8].required $moon',
    ]);
  });

  const paper = (paperId: string, condition?: Condition) =>
    ({ paperId, name: 'P', need: 'photo', ...(condition && { when: condition }) }) as const;
  it.each<[string, Procedure, string]>([
    [
      'a section twice',
      aProcedure({ form: aForm([aSection([kind]), aSection([aQuestion({ id: 'name', type: 'text' })])]) }),
      'duplicate-section form.sections[1].id only',
    ],
    ['a paper twice', aProcedure({ papers: [paper('p'), paper('p')] }), 'duplicate-paper papers[1].paperId p'],
    [
      'a choice twice',
      asking(aQuestion({ id: 'a', type: 'choice', choices: [...choicesOf(kind), ...choicesOf(kind).slice(0, 1)] })),
      `duplicate-choice ${added}.choices[2].value house`,
    ],
    [
      'a sheet twice',
      aProcedure({
        form: aForm([aSection([kind])], {
          sheets: [
            { id: 's', title: 'Tờ', sections: ['only'] },
            { id: 's', title: 'Tờ', sections: ['only'] },
          ],
        }),
      }),
      'duplicate-sheet form.sheets[1].id s',
    ],
    [
      'a sheet of an unknown section',
      aProcedure({
        form: aForm([aSection([kind])], { sheets: [{ id: 's', title: 'Tờ', sections: ['only', 'gone'] }] }),
      }),
      'unknown-section form.sheets[0].sections[1] gone',
    ],
    [
      'a signature on an unknown sheet',
      aProcedure({ form: aForm([], { signatures: [{ role: 'applicant', label: 'Ký', sheets: ['gone'] }] }) }),
      'unknown-sheet form.signatures[0].sheets[0] gone',
    ],
    [
      'a look into a group from outside',
      when({ question: 'member', isAnswered: true }),
      `hidden-question ${added}.when member`,
    ],
    [
      'a copy out of a group',
      asking(aQuestion({ id: 'c', type: 'calculated', calculation: { calc: 'copy', of: 'member' } })),
      `hidden-question ${added}.calculation.of member`,
    ],
    [
      'a circle',
      asking(
        aQuestion({ id: 'a', type: 'text', when: { question: 'b', isAnswered: true } }),
        aQuestion({ id: 'b', type: 'text', when: { compare: 'a', above: 1 } }),
      ),
      `circle ${added} a → b → a`,
    ],
    [
      'a list that is none',
      asking(aQuestion({ id: 'l', type: 'choice', list: 'stars' })),
      `unknown-list ${added}.list stars`,
    ],
    ['an unknown life event', aProcedure({ lifeEvents: ['moon' as 'other'] }), 'unknown-life-event lifeEvents[0] moon'],
    ['an unknown lane', aProcedure({ lanes: ['air' as 'online'] }), 'unknown-lane lanes[0] air'],
    [
      'a reminder after nothing',
      aProcedure({ reminders: [{ days: 60, after: 'gone', text: 'Nhớ' }] }),
      'unknown-reminder reminders[0].after gone',
    ],
    ['an end before the beginning', aProcedure({ effectiveTo: '2025-12-31' }), 'ends-before-start effectiveTo'],
    ['bounds that cross', asking(aQuestion({ id: 'n', type: 'number', min: 3, max: 2 })), `min-above-max ${added}.min`],
    [
      'a default that is no choice',
      asking(aQuestion({ id: 'd', type: 'choice', choices: choicesOf(kind), defaultsTo: 'boat' })),
      `unknown-default ${added}.defaultsTo boat`,
    ],
    [
      'a default by basis of the wrong kind',
      asking(aQuestion({ id: 'd', type: 'yes-no', defaultsTo: { byBasis: { child: true, other: 'maybe' } } })),
      `unknown-default ${added}.defaultsTo maybe`,
    ],
    [
      'a birth date kept in a number',
      asking(aQuestion({ id: 'd', type: 'number', means: { of: 'applicant', field: 'birthDate' } })),
      `means-wrong-kind ${added}.means birthDate`,
    ],
    [
      'a name in squares',
      asking(aQuestion({ id: 'd', type: 'text', print: 'squares' })),
      `print-wrong-kind ${added}.print squares`,
    ],
    [
      'what is sensitive without a consent',
      asking(aQuestion({ id: 'd', type: 'text', sensitive: true })),
      `sensitive-without-consent ${added}.sensitive`,
    ],
    ['a choice that is not offered', when({ question: 'kind', is: 'boat' }), `unknown-choice ${added}.when boat`],
    [
      'one that is not offered among others',
      when({
        any: [
          { question: 'kind', isOneOf: ['land', 'boat'] },
          { question: 'rooms', atLeast: 1 },
        ],
      }),
      `unknown-choice ${added}.when.any[0] boat`,
    ],
    ['a tick that is not offered', when({ question: 'wants', includes: 'gold' }), `unknown-choice ${added}.when gold`],
    ['a value no fact has', when({ question: '$lane', is: 'air' }), `unknown-choice ${added}.when air`],
    ['a number bound on a text', when({ question: 'name', atLeast: 3 }), `wrong-kind ${added}.when name`],
    ['the age of a number', when({ ageOf: 'rooms', atLeast: 3 }), `wrong-kind ${added}.when.ageOf rooms`],
    [
      'a sum of names',
      asking(aQuestion({ id: 's', type: 'calculated', calculation: { calc: 'sum', of: [2, 'name'] } })),
      `wrong-kind ${added}.calculation.of[1] name`,
    ],
    [
      'a paper for a case that cannot be',
      aProcedure({
        form: aForm([aSection(allKinds)]),
        papers: [
          paper('p', {
            all: [
              { question: 'agrees', is: true },
              { question: 'agrees', is: 'no' },
            ],
          }),
        ],
      }),
      'never-holds papers[0].when',
    ],
    [
      'a constraint that nothing satisfies',
      asking(
        aQuestion({
          id: 'n',
          type: 'number',
          constraints: [
            {
              must: {
                all: [
                  { question: 'n', atLeast: 5 },
                  { question: 'n', atMost: 4 },
                ],
              },
              message: 'M',
            },
          ],
        }),
      ),
      `never-holds ${added}.constraints[0].must`,
    ],
  ])('refuses %s', (_name, procedure, fault) => {
    expect(faultsOf(procedure)).toEqual([fault]);
  });

  it('refuses more questions than any declaration has, and no more than that', () => {
    const many = Array.from({ length: 1001 }, (_, at) => aQuestion({ id: `q${at}`, type: 'text' }));
    expect(faultsOf(aProcedureAsking(many))).toEqual(['too-many-questions form.sections[0].questions[1000]']);
    expect(faultsOf(aProcedureAsking(many.slice(1)))).toEqual([]);
  });

  it('is never laxer than the phone', () => {
    const faulty = [
      when({ question: 'gone', isAnswered: true }),
      when({ question: 'member', isAnswered: true }),
      aProcedure({ papers: [paper('p'), paper('p')] }),
      asking(aQuestion({ id: 'a', type: 'text', when: { question: 'a', isAnswered: true } })),
    ];
    for (const procedure of faulty) {
      expect(parseProcedure(procedure).ok).toBe(false);
      expect(findDefinitionFaults(procedure)).not.toEqual([]);
    }
  });
});

describe('the sentence for a fault', () => {
  it('is there for every code, in Vietnamese and about what is wrong', () => {
    for (const code of formFaultCodes) {
      expect(formFaultSentence({ code, place: '', about: 'q1' })).toMatch(/^\p{Lu}.*\.$/u);
    }
    expect(formFaultSentence({ code: 'unknown-question', place: '', about: 'gone' })).toContain('"gone"');
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseProcedure } from '../../../src/core/procedure/procedure.ts';
import { aForm, aProcedure, aProcedureAsking, aQuestion, aSection } from '../../fixtures/procedure-fixtures.ts';
import { fuzzRuns, fuzzTimeoutMs } from '../../fixtures/runs.ts';

function verdict(value: unknown): string {
  const parsed = parseProcedure(value);
  return parsed.ok ? 'ok' : `${parsed.problem.code} ${parsed.problem.message ?? ''}`;
}

const first = 'form.sections[0].questions[0]';

describe('parseProcedure', () => {
  it('answers with the very object it was given, unknown fields included', () => {
    const value = { ...aProcedureAsking([aQuestion({ id: 'a', type: 'text', colour: 'blue' })]), addedLater: { x: 1 } };
    const parsed = parseProcedure(value);
    expect(parsed.ok && parsed.value).toBe(value);
  });

  it.each([
    ['nothing', undefined, 'procedure'],
    ['a list', [], 'procedure'],
    ['no code', { ...aProcedure(), code: undefined }, 'code'],
    ['version 0', aProcedure({ version: 0 }), 'version'],
    ['a day that is none', aProcedure({ effectiveFrom: '2026-02-30' }), 'effectiveFrom'],
    ['a long short name', aProcedure({ shortName: 'x'.repeat(41) }), 'shortName'],
    ['a cutoff that is no time', aProcedure({ sla: { unit: 'day', text: '', cutoff: '25:00' } }), 'sla.cutoff'],
    ['a question without label', aProcedureAsking([aQuestion({ id: 'a', type: 'text', label: '' })]), `${first}.label`],
    ['an id that reaches a prototype', aProcedureAsking([aQuestion({ id: '__proto__', type: 'text' })]), `${first}.id`],
    ['an id of the app itself', aProcedureAsking([aQuestion({ id: '$lane', type: 'text' })]), `${first}.id`],
    ['choices that are none', aProcedureAsking([aQuestion({ id: 'a', type: 'choice' })]), first],
    [
      'an id used twice',
      aProcedureAsking([aQuestion({ id: 'a', type: 'text' }), aQuestion({ id: 'a', type: 'date' })]),
      'form.sections[0].questions[1].id',
    ],
    [
      'an id used again inside a group',
      aProcedureAsking([
        aQuestion({ id: 'a', type: 'text' }),
        aQuestion({ id: 'g', type: 'group', questions: [aQuestion({ id: 'a', type: 'text' })] }),
      ]),
      'form.sections[0].questions[1].questions[0].id',
    ],
    [
      'a condition about nothing',
      aProcedureAsking([aQuestion({ id: 'a', type: 'text', when: { question: 'gone', is: 'x' } })]),
      `${first}.when`,
    ],
    [
      'a paper whose condition is about nothing',
      aProcedure({ papers: [{ paperId: 'p', name: 'P', need: 'photo', when: { ageOf: 'gone', below: 6 } }] }),
      'papers[0].when.ageOf',
    ],
    [
      'a paper twice',
      aProcedure({
        papers: [
          { paperId: 'p', name: 'P', need: 'photo' },
          { paperId: 'p', name: 'Q', need: 'photo' },
        ],
      }),
      'papers[1].paperId',
    ],
    [
      'a look into a group from outside',
      aProcedureAsking([
        aQuestion({ id: 'g', type: 'group', questions: [aQuestion({ id: 'm', type: 'text' })] }),
        aQuestion({ id: 'a', type: 'text', when: { question: 'm', is: 'x' } }),
      ]),
      'form.sections[0].questions[1].when',
    ],
    [
      'an age without bounds',
      aProcedureAsking([aQuestion({ id: 'a', type: 'text', when: { ageOf: 'a' } })]),
      `${first}.when`,
    ],
  ])('refuses %s', (_name, value, place) => {
    expect(verdict(value)).toBe(`procedure-malformed ${place}`);
  });

  const on = (question: string) => ({ question, isAnswered: true });
  it.each([
    ['itself', [aQuestion({ id: 'a', type: 'text', when: on('a') })]],
    [
      'each other',
      [aQuestion({ id: 'a', type: 'text', when: on('b') }), aQuestion({ id: 'b', type: 'text', when: on('a') })],
    ],
    ['a calculation of itself', [aQuestion({ id: 'a', type: 'calculated', calculation: { calc: 'sum', of: ['a'] } })]],
    [
      'their own group through a calculation',
      [
        aQuestion({ id: 'g', type: 'group', when: on('n'), questions: [aQuestion({ id: 'm', type: 'number' })] }),
        aQuestion({ id: 'n', type: 'calculated', calculation: { calc: 'sum', of: ['m'] } }),
      ],
    ],
  ])('refuses questions that hang on %s', (_name, questions) => {
    expect(verdict(aProcedureAsking(questions))).toMatch(/^procedure-malformed form/);
  });

  it('refuses a section that hangs on its own question', () => {
    const section = aSection([aQuestion({ id: 'a', type: 'text' })], { when: on('a') });
    expect(verdict(aProcedure({ form: aForm([section]) }))).toMatch(/^procedure-malformed/);
  });

  it('lets a constraint and a requirement look at their own question, and a sum look into a group', () => {
    const questions = [
      aQuestion({
        id: 'a',
        type: 'number',
        constraints: [{ must: { question: 'a', atLeast: 1 }, message: 'Ít nhất 1.' }],
      }),
      aQuestion({ id: 'g', type: 'group', questions: [aQuestion({ id: 'm', type: 'number' })] }),
      aQuestion({ id: 'total', type: 'calculated', calculation: { calc: 'sum', of: ['m'] } }),
    ];
    expect(verdict(aProcedureAsking(questions))).toBe('ok');
  });

  it('takes conditions about the facts of the app', () => {
    const paper = {
      paperId: 'p',
      name: 'P',
      need: 'original',
      when: { question: '$representative', is: 'yes' },
    } as const;
    expect(verdict(aProcedure({ papers: [paper] }))).toBe('ok');
  });

  it.each([
    ['a question type', aProcedureAsking([aQuestion({ id: 'a', type: 'hologram' as 'text' })]), `${first}.type`],
    [
      'an operator',
      aProcedureAsking([aQuestion({ id: 'a', type: 'text', when: { question: 'a', soundsLike: 'x' } })]),
      `${first}.when`,
    ],
    [
      'a calculation',
      aProcedureAsking([aQuestion({ id: 'a', type: 'calculated', calculation: { calc: 'moon' } })]),
      `${first}.calculation.calc`,
    ],
    [
      'a role',
      aProcedureAsking([aQuestion({ id: 'a', type: 'text', means: { of: 'neighbour', field: 'fullName' } })]),
      `${first}.means.of`,
    ],
    [
      'a fact of the app',
      aProcedureAsking([aQuestion({ id: 'a', type: 'text', when: { question: '$weather', is: 'rain' } })]),
      `${first}.when`,
    ],
  ])('says the app is older where %s is unknown', (_name, value, place) => {
    expect(verdict(value)).toBe(`procedure-newer-than-app ${place}`);
  });

  it(
    'never throws, whatever a catalogue holds',
    () => {
      const sound = JSON.stringify(
        aProcedureAsking([
          aQuestion({
            id: 'a',
            type: 'choice',
            choices: [{ value: 'x', label: 'X' }],
            when: { not: { question: '$lane', is: 'online' } },
          }),
          aQuestion({
            id: 'g',
            type: 'group',
            questions: [aQuestion({ id: 'm', type: 'date', required: { ageOf: 'm', below: 6 } })],
          }),
        ]),
      );
      const mutated = fc
        .array(
          fc.tuple(fc.nat(sound.length), fc.constantFrom('"', '{', '}', '[', ']', 'null', '1', ',', 'a', 'not', '')),
          {
            minLength: 1,
            maxLength: 4,
          },
        )
        .map((edits) => edits.reduce((text, [at, piece]) => text.slice(0, at) + piece + text.slice(at + 1), sound));
      const replaced = fc
        .tuple(fc.constantFrom(...Object.keys(aProcedure()), 'form'), fc.jsonValue())
        .map(([key, value]) => ({
          ...aProcedure(),
          [key]: value,
        }));
      const values = fc.oneof(
        fc.jsonValue(),
        replaced,
        mutated.map((text): unknown => {
          try {
            return JSON.parse(text);
          } catch {
            return text;
          }
        }),
      );
      fc.assert(
        fc.property(values, (value) => {
          const parsed = parseProcedure(value);
          return parsed.ok || ['procedure-malformed', 'procedure-newer-than-app'].includes(parsed.problem.code);
        }),
        { numRuns: fuzzRuns(10_000) },
      );
    },
    fuzzTimeoutMs,
  );

  it('refuses nesting that no one could read instead of running out of stack', () => {
    let condition: object = { question: '$lane', is: 'assisted' };
    for (let depth = 0; depth < 20_000; depth += 1) condition = { not: condition };
    expect(verdict(aProcedureAsking([aQuestion({ id: 'a', type: 'text', when: condition })]))).toMatch(
      /^procedure-malformed/,
    );
  });
});

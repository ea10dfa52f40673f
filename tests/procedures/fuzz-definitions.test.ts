import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDefinitionFaults } from '../../src/core/definition/check-definition.ts';
import { expandBlocks } from '../../src/core/definition/expand-blocks.ts';
import { findProblems } from '../../src/core/procedure/find-problems.ts';
import { formFaultCodes } from '../../src/core/definition/form-fault.ts';
import { locateFault } from '../../src/core/definition/locate-fault.ts';
import { makeDeclarations } from '../../src/core/declaration/make-declaration.ts';
import { mergeInterview } from '../../src/core/procedure/merged-interview.ts';
import { parseProcedure } from '../../src/core/definition/parse-procedure.ts';
import { prefillAnswers } from '../../src/core/procedure/prefill-answers.ts';
import type { Answers, AnswerValue, Procedure, Question } from '../../src/core/procedure/procedure.ts';
import { requiredPapers } from '../../src/core/procedure/required-papers.ts';
import { visibleQuestions } from '../../src/core/procedure/visible-questions.ts';
import { plausibleAnswer } from '../fixtures/plausible-answer.ts';
import { fuzzRuns, fuzzTimeoutMs } from '../fixtures/runs.ts';
import { breakDefinition, plans } from './broken-definition.ts';

const applicant = {
  fullName: 'Hồ Thị Mẫu',
  idNumber: '045188000123',
  address: { text: 'Thôn Mẫu' },
  source: 'typed',
} as const;
const options = { today: '2026-11-21' };

/** Answers as they may lie in a draft of another version: plausible, absent, or of a wrong kind. */
const oddAnswers: readonly (AnswerValue | undefined)[] = [
  undefined,
  '',
  'x',
  -1,
  true,
  [],
  ['x'],
  [{}],
  { iso: '1950', precision: 'year' },
  { text: '' },
];

function answersTo(questions: readonly Question[], picks: readonly number[]): Answers {
  return Object.fromEntries(
    questions.map((question, at) => {
      const pick = picks[at % picks.length] ?? 0;
      if (pick % 3 === 0) return [question.id, oddAnswers[pick % oddAnswers.length]];
      if (question.type === 'group') return [question.id, [answersTo(question.questions, picks.toReversed())]];
      return [question.id, plausibleAnswer(question)];
    }),
  );
}

/** Everything the phone does with a definition that it took. */
function liveWith(procedure: Procedure, picks: readonly number[]): void {
  const questions = (procedure.form?.sections ?? []).flatMap((section) => section.questions);
  const given = { ...answersTo(questions, picks), $lane: 'assisted', $representative: 'no', $basis: 'child' };
  const answers = prefillAnswers(procedure, [{ role: 'applicant', person: applicant }], given, options);
  const visible = visibleQuestions(procedure, answers, options);
  expect(visible.length).toBeLessThanOrEqual(questions.length);
  findProblems(procedure, { answers, applicant, papers: [], consents: [], signatories: [] }, options);
  const pages = mergeInterview([{ procedure, answers }], options);
  expect(pages.length).toBeLessThanOrEqual(visible.length);
  requiredPapers([{ procedure, answers }]);
  makeDeclarations(procedure, { answers, applicant }, options);
}

describe('a definition broken in any way', () => {
  it(
    'is either refused by name and place, or can be published and lived with',
    () => {
      const tally = { refused: 0, faulty: 0, taken: 0 };
      fc.assert(
        fc.property(plans, fc.array(fc.nat(99), { minLength: 7, maxLength: 7 }), (plan, picks) => {
          const definition = expandBlocks(breakDefinition(plan));
          const parsed = parseProcedure(definition);
          const faults = findDefinitionFaults(definition);
          for (const fault of faults) expect(formFaultCodes).toContain(fault.code);
          if (!parsed.ok) {
            tally.refused += 1;
            expect(['procedure-malformed', 'procedure-newer-than-app']).toContain(parsed.problem.code);
            expect(parsed.problem.message).not.toBe('');
            expect(faults).not.toEqual([]);
            return;
          }
          tally[faults.length > 0 ? 'faulty' : 'taken'] += 1;
          liveWith(parsed.value, picks);
        }),
        { numRuns: fuzzRuns(10_000) },
      );
      // The breaking reaches every outcome, so that none of them goes untried.
      expect(Math.min(tally.refused, tally.faulty, tally.taken)).toBeGreaterThan(20);
    },
    fuzzTimeoutMs,
  );

  it('has its faults on lines that are in the text', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const value = breakDefinition(plan);
        const text = JSON.stringify(value, undefined, 2);
        const lines = text.split('\n').length;
        for (const { place } of findDefinitionFaults(expandBlocks(value)).slice(0, 3)) {
          const line = locateFault(text, place);
          expect(line >= 1 && line <= lines).toBe(true);
        }
      }),
      { numRuns: fuzzRuns(300) },
    );
  });
});

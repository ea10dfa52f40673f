import type { Signatory } from '../dossier/dossier.ts';
import type { Problem } from '../problem.ts';
import type { EvaluationOptions } from './answer-value.ts';
import { evaluateCondition } from './interpret-logic.ts';
import type { Answers, Procedure } from './procedure.ts';

/**
 * Places on the declaration that nobody has signed yet, each a task for a later visit that never blocks. An official's
 * own place is signed at the desk.
 */
export function findSignatureProblems(
  procedure: Procedure,
  answers: Answers,
  signatories: readonly Signatory[],
  options: EvaluationOptions = {},
): Problem[] {
  return (procedure.form?.signatures ?? [])
    .filter((place) => place.role !== 'official' && evaluateCondition(place.when, answers, options))
    .filter((place) => !signatories.some(({ role, state }) => role === place.role && state !== 'missing'))
    .map(({ role }) => ({ code: 'signature-missing', role, weight: 'task' }));
}

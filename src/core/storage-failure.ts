/**
 * What a port's promise rejects with when the device itself cannot do its part: the vault is locked, the storage is full
 * or a record is torn. Whoever catches it shows the sentence of `problem`; anything else that is thrown is a bug.
 */

import type { Problem } from './problem.ts';
import type { Result } from './result.ts';

export class StorageFailure extends Error {
  override readonly name = 'StorageFailure';
  readonly problem: Problem;

  constructor(problem: Problem, options?: { readonly cause: unknown }) {
    super(problem.code);
    this.problem = problem;
    if (options) this.cause = options.cause;
  }
}

/** The problem behind something thrown, where it has one. */
export function findThrownProblem(thrown: unknown): Problem | undefined {
  return thrown instanceof StorageFailure ? thrown.problem : undefined;
}

/** A promise's answer, or the problem behind what it rejected with; rejects with anything else. */
export function answerThrown<T>(answer: Promise<Result<T>>): Promise<Result<T>> {
  return answer.catch((thrown: unknown) => {
    const problem = findThrownProblem(thrown);
    if (!problem) throw thrown;
    return { ok: false, problem };
  });
}

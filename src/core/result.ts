/** The outcome of something that may fail in a way its caller must handle. Bugs throw; expected failures are values. */

import type { Problem } from './problem.ts';

export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem };

export function succeed<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** A failed result; `details` carry what a sentence about it needs (ids and figures, never a person's data). */
export function fail(code: Problem['code'], details: Omit<Problem, 'code'> = {}): { ok: false; problem: Problem } {
  return { ok: false, problem: { ...details, code } };
}

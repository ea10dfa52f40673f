import type { Problem } from '../problem.ts';

/** It stands in the way of sealing; a task or a warning does not. */
export function isBlocking({ weight }: Pick<Problem, 'weight'>): boolean {
  return weight === undefined || weight === 'blocks';
}

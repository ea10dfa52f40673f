import { problemCodes } from '../../core/problem.ts';
import { problemSentence } from '../texts/vi/problems.ts';

/** What the gateway's re-check found, in words; a code of a newer gateway stands for itself. */
export function findingSentence(code: string): string {
  const known = problemCodes.find((each) => each === code);
  return known ? problemSentence({ code: known }) : code;
}

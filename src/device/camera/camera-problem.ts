import type { ProblemCode } from '../../core/problem.ts';

/** What a refused `getUserMedia` (or html5-qrcode's sentence about one) means to a person. */
export function cameraProblem(error: unknown): ProblemCode & ('camera-denied' | 'camera-missing') {
  const words = error instanceof Error ? `${error.name} ${error.message}` : String(error);
  return /NotAllowed|Permission|SecurityError/i.test(words) ? 'camera-denied' : 'camera-missing';
}

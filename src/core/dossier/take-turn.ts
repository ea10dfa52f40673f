/**
 * One change of drafts at a time, also among the windows of a phone. Without it two answers saved in the same moment would
 * both start from the draft before them, and the slower save would take the other's answer away.
 */

import type { Drafts } from '../ports.ts';

const turns = new WeakMap<Drafts, Promise<unknown>>();

/** Runs `work` after everything that took a turn on these drafts before, whether that failed or not. */
export function takeTurn<T>(drafts: Drafts, work: () => Promise<T>): Promise<T> {
  const before = turns.get(drafts) ?? Promise.resolve();
  const begin = () => (drafts.alone ? drafts.alone(work) : work());
  const turn = before.then(begin, begin);
  turns.set(drafts, turn);
  return turn;
}

import type { CalledTicket } from '../../core/tickets/ticket-board.ts';

/**
 * What is to be called out: called since `before`, or once more, the earliest first. Without a `before` nothing: a board that was
 * just opened does not call what stood there already.
 */
export function findNewCalls(
  before: readonly CalledTicket[] | undefined,
  now: readonly CalledTicket[],
): readonly CalledTicket[] {
  if (before === undefined) return [];
  const known = new Map(before.map(({ label, calls }) => [label, calls]));
  return now.filter(({ label, calls }) => calls > (known.get(label) ?? 0)).reverse();
}

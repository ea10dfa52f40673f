import type { CalledTicket, TicketBoard } from '../../core/tickets/ticket-board.ts';

/** What a gateway says of a board, only what is shown of it; absent: it is no such answer. */
export function findBoardAnswer(value: unknown): (TicketBoard & { readonly place: string }) | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { place, called, absent, next, waiting, usualWaitMinutes } = value as Record<string, unknown>;
  if (typeof place !== 'string' || !Array.isArray(called) || typeof waiting !== 'number') return undefined;
  return {
    place,
    called: (called as readonly unknown[]).flatMap(findCalled),
    absent: wordsOf(absent),
    next: wordsOf(next),
    waiting,
    ...(typeof usualWaitMinutes === 'number' && { usualWaitMinutes }),
  };
}

function findCalled(value: unknown): readonly CalledTicket[] {
  const { label, counter, calledAt, calls } = (value ?? {}) as Record<string, unknown>;
  if (typeof label !== 'string' || typeof calledAt !== 'string' || typeof calls !== 'number') return [];
  return [{ label, calledAt, calls, ...(typeof counter === 'string' && { counter }) }];
}

const wordsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? (value as readonly unknown[]).filter((each) => typeof each === 'string') : [];

/** What the people who wait may see of a book of tickets: numbers, counters, how long it takes. Nothing else is in it anyway. */

import type { Ticket, TicketBook } from './ticket-book.ts';
import { labelOf, waitingIn } from './ticket-book.ts';

export interface CalledTicket {
  /** `A-012` */
  readonly label: string;
  readonly counter?: string;
  readonly calledAt: string;
  /** Rises when it is called again, so that a board says it again. */
  readonly calls: number;
}

export interface TicketBoard {
  /** Called and not done, the newest first. */
  readonly called: readonly CalledTicket[];
  /** Called and did not come, the newest first; a few. */
  readonly absent: readonly string[];
  /** The next to be called, in their order; a few. */
  readonly next: readonly string[];
  readonly waiting: number;
  /** What somebody waited lately until called, in minutes; absent before three were called. */
  readonly usualWaitMinutes?: number;
}

const mostShown = 6;
const lately = 10;

export function boardOf(book: TicketBook): TicketBoard {
  const label = (ticket: Ticket) => labelOf(book, ticket);
  const calledOf = (ticket: Ticket): CalledTicket => ({
    label: label(ticket),
    ...(ticket.counter !== undefined && { counter: ticket.counter }),
    calledAt: ticket.calledAt ?? ticket.takenAt,
    calls: ticket.calls ?? 1,
  });
  const waiting = waitingIn(book);
  const usualWaitMinutes = findUsualWait(book);
  return {
    called: newestFirst(book.tickets.filter(({ state }) => state === 'called'))
      .slice(0, mostShown)
      .map(calledOf),
    absent: newestFirst(book.tickets.filter(({ state }) => state === 'absent'))
      .slice(0, mostShown)
      .map(label),
    next: waiting.slice(0, mostShown).map(label),
    waiting: waiting.length,
    ...(usualWaitMinutes !== undefined && { usualWaitMinutes }),
  };
}

/** Minutes from the ticket to the call, or until `now` for who waits; a clock that was put back counts as none. */
export function waitMinutes({ takenAt, calledAt }: Pick<Ticket, 'takenAt' | 'calledAt'>, now: string): number {
  const ms = Date.parse(calledAt ?? now) - Date.parse(takenAt);
  return Number.isFinite(ms) ? Math.max(0, Math.floor(ms / 60_000)) : 0;
}

/** The middle one of the last few waits: one elder who was away for an hour says nothing of the others. */
function findUsualWait({ tickets }: TicketBook): number | undefined {
  const called = newestFirst(tickets.filter(({ calledAt, calls }) => calledAt !== undefined && calls === 1)).slice(
    0,
    lately,
  );
  if (called.length < 3) return undefined;
  const minutes = called.map((ticket) => waitMinutes(ticket, ticket.takenAt)).sort((one, other) => one - other);
  return minutes[Math.floor(minutes.length / 2)];
}

function newestFirst(tickets: readonly Ticket[]): readonly Ticket[] {
  return [...tickets].sort(
    (one, other) => Date.parse(other.calledAt ?? '') - Date.parse(one.calledAt ?? '') || other.number - one.number,
  );
}

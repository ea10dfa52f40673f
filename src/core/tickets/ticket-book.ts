/**
 * Queue tickets of one session: numbers handed out, called, come, not come. The same rules on an official's own phone without
 * coverage and behind the board of a commune's hall. A ticket says nothing about who holds it: a number, how many matters, and
 * times. A number that was handed out is never handed out again in its session, also when it was a mistake.
 */

import { fail, succeed } from '../result.ts';
import type { Result } from '../result.ts';

/**
 * waiting → called → done, or absent and called again. void: handed out by mistake.
 */
export type TicketState = 'waiting' | 'called' | 'absent' | 'done' | 'void';

export interface Ticket {
  /** From 1. */
  readonly number: number;
  /** The letter of what its holder came for, in a hall that asks (`hall-queues.ts`). */
  readonly queue?: string;
  /** How many things its holder came for. */
  readonly matters: number;
  readonly state: TicketState;
  /** ISO with offset, like all times here. */
  readonly takenAt: string;
  /** Called last, and how often. */
  readonly calledAt?: string;
  readonly calls?: number;
  /** Where to: *Quầy 2*. An official alone at a session needs none. */
  readonly counter?: string;
  readonly endedAt?: string;
}

/** What one act changed, so that whoever did it can take it back. */
interface TicketStep {
  /** The counter that acted; '' where there is none. */
  readonly by: string;
  /** The tickets as they were, and as they became. */
  readonly before: readonly Ticket[];
  readonly after: readonly Ticket[];
}

export interface TicketBook {
  /** The series of the official whose phone it is: `A`, `B`…; '' at the commune's hall. */
  readonly series: string;
  readonly startedAt: string;
  readonly tickets: readonly Ticket[];
  /** The newest last; a few. */
  readonly steps: readonly TicketStep[];
}

export const mostMatters = 9;
/** A day's tickets of one book. */
export const mostTickets = 999;
const mostSteps = 20;
const longestCounter = 30;

export interface At {
  readonly at: string;
  readonly counter?: string;
}

/** What was done, and the ticket it was done to. */
export interface TicketChange {
  readonly book: TicketBook;
  readonly ticket: Ticket;
}

/** Numbers begin at 1 again. */
export function newTicketBook(series: string, startedAt: string): TicketBook {
  return { series, startedAt, tickets: [], steps: [] };
}

/** `A-012`; at a hall `012`. */
export function formatTicket(series: string, number: number): string {
  return `${series === '' ? '' : `${series}-`}${String(number).padStart(3, '0')}`;
}

/** As it is called: `B-012` for what its holder came for, else as `formatTicket`. */
export function labelOf({ series }: TicketBook, { queue, number }: Pick<Ticket, 'queue' | 'number'>): string {
  return formatTicket(queue ?? series, number);
}

/** Problem: action-not-possible (`mostTickets` were handed out). */
export function takeTicket(
  book: TicketBook,
  { at, counter, queue, matters = 1 }: At & { readonly queue?: string; readonly matters?: number },
): Result<TicketChange> {
  const number = book.tickets.length + 1;
  if (number > mostTickets) return fail('action-not-possible', { limit: mostTickets });
  const whole = Number.isFinite(matters) ? Math.round(matters) : 1;
  const ticket: Ticket = {
    number,
    ...(queue !== undefined && { queue }),
    matters: Math.min(mostMatters, Math.max(1, whole)),
    state: 'waiting',
    takenAt: at,
  };
  return succeed(changed(book, { counter }, [ticket]));
}

/**
 * The longest waiting one comes, with `queue` of those who came for that; whoever was at the same counter is done. Problem:
 * action-not-possible (nobody waits); then nobody's ticket is touched.
 */
export function callNextTicket(book: TicketBook, act: At, queue?: string): Result<TicketChange> {
  const [next] = waitingIn(book, queue);
  if (next === undefined) return fail('action-not-possible');
  const before = findAtCounter(book, act.counter);
  return succeed(changed(book, act, [...(before ? [ended(before, 'done', act)] : []), called(next, act)]));
}

/**
 * Calls a number again, or one that did not come before, or one out of turn; whoever else was at the counter is done. Problems:
 * not-found, action-not-possible (it is done, or at another counter).
 */
export function callTicket(book: TicketBook, number: number, act: At): Result<TicketChange> {
  const ticket = findTicket(book, number);
  if (ticket === undefined) return fail('not-found');
  const isElsewhere = ticket.state === 'called' && counterOf(ticket) !== counterOf(act);
  if (isElsewhere || ticket.state === 'done' || ticket.state === 'void') return fail('action-not-possible');
  const before = findAtCounter(book, act.counter);
  const leaves = before && before.number !== number ? [ended(before, 'done', act)] : [];
  return succeed(changed(book, act, [...leaves, called(ticket, act)]));
}

/** Problems: not-found, action-not-possible (it was not called). */
export function endTicket(book: TicketBook, number: number, as: 'done' | 'absent', act: At): Result<TicketChange> {
  const ticket = findTicket(book, number);
  if (ticket === undefined) return fail('not-found');
  if (ticket.state !== 'called') return fail('action-not-possible');
  return succeed(changed(book, act, [ended(ticket, as, act)]));
}

/**
 * Takes back what this counter did last. A ticket that was handed out by it becomes void: the paper is in somebody's hand, and
 * its number must not come twice. Problem: action-not-possible (nothing to take back, or others went on with the ticket).
 */
export function undoTicketStep(book: TicketBook, act: At): Result<TicketChange> {
  const at = book.steps.map(({ by }) => by).lastIndexOf(counterOf(act));
  const step = book.steps[at];
  if (step === undefined) return fail('action-not-possible');
  const isUntouched = step.after.every((ticket) => isSame(findTicket(book, ticket.number), ticket));
  if (!isUntouched) return fail('action-not-possible');
  const back = step.after.map(
    (ticket): Ticket =>
      step.before.find(({ number }) => number === ticket.number) ?? { ...ticket, state: 'void', endedAt: act.at },
  );
  const [ticket] = back.slice(-1);
  if (ticket === undefined) return fail('action-not-possible');
  return succeed({
    book: { ...book, tickets: replaced(book.tickets, back), steps: book.steps.filter((_, index) => index !== at) },
    ticket,
  });
}

/** Whether `undoTicketStep` would do something. */
export function canUndo(book: TicketBook, counter?: string): boolean {
  return undoTicketStep(book, { at: book.startedAt, ...(counter !== undefined && { counter }) }).ok;
}

/** Who is at the counter now. */
export function findAtCounter(book: TicketBook, counter: string | undefined): Ticket | undefined {
  return book.tickets.find((ticket) => ticket.state === 'called' && counterOf(ticket) === (counter ?? ''));
}

/** Who waits, the longest first; with `queue` those who came for that. */
export function waitingIn({ tickets }: TicketBook, queue?: string): readonly Ticket[] {
  return tickets.filter((ticket) => ticket.state === 'waiting' && (queue === undefined || ticket.queue === queue));
}

/** A counter's name: trimmed, without control characters, at most 30 characters; absent where it says nothing. */
export function parseCounter(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const words = value
    .normalize('NFC')
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, longestCounter);
  return words === '' ? undefined : words;
}

function changed(
  book: TicketBook,
  act: { readonly counter?: string | undefined },
  after: readonly Ticket[],
): TicketChange {
  const before = after.flatMap(({ number }) => findTicket(book, number) ?? []);
  const step: TicketStep = { by: counterOf(act), before, after };
  const [ticket] = after.slice(-1);
  if (ticket === undefined) throw new Error('an act without a ticket');
  return {
    book: { ...book, tickets: replaced(book.tickets, after), steps: [...book.steps, step].slice(-mostSteps) },
    ticket,
  };
}

function called(ticket: Ticket, { at, counter }: At): Ticket {
  const { counter: _, endedAt: __, ...rest } = ticket;
  return {
    ...rest,
    state: 'called',
    calledAt: at,
    calls: (ticket.calls ?? 0) + 1,
    ...(counter !== undefined && { counter }),
  };
}

function ended(ticket: Ticket, state: 'done' | 'absent', { at }: At): Ticket {
  return { ...ticket, state, endedAt: at };
}

function replaced(tickets: readonly Ticket[], after: readonly Ticket[]): readonly Ticket[] {
  const byNumber = new Map(after.map((ticket) => [ticket.number, ticket]));
  const known = tickets.map((ticket) => byNumber.get(ticket.number) ?? ticket);
  return [...known, ...after.filter(({ number }) => number > tickets.length)];
}

function findTicket({ tickets }: TicketBook, number: number): Ticket | undefined {
  return tickets.find((ticket) => ticket.number === number);
}

function isSame(one: Ticket | undefined, other: Ticket): boolean {
  return one !== undefined && one.state === other.state && one.calls === other.calls && one.endedAt === other.endedAt;
}

function counterOf({ counter }: { readonly counter?: string | undefined }): string {
  return counter ?? '';
}

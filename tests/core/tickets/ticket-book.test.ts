import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boardOf, waitMinutes } from '../../../src/core/tickets/ticket-board.ts';
import {
  callNextTicket,
  callTicket,
  canUndo,
  endTicket,
  findAtCounter,
  formatTicket,
  mostTickets,
  newTicketBook,
  parseCounter,
  takeTicket,
  undoTicketStep,
} from '../../../src/core/tickets/ticket-book.ts';
import type { TicketBook, TicketChange } from '../../../src/core/tickets/ticket-book.ts';
import { isTicketSeries, seriesAt, seriesByHand } from '../../../src/core/tickets/ticket-series.ts';
import type { Result } from '../../../src/core/result.ts';
import { propertyRuns } from '../../fixtures/runs.ts';

const start = '2026-11-24T08:00:00+07:00';
const minute = (count: number) => `2026-11-24T08:${String(count).padStart(2, '0')}:00+07:00`;
const bookOf = ({ ok, ...rest }: Result<TicketChange>): TicketBook => {
  if (!ok) throw new Error(JSON.stringify(rest));
  return (rest as { value: TicketChange }).value.book;
};
const withTaken = (count: number, series = 'A') => {
  let book = newTicketBook(series, start);
  for (let index = 0; index < count; index += 1) book = bookOf(takeTicket(book, { at: minute(index) }));
  return book;
};
const stateOf = (book: TicketBook, number: number) => book.tickets.find((ticket) => ticket.number === number)?.state;

describe('a book of tickets', () => {
  it('calls in the order in which numbers were handed out, and whoever was there before is done', () => {
    let book = withTaken(3);
    book = bookOf(callNextTicket(book, { at: minute(5) }));
    book = bookOf(callNextTicket(book, { at: minute(9) }));
    expect(book.tickets.map(({ state }) => state)).toEqual(['done', 'called', 'waiting']);
    expect(findAtCounter(book, undefined)?.number).toBe(2);
    expect(callNextTicket(newTicketBook('A', start), { at: start })).toMatchObject({
      problem: { code: 'action-not-possible' },
    });
  });

  it('leaves each counter its own, and refuses what stands at another', () => {
    let book = withTaken(3, '');
    book = bookOf(callNextTicket(book, { at: minute(5), counter: 'Quầy 1' }));
    book = bookOf(callNextTicket(book, { at: minute(6), counter: 'Quầy 2' }));
    expect(callTicket(book, 1, { at: minute(7), counter: 'Quầy 2' }).ok).toBe(false);
    book = bookOf(callNextTicket(book, { at: minute(8), counter: 'Quầy 2' }));
    expect(book.tickets.map(({ state, counter }) => [state, counter])).toEqual([
      ['called', 'Quầy 1'],
      ['done', 'Quầy 2'],
      ['called', 'Quầy 2'],
    ]);
  });

  it('calls who did not come once more, and says so on the board', () => {
    let book = bookOf(callNextTicket(withTaken(2), { at: minute(3) }));
    book = bookOf(endTicket(book, 1, 'absent', { at: minute(5) }));
    expect(boardOf(book)).toMatchObject({ called: [], absent: ['A-001'], next: ['A-002'], waiting: 1 });
    book = bookOf(callTicket(book, 1, { at: minute(6) }));
    book = bookOf(callTicket(book, 1, { at: minute(7) }));
    expect(boardOf(book).called).toEqual([{ label: 'A-001', calledAt: minute(7), calls: 3 }]);
    expect(endTicket(book, 2, 'done', { at: minute(8) })).toMatchObject({ problem: { code: 'action-not-possible' } });
    expect(endTicket(book, 9, 'done', { at: minute(8) })).toMatchObject({ problem: { code: 'not-found' } });
  });

  it('takes back the own last act only, and never hands the number of a mistake out again', () => {
    let book = withTaken(1, '');
    expect(canUndo(book)).toBe(true);
    book = bookOf(undoTicketStep(book, { at: minute(1) }));
    expect(stateOf(book, 1)).toBe('void');
    expect(canUndo(book)).toBe(false);
    book = bookOf(takeTicket(book, { at: minute(2) }));
    expect(stateOf(book, 2)).toBe('waiting');
    book = bookOf(callNextTicket(book, { at: minute(3), counter: 'Quầy 1' }));
    expect(canUndo(book, 'Quầy 2')).toBe(false);
    // Who handed it out cannot take it back once somebody has called it.
    expect(canUndo(book)).toBe(false);
    book = bookOf(undoTicketStep(book, { at: minute(4), counter: 'Quầy 1' }));
    expect(stateOf(book, 2)).toBe('waiting');
  });

  it('counts waiting, and says what is usual once it knows', () => {
    let book = withTaken(4);
    expect(boardOf(book).usualWaitMinutes).toBeUndefined();
    for (const at of [10, 14, 30]) book = bookOf(callNextTicket(book, { at: minute(at) }));
    expect(boardOf(book).usualWaitMinutes).toBe(13);
    expect(waitMinutes({ takenAt: minute(30) }, minute(10))).toBe(0);
    expect(waitMinutes({ takenAt: 'nonsense' }, minute(10))).toBe(0);
  });

  it('ends at its last number, keeps matters between 1 and 9, and a counter to words', () => {
    let book = newTicketBook('A', start);
    for (let index = 0; index < mostTickets; index += 1) book = bookOf(takeTicket(book, { at: start }));
    expect(takeTicket(book, { at: start })).toMatchObject({ problem: { limit: mostTickets } });
    for (const [said, kept] of [
      [0, 1],
      [3, 3],
      [99, 9],
      [Number.NaN, 1],
    ] as const) {
      expect(bookOf(takeTicket(newTicketBook('A', start), { at: start, matters: said })).tickets[0]?.matters).toBe(
        kept,
      );
    }
    expect([parseCounter(' Quầy\n1 '), parseCounter('  '), parseCounter(3)]).toEqual(['Quầy 1', undefined, undefined]);
  });

  type Act = readonly ['take' | 'next' | 'call' | 'absent' | 'done' | 'undo', number, string];
  const acts = fc.array(
    fc.tuple(
      fc.constantFrom<Act[0]>('take', 'take', 'next', 'call', 'absent', 'done', 'undo'),
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom('', 'Quầy 1', 'Quầy 2'),
    ),
    { maxLength: 40 },
  );

  /** What a session hands out, whatever is done in it. */
  function handedOut(
    series: string,
    done: readonly Act[],
  ): { readonly labels: readonly string[]; readonly book: TicketBook } {
    let book = newTicketBook(series, start);
    const labels: string[] = [];
    for (const [index, [act, number, counter]] of done.entries()) {
      const at = { at: minute(index), ...(counter !== '' && { counter }) };
      const change =
        act === 'take'
          ? takeTicket(book, at)
          : act === 'next'
            ? callNextTicket(book, at)
            : act === 'call'
              ? callTicket(book, number, at)
              : act === 'undo'
                ? undoTicketStep(book, at)
                : endTicket(book, number, act, at);
      if (!change.ok) continue;
      if (act === 'take') labels.push(formatTicket(series, change.value.ticket.number));
      book = change.value.book;
    }
    return { labels, book };
  }

  it('never hands out one number twice: not in a session, and not by any two officials without a network', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 2000 }), { minLength: 2, maxLength: 4 }),
        acts,
        acts,
        (people, one, other) => {
          const all = people.flatMap((index, at) => handedOut(seriesAt(index), at % 2 === 0 ? one : other).labels);
          expect(new Set(all).size).toBe(all.length);
        },
      ),
      { numRuns: propertyRuns(60, 2000) },
    );
  });

  it('loses no ticket, and no counter has two people at once', () => {
    fc.assert(
      fc.property(acts, (done) => {
        const { labels, book } = handedOut('A', done);
        expect(book.tickets.map(({ number }) => formatTicket('A', number))).toEqual(labels);
        const here = book.tickets.flatMap(({ state, counter }) => (state === 'called' ? [counter ?? ''] : []));
        expect(new Set(here).size).toBe(here.length);
        // It is kept as JSON, on the phone and at the gateway.
        expect(JSON.parse(JSON.stringify(book))).toEqual(book);
      }),
      { numRuns: propertyRuns(60, 2000) },
    );
  });
});

describe('the letters before a number', () => {
  it('differ for everybody, and never are those that are chosen by hand', () => {
    const all = Array.from({ length: 2000 }, (_, index) => seriesAt(index));
    expect(new Set(all).size).toBe(2000);
    expect(all.slice(0, 3)).toEqual(['A', 'B', 'C']);
    for (const series of all) expect(isTicketSeries(series), series).toBe(true);
    expect(all.filter((series) => seriesByHand.includes(series))).toEqual([]);
    expect([isTicketSeries(''), isTicketSeries('a'), isTicketSeries(7)]).toEqual([false, false, false]);
  });
});

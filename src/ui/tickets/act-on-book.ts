import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { BoardAction } from '../../core/tickets/desk-boards.ts';
import { callNextTicket, callTicket, endTicket, takeTicket, undoTicketStep } from '../../core/tickets/ticket-book.ts';
import type { TicketBook } from '../../core/tickets/ticket-book.ts';

/** What an act makes of the phone's own book. Problems: those of the act; not-found where a number is missing. */
export function actOnBook(
  book: TicketBook,
  action: BoardAction,
  about: { readonly at: string; readonly number?: number; readonly matters?: number },
): Result<TicketBook> {
  const { at, number = 0, matters } = about;
  const change =
    action === 'take'
      ? takeTicket(book, { at, ...(matters !== undefined && { matters }) })
      : action === 'next'
        ? callNextTicket(book, { at })
        : action === 'undo'
          ? undoTicketStep(book, { at })
          : action === 'call'
            ? callTicket(book, number, { at })
            : endTicket(book, number, action, { at });
  return change.ok ? succeed(change.value.book) : fail(change.problem.code);
}

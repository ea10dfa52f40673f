import { fail } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { isTicketSeries } from '../../core/tickets/ticket-series.ts';
import type { TicketBook } from '../../core/tickets/ticket-book.ts';
import type { Tickets } from '../../core/tickets/ticket-ports.ts';
import { findMeta } from '../store/read-rows.ts';
import { settingsKey } from '../store/settings.ts';
import type { Store } from '../store/store.ts';

/** In `meta`: the book of the session that runs or was last. */
const bookKey = 'ticket-book';

/** The book of one phone, in the row of its name, written strictly: a number that was handed out outlives a kill. */
export function openTickets(store: Store): Tickets {
  const { db } = store;
  return {
    async findSeries() {
      const settings = (await findMeta(store, settingsKey)) as { readonly device?: unknown } | undefined;
      const { ticketSeries } = (settings?.device ?? {}) as { readonly ticketSeries?: unknown };
      return isTicketSeries(ticketSeries) ? ticketSeries : undefined;
    },
    findBook: async () => asBook(await findMeta(store, bookKey)),
    async change(change) {
      return await store.write([db.meta], ['tickets'], async (): Promise<Result<TicketBook>> => {
        const changed = change(asBook((await db.meta.get(bookKey))?.value));
        if (changed.ok) await db.meta.put({ key: bookKey, value: changed.value });
        return changed.ok ? changed : fail(changed.problem.code, changed.problem);
      });
    },
  };
}

function asBook(value: unknown): TicketBook | undefined {
  const { series, startedAt, tickets, steps } = (value ?? {}) as Partial<Record<keyof TicketBook, unknown>>;
  const isBook =
    typeof series === 'string' && typeof startedAt === 'string' && Array.isArray(tickets) && Array.isArray(steps);
  return isBook ? (value as TicketBook) : undefined;
}

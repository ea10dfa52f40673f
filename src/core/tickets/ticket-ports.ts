/** What the screens of queue tickets ask of the device. A part of `Device`; news of it: topic `tickets`. */

import type { Result } from '../result.ts';
import type { TicketBook } from './ticket-book.ts';

/** Numbers and times only, so they lie in the open and outlive a lock, a kill and a change of session by one. */
export interface Tickets {
  /** The letters that the commune's gateway gave this official; absent: none has come yet. */
  findSeries(): Promise<string | undefined>;
  /** Of the session that runs or was last; absent: there was none, or it cannot be read. */
  findBook(): Promise<TicketBook | undefined>;
  /**
   * Keeps what `change` makes of the book as it is now, in one transaction: two windows of one phone never hand out one number
   * twice. When it answers a problem nothing is changed.
   */
  change(change: (book: TicketBook | undefined) => Result<TicketBook>): Promise<Result<TicketBook>>;
}

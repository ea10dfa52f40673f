/** What a link of a board opens without any sign-in: its numbers; for a kiosk's link also a ticket. */

import type { Selectable, Transaction } from 'kysely';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { isBoardToken } from '../../core/tickets/desk-boards.ts';
import type { PublicBoard, TakenTicket } from '../../core/tickets/desk-boards.ts';
import { boardOf } from '../../core/tickets/ticket-board.ts';
import { queuesOf } from '../../core/tickets/hall-queues.ts';
import { labelOf, takeTicket, waitingIn } from '../../core/tickets/ticket-book.ts';
import type { GatewayContext } from '../context.ts';
import { hashTicket } from '../desk/hash-ticket.ts';
import { vietnamDay, vietnamIso } from '../desk/vietnam-time.ts';
import type { Database } from '../store/schema.ts';
import type { TicketBoardsTable } from '../store/ticket-tables.ts';
import { bookOn, saveBook } from './desk-boards.ts';

type At = Pick<GatewayContext, 'db' | 'now'>;

/** Absent: no link, or one that was replaced. */
export async function findPublicBoard({ db, now }: At, token: string): Promise<PublicBoard | undefined> {
  if (!isBoardToken(token)) return undefined;
  const digest = hashTicket(token);
  const row = await db
    .selectFrom('ticket_boards')
    .innerJoin('reception_points', 'reception_points.reception_point_id', 'ticket_boards.reception_point_id')
    .selectAll('ticket_boards')
    .select('reception_points.name as place')
    .where((where) => where.or([where('display_sha256', '=', digest), where('taking_sha256', '=', digest)]))
    .executeTakeFirst();
  return row && publicBoardOf(row, now());
}

/**
 * Hands out the next number of the board that `token`, of kind `taking`, stands for. Problems: not-found (no such link, or one
 * that only shows), action-not-possible (the day's numbers are used up).
 */
export async function takeBoardTicket({ db, now }: At, token: string, matters?: number): Promise<Result<TakenTicket>> {
  if (!isBoardToken(token)) return fail('not-found');
  return await db.transaction().execute(async (trx): Promise<Result<TakenTicket>> => {
    const row = await trx
      .selectFrom('ticket_boards')
      .selectAll()
      .where('taking_sha256', '=', hashTicket(token))
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined) return fail('not-found');
    const { name: place } = await trx
      .selectFrom('reception_points')
      .select('name')
      .where('reception_point_id', '=', row.reception_point_id)
      .executeTakeFirstOrThrow();
    return await takeFrom(trx, { ...row, place }, now(), { matters });
  });
}

/**
 * The next number of a board whose row the caller holds. Problems: bad-request (no such queue), action-not-possible (the day's
 * numbers are used up).
 */
export async function takeFrom(
  trx: Transaction<Database>,
  row: Selectable<TicketBoardsTable> & { readonly place: string },
  now: Date,
  { matters, queue }: { readonly matters?: unknown; readonly queue?: unknown },
): Promise<Result<TakenTicket>> {
  const letter = queuesOf(row.queue_names).find((each) => each.letter === queue)?.letter;
  if (queue !== undefined && letter === undefined) return fail('bad-request');
  const before = bookOn(row, now);
  const taken = takeTicket(before, {
    at: vietnamIso(now),
    ...(letter !== undefined && { queue: letter }),
    ...(typeof matters === 'number' && { matters }),
  });
  if (!taken.ok) return taken;
  const { book, ticket } = taken.value;
  await saveBook(trx, row, book, now);
  const { usualWaitMinutes } = boardOf(before);
  return succeed({
    label: labelOf(book, ticket),
    place: row.place,
    takenAt: ticket.takenAt,
    ahead: waitingIn(before, letter).length,
    ...(usualWaitMinutes !== undefined && { usualWaitMinutes }),
  });
}

function publicBoardOf(row: Selectable<TicketBoardsTable> & { readonly place: string }, now: Date): PublicBoard {
  return { ...boardOf(bookOn(row, now)), place: row.place, state: `${vietnamDay(now)}.${row.revision}` };
}

/**
 * Queue tickets at the PC of a hall. The PC stands at one reception point and knows of no board: it is given the next number of
 * the one that is open there, and reads nothing else of it.
 */

import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { KioskBoard, TakenTicket } from '../../core/tickets/desk-boards.ts';
import { queuesOf } from '../../core/tickets/hall-queues.ts';
import { waitingIn } from '../../core/tickets/ticket-book.ts';
import type { GatewayContext } from '../context.ts';
import type { Database } from '../store/schema.ts';
import type { Kysely } from 'kysely';
import { bookOn } from './desk-boards.ts';
import { takeFrom } from './public-board.ts';

type At = Pick<GatewayContext, 'db' | 'now'>;

/** Problem: not-found (no board is open where the kiosk stands). */
export async function findKioskBoard({ db, now }: At, kioskId: string): Promise<Result<KioskBoard>> {
  const row = await boardOfKiosk(db, kioskId).executeTakeFirst();
  if (row === undefined) return fail('not-found');
  const { place, queue_names: names } = row;
  return succeed({ place, queues: queuesOf(names), waiting: waitingIn(bookOn(row, now())).length });
}

/** Problems: not-found, bad-request (no such queue), action-not-possible (the day's numbers are used up). */
export async function takeKioskTicket(
  { db, now }: At,
  kioskId: string,
  body: { readonly [name: string]: unknown },
): Promise<Result<TakenTicket>> {
  return await db.transaction().execute(async (trx): Promise<Result<TakenTicket>> => {
    const row = await boardOfKiosk(trx, kioskId).forUpdate('ticket_boards').executeTakeFirst();
    return row === undefined ? fail('not-found') : await takeFrom(trx, row, now(), body);
  });
}

const boardOfKiosk = (db: Kysely<Database>, kioskId: string) =>
  db
    .selectFrom('devices')
    .innerJoin('people', 'people.person_id', 'devices.person_id')
    .innerJoin('ticket_boards', 'ticket_boards.reception_point_id', 'people.reception_point_id')
    .innerJoin('reception_points', 'reception_points.reception_point_id', 'people.reception_point_id')
    .selectAll('ticket_boards')
    .select('reception_points.name as place')
    .where('devices.device_id', '=', kioskId)
    .where('people.role', '=', 'kiosk');

/** The queue tickets of a commune's halls, one board a reception point: the desk calls, televisions and kiosks hang on by links. */

import { randomBytes, randomUUID } from 'node:crypto';
import type { Selectable, Transaction } from 'kysely';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { boardLinkKinds } from '../../core/tickets/desk-boards.ts';
import type { BoardAction, BoardLink, DeskBoard, DeskBoardAnswer } from '../../core/tickets/desk-boards.ts';
import { parseQueueNames, queuesOf } from '../../core/tickets/hall-queues.ts';
import {
  callNextTicket,
  callTicket,
  endTicket,
  labelOf,
  newTicketBook,
  parseCounter,
  takeTicket,
  undoTicketStep,
} from '../../core/tickets/ticket-book.ts';
import type { At, TicketBook, TicketChange } from '../../core/tickets/ticket-book.ts';
import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from '../desk/desk-caller.ts';
import { hashTicket } from '../desk/hash-ticket.ts';
import { vietnamDay, vietnamIso } from '../desk/vietnam-time.ts';
import { writeAudit } from '../store/audit.ts';
import type { Database } from '../store/schema.ts';
import type { TicketBoardsTable } from '../store/ticket-tables.ts';

type Body = { readonly [name: string]: unknown };
type BoardRow = Selectable<TicketBoardsTable>;

/** At the hall all counters call from one row of numbers without a letter. */
const hallSeries = '';

export async function listBoards(
  { db, now }: Pick<GatewayContext, 'db' | 'now'>,
  { communeCode }: DeskCaller,
): Promise<readonly DeskBoard[]> {
  const rows = await db
    .selectFrom('ticket_boards')
    .innerJoin('reception_points', 'reception_points.reception_point_id', 'ticket_boards.reception_point_id')
    .selectAll('ticket_boards')
    .select('reception_points.name as place')
    .where('ticket_boards.commune_code', '=', communeCode)
    .orderBy('reception_points.name')
    .execute();
  return rows.map((row) => deskBoardOf(row, now()));
}

/** The board of a point of the own commune; the one that is there already, where there is. Problems: bad-request, not-found. */
export async function openBoard(
  { db, now }: Pick<GatewayContext, 'db' | 'now'>,
  caller: DeskCaller,
  { receptionPointId }: Body,
): Promise<Result<DeskBoard>> {
  if (typeof receptionPointId !== 'string') return fail('bad-request');
  const point = await db
    .selectFrom('reception_points')
    .select('name')
    .where('reception_point_id', '=', receptionPointId)
    .where('commune_code', '=', caller.communeCode)
    .executeTakeFirst();
  if (point === undefined) return fail('not-found');
  const at = now();
  await db
    .insertInto('ticket_boards')
    .values({
      board_id: randomUUID(),
      commune_code: caller.communeCode,
      reception_point_id: receptionPointId,
      book: JSON.stringify(newTicketBook(hallSeries, vietnamIso(at))),
      day: vietnamDay(at),
      revision: 1,
      display_sha256: null,
      taking_sha256: null,
      created_at: at,
    })
    .onConflict((conflict) => conflict.column('reception_point_id').doNothing())
    .execute();
  const row = await db
    .selectFrom('ticket_boards')
    .selectAll()
    .where('reception_point_id', '=', receptionPointId)
    .executeTakeFirstOrThrow();
  return succeed(deskBoardOf({ ...row, place: point.name }, at));
}

/** Problems: not-found (no such board, no such number), bad-request, and those of the ticket's rule. */
export async function actOnBoard(
  { db, now }: Pick<GatewayContext, 'db' | 'now'>,
  caller: DeskCaller,
  boardId: string,
  action: BoardAction,
  body: Body,
): Promise<Result<DeskBoardAnswer>> {
  return await db.transaction().execute(async (trx): Promise<Result<DeskBoardAnswer>> => {
    const row = await lockBoard(trx, boardId, caller.communeCode);
    if (row === undefined) return fail('not-found');
    const book = bookOn(row, now());
    const counter = parseCounter(body['counter']);
    const { queue } = body;
    const isKnown = queue === undefined || queuesOf(row.queue_names).some(({ letter }) => letter === queue);
    if (!isKnown) return fail('bad-request');
    const done = decide(book, action, { at: vietnamIso(now()), ...(counter !== undefined && { counter }) }, body);
    if (!done.ok) return done;
    await saveBook(trx, row, done.value.book, now());
    const { ticket } = done.value;
    return succeed({
      ...deskBoardOf({ ...row, book: done.value.book, day: vietnamDay(now()) }, now()),
      ticket: { number: ticket.number, label: labelOf(book, ticket) },
    });
  });
}

/** What people come for, each with a letter; tickets of before keep theirs. Problems: bad-request, not-found. */
export async function nameQueues(
  { db, now }: Pick<GatewayContext, 'db' | 'now'>,
  caller: DeskCaller,
  boardId: string,
  body: Body,
): Promise<Result<DeskBoard>> {
  const names = parseQueueNames(body['names']);
  if (names === undefined) return fail('bad-request');
  return await db.transaction().execute(async (trx): Promise<Result<DeskBoard>> => {
    const row = await lockBoard(trx, boardId, caller.communeCode);
    if (row === undefined) return fail('not-found');
    await trx
      .updateTable('ticket_boards')
      .set({ queue_names: JSON.stringify(names) })
      .where('board_id', '=', boardId)
      .execute();
    return succeed(deskBoardOf({ ...row, queue_names: names }, now()));
  });
}

/** A new link of a kind in place of the one before. Problems: bad-request, not-found. */
export async function linkBoard(
  { db, now, config }: Pick<GatewayContext, 'db' | 'now' | 'config'>,
  caller: DeskCaller,
  boardId: string,
  body: Body,
): Promise<Result<BoardLink>> {
  const kind = boardLinkKinds.find((each) => each === body['kind']);
  if (kind === undefined) return fail('bad-request');
  const token = randomBytes(16).toString('base64url');
  return await db.transaction().execute(async (trx): Promise<Result<BoardLink>> => {
    const row = await lockBoard(trx, boardId, caller.communeCode);
    if (row === undefined) return fail('not-found');
    await trx
      .updateTable('ticket_boards')
      .set(kind === 'display' ? { display_sha256: hashTicket(token) } : { taking_sha256: hashTicket(token) })
      .where('board_id', '=', boardId)
      .execute();
    const details = { kind };
    await writeAudit(trx, { actor: caller.deviceId, action: 'board-linked', subject: boardId, details, at: now() });
    return succeed({ kind, token, url: `${config.publicUrl}/bang-so#${token}` });
  });
}

/** Today's book: what is left of another day is over. */
export function bookOn({ book, day }: Pick<BoardRow, 'book' | 'day'>, now: Date): TicketBook {
  return day === vietnamDay(now) ? book : newTicketBook(hallSeries, vietnamIso(now));
}

/** The caller holds the row's lock. */
export async function saveBook(
  trx: Transaction<Database>,
  row: Pick<BoardRow, 'board_id' | 'revision'>,
  book: TicketBook,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('ticket_boards')
    .set({ book: JSON.stringify(book), day: vietnamDay(now), revision: row.revision + 1 })
    .where('board_id', '=', row.board_id)
    .execute();
}

async function lockBoard(trx: Transaction<Database>, boardId: string, communeCode: string) {
  const row = await trx
    .selectFrom('ticket_boards')
    .selectAll()
    .where('board_id', '=', boardId)
    .where('commune_code', '=', communeCode)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const point = await trx
    .selectFrom('reception_points')
    .select('name')
    .where('reception_point_id', '=', row.reception_point_id)
    .executeTakeFirst();
  return { ...row, place: point?.name ?? '' };
}

function decide(book: TicketBook, action: BoardAction, act: At, body: Body): Result<TicketChange> {
  const { number, matters } = body;
  const queue = typeof body['queue'] === 'string' ? body['queue'] : undefined;
  const about = { ...(typeof matters === 'number' && { matters }), ...(queue !== undefined && { queue }) };
  if (action === 'take') return takeTicket(book, { ...act, ...about });
  if (action === 'next') return callNextTicket(book, act, queue);
  if (action === 'undo') return undoTicketStep(book, act);
  if (typeof number !== 'number') return fail('bad-request');
  return action === 'call' ? callTicket(book, number, act) : endTicket(book, number, action, act);
}

function deskBoardOf(row: BoardRow & { readonly place: string }, now: Date): DeskBoard {
  return {
    boardId: row.board_id,
    receptionPointId: row.reception_point_id,
    place: row.place,
    book: bookOn(row, now),
    queues: queuesOf(row.queue_names),
    hasDisplay: row.display_sha256 !== null,
    hasTaking: row.taking_sha256 !== null,
  };
}

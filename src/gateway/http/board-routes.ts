/** Queue tickets over HTTP (`core/tickets/desk-boards.ts` has the shapes): the desk calls; a link or a kiosk shows, or hands out. */

import type { Context } from 'hono';
import { Hono } from 'hono';
import { fail } from '../../core/result.ts';
import { boardActions } from '../../core/tickets/desk-boards.ts';
import type { CallersContext, GatewayContext } from '../context.ts';
import { actOnBoard, linkBoard, listBoards, nameQueues, openBoard } from '../tickets/desk-boards.ts';
import { findKioskBoard, takeKioskTicket } from '../tickets/kiosk-tickets.ts';
import { findPublicBoard, takeBoardTicket } from '../tickets/public-board.ts';
import { atDesk } from './at-desk.ts';
import type { GatewayEnv } from './auth.ts';
import { readJsonObject, refuse } from './office-answers.ts';
import { problemResponse } from './problems.ts';
import { limitRate } from './rate-limits.ts';
import type { RateLimits } from './rate-limits.ts';

/** To be mounted under `/api/v1`, behind `gate`. */
export function boardRoutes(context: GatewayContext, callers: CallersContext, rates: RateLimits): Hono<GatewayEnv> {
  const routes = new Hono<GatewayEnv>();

  routes.get('/desk/boards', async (c) =>
    atDesk(c, async (caller) => c.json({ boards: await listBoards(callers, caller) })),
  );

  routes.post('/desk/boards', async (c) =>
    atDesk(c, async (caller) => {
      const body = await readJsonObject(c);
      const board = body.ok ? await openBoard(callers, caller, body.value) : body;
      return board.ok ? c.json(board.value, 201) : refuse(board);
    }),
  );

  routes.post('/desk/boards/:boardId/links', async (c) =>
    atDesk(c, async (caller) => {
      const body = await readJsonObject(c);
      const link = body.ok ? await linkBoard(callers, caller, c.req.param('boardId'), body.value) : body;
      return link.ok ? c.json(link.value, 201, { 'cache-control': 'no-store' }) : refuse(link);
    }),
  );

  routes.post('/desk/boards/:boardId/queues', async (c) =>
    atDesk(c, async (caller) => {
      const body = await readJsonObject(c);
      const board = body.ok ? await nameQueues(callers, caller, c.req.param('boardId'), body.value) : body;
      return board.ok ? c.json(board.value) : refuse(board);
    }),
  );

  routes.post('/desk/boards/:boardId/:action', async (c) =>
    atDesk(c, async (caller) => {
      const action = boardActions.find((each) => each === c.req.param('action'));
      const body = await readJsonObject(c);
      if (!body.ok) return refuse(body);
      const done =
        action === undefined
          ? fail('not-found')
          : await actOnBoard(callers, caller, c.req.param('boardId'), action, body.value);
      return done.ok ? c.json(done.value) : refuse(done);
    }),
  );

  // Past the rows of the desk, of which a kiosk reads none: it learns its own place and a number.
  routes.get('/kiosk/tickets', async (c) => {
    const board = await findKioskBoard(context, c.get('caller').deviceId);
    return board.ok ? c.json(board.value, 200, { 'cache-control': 'no-store' }) : refuse(board);
  });

  routes.post('/kiosk/tickets', async (c) => {
    const body = await readJsonObject(c);
    const taken = body.ok ? await takeKioskTicket(context, c.get('caller').deviceId, body.value) : body;
    return taken.ok ? c.json(taken.value, 201) : refuse(taken);
  });

  // A television asks every few seconds, and a centre's televisions stand behind one address.
  const limit = limitRate(rates.posters);

  routes.get('/board', limit, async (c) => {
    const board = await findPublicBoard(context, tokenOf(c));
    if (board === undefined) return problemResponse('not-found');
    const etag = `"${board.state}"`;
    if (c.req.header('if-none-match') === etag) return c.body(null, 304, { etag });
    return c.json(board, 200, { etag, 'cache-control': 'no-store' });
  });

  routes.post('/board/tickets', limit, async (c) => {
    const body = await readJsonObject(c);
    if (!body.ok) return refuse(body);
    const { matters } = body.value;
    const taken = await takeBoardTicket(context, tokenOf(c), typeof matters === 'number' ? matters : undefined);
    return taken.ok ? c.json(taken.value, 201) : refuse(taken);
  });

  return routes;
}

const tokenOf = (c: Context<GatewayEnv>): string => c.req.header('board-token') ?? '';

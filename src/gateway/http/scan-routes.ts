/** A phone as the desk's scanner (`core/reception/scan.ts`): no token of a device, the ticket on the desk's screen is the permission. */

import type { Context } from 'hono';
import { Hono } from 'hono';
import type { ScanTask } from '../../core/reception/scan.ts';
import type { Result } from '../../core/result.ts';

import { fail } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { receiveScan } from '../desk/receive-scan.ts';
import { findScanTicket } from '../desk/scan-task.ts';
import type { Pictures } from '../opener/pictures.ts';
import type { GatewayEnv } from './auth.ts';
import { refuse } from './office-answers.ts';
import { problemResponse } from './problems.ts';
import { limitRate } from './rate-limits.ts';
import type { RateLimits } from './rate-limits.ts';
import { BodyRefused, requestBytes } from './request-body.ts';
import type { BodyLimits } from './request-body.ts';

/** Far above what the phone makes of a page, and what a paper in a packet may weigh. */
const mostBytes = 8 * 1024 * 1024;

export function scanRoutes(
  context: GatewayContext,
  pictures: Pick<Pictures, 'reencode'>,
  rates: RateLimits,
  bodies: BodyLimits,
): Hono<GatewayEnv> {
  const routes = new Hono<GatewayEnv>();
  const limit = limitRate(rates.slips);

  routes.get('/scan', limit, async (c) => {
    const found = await findScanTicket(context.db, ticketOf(c), context.now());
    return found ? c.json(found.task) : problemResponse('scan-ticket-over');
  });

  routes.post('/scan/:paperId', limit, async (c) => {
    const task = await takePage(c, c.req.param('paperId'));
    return task.ok ? c.json(task.value) : refuse(task);
  });

  async function takePage(c: Context<GatewayEnv>, paperId: string): Promise<Result<ScanTask>> {
    const ticket = ticketOf(c);
    // Before the bytes are read: nobody fills our memory with a ticket that is none.
    if ((await findScanTicket(context.db, ticket, context.now())) === undefined) return fail('scan-ticket-over');
    try {
      const bytes = await readAll(requestBytes(c, mostBytes, bodies));
      return await receiveScan(context, pictures, { ticket, paperId, bytes });
    } catch (error) {
      if (error instanceof BodyRefused) return fail(error.code);
      throw error;
    }
  }

  return routes;
}

const ticketOf = (c: Context<GatewayEnv>): string => c.req.header('scan-ticket') ?? '';

async function readAll(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

/**
 * Whoever has done too much is told so late. A client that goes on as fast as it is answered then costs a connection and a
 * timer instead of the processor time that honest phones need; one that obeys `Retry-After` loses nothing.
 */

import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from 'hono';

const lateMs = 1_000;
/** Each holds what its client has sent meanwhile; beyond so many, a refusal is told at once. */
const mostWaiting = 200;
let waiting = 0;

/** `refusal` after a while. A call in the process itself has no connection that could be kept waiting. */
export async function refuseLate(c: Context, refusal: Response): Promise<Response> {
  const incoming = (c.env as { incoming?: IncomingMessage } | undefined)?.incoming;
  if (!incoming || waiting >= mostWaiting) return refusal;
  waiting += 1;
  try {
    await sleep(lateMs);
  } finally {
    waiting -= 1;
  }
  return refusal;
}

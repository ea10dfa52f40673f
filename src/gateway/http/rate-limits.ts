/**
 * Token buckets in memory. Generous for sending, because a whole team sits behind one address; narrow where somebody
 * could guess (slips, invitations, tokens).
 */

import type { IncomingMessage } from 'node:http';
import type { Context, MiddlewareHandler } from 'hono';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { GatewayEnv } from './auth.ts';
import { problemResponse } from './problems.ts';

export interface RateLimits {
  /** Requests of one address in a minute. */
  readonly requests: number;
  readonly enrolments: number;
  readonly tokens: number;
  readonly slips: number;
}

export const defaultRateLimits: RateLimits = { requests: 60_000, enrolments: 60, tokens: 600, slips: 60 };

/** Answers `busy` (429, Retry-After) once an address has used up its minute. */
export function limitRate(requestsAMinute: number): MiddlewareHandler<GatewayEnv> {
  const bucket = new RateLimiterMemory({ points: requestsAMinute, duration: 60 });
  return async (c, next) => {
    try {
      await bucket.consume(addressOf(c));
    } catch (refused) {
      const { msBeforeNext = 60_000 } = refused as { msBeforeNext?: number };
      return problemResponse('busy', { status: 429, retryAfterSeconds: Math.max(1, msBeforeNext / 1000) });
    }
    return await next();
  };
}

/**
 * Where a request comes from. A proxy on this machine names the real address last in X-Forwarded-For; what a stranger
 * wrote there himself stands before it.
 */
export function addressOf(c: Context<GatewayEnv>): string {
  const remote = (c.env as { incoming?: IncomingMessage } | undefined)?.incoming?.socket.remoteAddress ?? 'local';
  const isLocal =
    remote === 'local' || remote === '::1' || remote.startsWith('127.') || remote.startsWith('::ffff:127.');
  const forwarded = isLocal ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return (forwarded || remote).slice(0, 64);
}

/**
 * Token buckets in memory, by address and by device. Generous for sending, because a whole team sits behind one address;
 * narrow where somebody could guess (slips, invitations, tokens), and for one device, behind which sits one person.
 */

import type { MiddlewareHandler } from 'hono';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { GatewayEnv } from './auth.ts';
import { addressOf } from './client-address.ts';
import { problemResponse } from './problems.ts';
import { refuseLate } from './refuse-late.ts';

export interface RateLimits {
  /** Requests of one address in a minute. */
  readonly requests: number;
  readonly enrolments: number;
  readonly tokens: number;
  readonly slips: number;
  /** Pages that a poster opens, of one address in a minute: a village behind one antenna. */
  readonly posters: number;
  /** Of the communes' public pages, of one address in a minute. */
  readonly publicPages: number;
  /** Calls with a token that one device makes in a minute, from wherever. */
  readonly device: number;
  /** Bodies of one address in a minute that are nothing a phone sends; then it is not read for the rest of it. */
  readonly strange: number;
  /** Packets and parts that one address asks about in a minute. */
  readonly names: number;
  /** Readings of one key of the open figures in a minute. */
  readonly figures: number;
}

export const defaultRateLimits: RateLimits = {
  requests: 60_000,
  enrolments: 60,
  tokens: 600,
  slips: 60,
  posters: 600,
  publicPages: 600,
  device: 600,
  strange: 300,
  names: 120_000,
  figures: 60,
};

export interface Bucket {
  /** Takes `points` (1) of `key`; absent: they were there. Else the answer `busy` (429) with `Retry-After`. */
  refuse(key: string, points?: number): Promise<Response | undefined>;
}

export function newBucket(pointsAMinute: number): Bucket {
  const bucket = new RateLimiterMemory({ points: pointsAMinute, duration: 60 });
  return {
    async refuse(key, points = 1) {
      try {
        await bucket.consume(key, points);
        return undefined;
      } catch (refused) {
        const { msBeforeNext = 60_000 } = refused as { msBeforeNext?: number };
        return problemResponse('busy', { status: 429, retryAfterSeconds: Math.max(1, msBeforeNext / 1000) });
      }
    },
  };
}

/** Answers `busy` once an address has used up its minute. */
export function limitRate(requestsAMinute: number): MiddlewareHandler<GatewayEnv> {
  const bucket = newBucket(requestsAMinute);
  return async (c, next) => {
    const refusal = await bucket.refuse(addressOf(c));
    return refusal ? await refuseLate(c, refusal) : await next();
  };
}

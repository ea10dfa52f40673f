/**
 * The hour when everybody comes back: while the event loop is late, new uploads are asked to come later, so that those that
 * are under way finish and the desk stays usable. Texts are let in longer than photographs, because a packet's text is what
 * must be safe first. Nobody is cut off in the middle, and nothing that was taken is given back.
 */

import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { MiddlewareHandler } from 'hono';
import { findSpreadSeconds } from '../../core/reception/office-settings.ts';
import type { LoadWindow } from '../../core/reception/office-settings.ts';
import type { GatewayEnv } from './auth.ts';
import { problemResponse } from './problems.ts';

export interface LoadLimits {
  /** Lateness of the event loop from which photographs, and from which everything, must wait. */
  readonly lateMs: number;
  readonly veryLateMs: number;
  /** Uploads under way in one process, whatever the loop says: each holds some memory. */
  readonly mostUploads: number;
  /** The shortest wait that is asked for; it doubles with every second of overload that follows, up to the longest. */
  readonly shortestWaitSeconds: number;
  readonly longestWaitSeconds: number;
}

export const defaultLoadLimits: LoadLimits = {
  lateMs: 500,
  veryLateMs: 2_000,
  mostUploads: 2_000,
  shortestWaitSeconds: 4,
  longestWaitSeconds: 120,
};

/** How late the event loop is now, in milliseconds: the mean of the last second or so. */
export type ReadLateness = () => number;

/** Over how many seconds those who must wait are spread now; absent: it depends on how long the overload lasts. */
export type FindSpread = () => number | undefined;

/** More than this is photographs; the texts of a day out are far below. */
const smallBytes = 512 * 1024;

/** For `POST /pack`. `now` in milliseconds. */
export function shedLoad(
  limits: LoadLimits,
  readLateness: ReadLateness,
  now: () => number,
  findSpread: FindSpread = () => undefined,
): MiddlewareHandler<GatewayEnv> {
  let uploads = 0;
  let calmAtMs = now();

  function waitSeconds(spread: number | undefined): number {
    const { shortestWaitSeconds, longestWaitSeconds } = limits;
    if (spread !== undefined) return shortestWaitSeconds + Math.random() * Math.max(0, spread - shortestWaitSeconds);
    const overloadedSeconds = Math.floor((now() - calmAtMs) / 1000);
    return Math.min(shortestWaitSeconds * 2 ** Math.min(overloadedSeconds, 10), longestWaitSeconds);
  }

  return async (c, next) => {
    const late = readLateness();
    if (late < limits.lateMs) calmAtMs = now();
    const length = Number(c.req.header('content-length') ?? Number.NaN);
    const bearable = length <= smallBytes ? limits.veryLateMs : limits.lateMs;
    if (late >= bearable || uploads >= limits.mostUploads) {
      const refusal = problemResponse('busy', { status: 503, retryAfterSeconds: waitSeconds(findSpread()) });
      // What it is still sending is nobody's request any more.
      refusal.headers.set('connection', 'close');
      return refusal;
    }
    uploads += 1;
    try {
      await next();
    } finally {
      uploads -= 1;
    }
    return undefined;
  };
}

/** The province's load window as it is now; looked up once a minute. `localTime`: `HH:MM` in Vietnam. */
export function watchLoadWindow(read: () => Promise<LoadWindow | null>, localTime: () => string): FindSpread {
  const everyMs = 60_000;
  let window: LoadWindow | null = null;
  // A database that does not answer leaves the window as it was.
  const look = () =>
    void read().then(
      (found) => (window = found),
      () => undefined,
    );
  look();
  setInterval(look, everyMs).unref();
  return () => findSpreadSeconds(window, localTime());
}

/** Watches this process; costs a timer. */
export function watchLateness(): ReadLateness {
  const everyMs = 20;
  const histogram = monitorEventLoopDelay({ resolution: everyMs });
  histogram.enable();
  let meanMs = 0;
  const timer = setInterval(() => {
    // Nothing recorded: the loop was so late that its own timer was not run.
    meanMs = histogram.count > 0 ? Math.max(0, histogram.mean / 1e6 - everyMs) : meanMs;
    histogram.reset();
  }, 1_000);
  timer.unref();
  return () => meanMs;
}

/**
 * When to try again. A break is followed by one try at once; after that the delay doubles with full jitter, so that a
 * valley of phones that finds coverage together does not knock together. Invariant: no delay outlives its cap, also when the
 * device clock jumps by years, because a `notBeforeMs` that no schedule could have set counts as due.
 */

const firstDelayMs = 2_000;
/** Protocol §3. */
export const backOffCapMs = 5 * 60_000;
/** A gateway may ask for more patience than the back-off has, but not for a day. */
export const retryAfterCapMs = 60 * 60_000;

export interface Failure {
  /** Tries that moved no byte, before this one. */
  readonly attempts: number;
  /** Uniform in [0, 1). */
  readonly fraction: number;
  /** What a busy gateway asked for. */
  readonly retryAfterMs?: number;
}

/** Milliseconds until the next try, from 0 to `retryAfterCapMs`. */
export function retryDelayMs({ attempts, fraction, retryAfterMs = 0 }: Failure): number {
  // 2^20 seconds is far over the cap already; without the bound a long outage would reach Infinity.
  const ceilingMs = Math.min(backOffCapMs, firstDelayMs * 2 ** Math.min(Math.max(attempts, 0), 20));
  const askedMs = Number.isFinite(retryAfterMs)
    ? Math.min(Math.max(retryAfterMs, 0), retryAfterCapMs)
    : retryAfterCapMs;
  return Math.max(Math.floor(ceilingMs * fraction), askedMs);
}

/** Whether the moment has come; a moment further away than any delay was set by a clock that has been corrected since. */
export function isDue(notBeforeMs: number, nowMs: number): boolean {
  return !(notBeforeMs > nowMs) || notBeforeMs - nowMs > retryAfterCapMs;
}

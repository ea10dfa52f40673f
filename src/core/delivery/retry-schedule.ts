/**
 * When to try again. A break is followed by one try at once; after that the delay grows with jitter, so that a valley of
 * phones that finds coverage together does not knock together. It doubles with full jitter for a gateway that answered: that
 * one needs rest. Where nobody answered it is about a tenth of the time without an answer, because asking a network that is
 * not there burdens nobody, and coverage that lasts five seconds is gone before a coarse delay ends; there the jitter is half
 * of the delay, because the longest of the delays is what a returning coverage most probably meets. Invariant: no delay
 * outlives its cap, also when the device clock jumps by years, because a `notBeforeMs` that no schedule could have set counts
 * as due.
 */

const afterAnswer = { firstDelayMs: 2_000, growth: 2, leastShare: 0 };
const withoutAnswer = { firstDelayMs: 150, growth: 1.1, leastShare: 0.5 };
/** Protocol §3. */
export const backOffCapMs = 5 * 60_000;
/** A gateway may ask for more patience than the back-off has, but not for a day. */
export const retryAfterCapMs = 60 * 60_000;

export interface Failure {
  /** Tries that moved no byte, before this one. */
  readonly attempts: number;
  /** Uniform in [0, 1). */
  readonly fraction: number;
  /** Nobody answered at all. */
  readonly isOffline?: boolean;
  /** What a busy gateway asked for. */
  readonly retryAfterMs?: number;
}

/** Milliseconds until the next try, from 0 to `retryAfterCapMs`. */
export function retryDelayMs({ attempts, fraction, isOffline = false, retryAfterMs = 0 }: Failure): number {
  const { firstDelayMs, growth, leastShare } = isOffline ? withoutAnswer : afterAnswer;
  // Far over the cap already; without the bound a long outage would reach Infinity.
  const ceilingMs = Math.min(backOffCapMs, firstDelayMs * growth ** Math.min(Math.max(attempts, 0), 100));
  const askedMs = Number.isFinite(retryAfterMs)
    ? Math.min(Math.max(retryAfterMs, 0), retryAfterCapMs)
    : retryAfterCapMs;
  return Math.max(Math.floor(ceilingMs * (leastShare + (1 - leastShare) * fraction)), askedMs);
}

/** Whether the moment has come; a moment further away than any delay was set by a clock that has been corrected since. */
export function isDue(notBeforeMs: number, nowMs: number): boolean {
  return !(notBeforeMs > nowMs) || notBeforeMs - nowMs > retryAfterCapMs;
}

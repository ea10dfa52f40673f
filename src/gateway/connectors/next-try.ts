/** When a forwarding or a question that failed is tried again: ever later, up to a ceiling, never all at the same moment. */

/** After so many tries that failed, a person must look. With the pauses below that is about two days. */
export const mostTries = 20;

const firstPauseMs = 30_000;
const longestPauseMs = 4 * 3_600_000;
/** Whatever another system asks for. */
const longestAskedMs = 24 * 3_600_000;

/** `failed`: tries so far, 1…; `fraction` in [0, 1). What the other side asked for (Retry-After) is never undercut. */
export function nextTryMs(failed: number, fraction: number, retryAfterMs = 0): number {
  const grown = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(failed - 1, 20));
  const spread = grown / 2 + fraction * (grown / 2);
  return Math.max(spread, Math.min(retryAfterMs, longestAskedMs) * (1 + fraction / 10));
}

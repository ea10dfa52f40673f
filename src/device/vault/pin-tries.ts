/**
 * How wrong PINs slow down the next try: four are free, then 30 seconds, doubling to an hour. Kept in the database so that
 * a reload does not forget; a clock set forward shortens the wait, one set back starts it again.
 */

export interface PinTries {
  readonly failed: number;
  readonly lastFailedAtMs: number;
}

export const triesMetaKey = 'vault-tries';

const freeTries = 4;
const firstWaitMs = 30_000;
const longestWaitMs = 3_600_000;

export const noTries: PinTries = { failed: 0, lastFailedAtMs: 0 };

/** Milliseconds until the next try is heard; 0: now. Never longer than the whole wait, whatever the clock says. */
export function remainingWaitMs(tries: PinTries, nowMs: number): number {
  if (tries.failed < freeTries) return 0;
  const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(20, tries.failed - freeTries));
  return Math.min(waitMs, Math.max(0, tries.lastFailedAtMs + waitMs - nowMs));
}

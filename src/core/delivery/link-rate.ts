/**
 * How fast the link was of late, and how many bytes therefore go into one request. Large bodies waste no round trips and
 * cost nothing when they are cut, because the gateway keeps what arrived; small ones show progress and free the link for
 * the texts of the next dossier. So a body is about eight seconds long.
 */

const bodySeconds = 8;
const firstBodyBytes = 64 * 1024;
const leastBodyBytes = 16 * 1024;
const mostBodyBytes = 4 * 1024 * 1024;

export interface LinkRate {
  /** Absent: not measured yet. */
  readonly bytesPerSecond?: number;
}

/** Bytes for the next request body. */
export function getBodyBytes({ bytesPerSecond }: LinkRate): number {
  if (bytesPerSecond === undefined) return firstBodyBytes;
  return Math.round(Math.min(mostBodyBytes, Math.max(leastBodyBytes, bytesPerSecond * bodySeconds)));
}

/** The rate after a request that was answered. Durations that only a corrected clock explains are left out. */
export function nextLinkRate(rate: LinkRate, movedBytes: number, durationMs: number): LinkRate {
  if (movedBytes <= 0 || !(durationMs > 0) || durationMs > 10 * 60_000) return rate;
  const measured = (movedBytes * 1000) / durationMs;
  return { bytesPerSecond: rate.bytesPerSecond === undefined ? measured : (rate.bytesPerSecond + measured) / 2 };
}

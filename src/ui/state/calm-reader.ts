/**
 * Reads what a screen shows, again after changes, in a way that does not slow the saves that make them: one reading at a
 * time, and after a pause. A late answer never replaces a newer one.
 */

export interface Pace {
  /** A change is read at once; more that come this soon after it are read together… */
  readonly calmMs: number;
  /** …but while they go on and on, never later than this after the first of them. */
  readonly patienceMs: number;
}

export const calm: Pace = { calmMs: 60, patienceMs: 400 };
/** For what the next tap builds on: no pause, only one reading at a time. */
export const prompt: Pace = { calmMs: 0, patienceMs: 0 };

export interface CalmReader {
  readAgain(): void;
  stop(): void;
}

/** Reads once, and again after changes, until stopped. */
export function newCalmReader<T>(
  load: () => Promise<T>,
  onValue: (value: T) => void,
  onFailure: (thrown: unknown) => void,
  { calmMs, patienceMs }: Pace = calm,
): CalmReader {
  let isStopped = false;
  let isReading = false;
  let firstChangeMs: number | undefined;
  let lastChangeMs = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function read(): Promise<void> {
    firstChangeMs = undefined;
    isReading = true;
    try {
      const loaded = await load();
      if (!isStopped) onValue(loaded);
    } catch (thrown) {
      if (!isStopped) onFailure(thrown);
    }
    isReading = false;
    if (firstChangeMs !== undefined) plan();
  }

  function plan(): void {
    clearTimeout(timer);
    if (isStopped || isReading || firstChangeMs === undefined) return;
    const waitMs = Math.min(lastChangeMs + calmMs, firstChangeMs + patienceMs) - performance.now();
    timer = setTimeout(() => void read(), Math.max(0, waitMs));
  }

  void read();
  return {
    readAgain() {
      const nowMs = performance.now();
      const isAlone = nowMs - lastChangeMs > patienceMs;
      lastChangeMs = nowMs;
      firstChangeMs ??= nowMs;
      if (isAlone && !isReading && !isStopped) void read();
      else plan();
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

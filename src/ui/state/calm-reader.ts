/**
 * Reads what a screen shows, again after changes, in a way that never slows the saves that make them: one reading at a time,
 * and after a pause. A late answer never replaces a newer one.
 */

/** A change is read at once; more that come this soon after it are read together… */
const calmMs = 60;
/** …but while they go on and on, never later than this after the first of them. */
const patienceMs = 400;

export interface CalmReader {
  readAgain(): void;
  stop(): void;
}

/** Reads once, and again after changes, until stopped. */
export function newCalmReader<T>(
  load: () => Promise<T>,
  onValue: (value: T) => void,
  onFailure: (thrown: unknown) => void,
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

import type { Locks } from './outbox.ts';

const lockName = 'gocua-drafts';
/** Longer than any change takes: whoever holds on longer is frozen, and what was typed here must not wait for it. */
const mostWaitMs = 5_000;

/** Runs `work` while no other window changes drafts, so that two never build on the same state of one. */
export async function changeAlone<T>(locks: Locks, work: () => Promise<T>): Promise<T> {
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(), mostWaitMs);
  let begun: Promise<T> | undefined;
  try {
    await locks.request(lockName, { signal: waiting.signal }, () => {
      clearTimeout(timer);
      begun = work();
      return begun.catch(() => undefined);
    });
  } catch (thrown) {
    if (!waiting.signal.aborted) throw thrown;
  }
  return begun ?? work();
}

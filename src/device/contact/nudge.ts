/**
 * When the device turns to the gateway: at the start, when coverage may be back, when the page is looked at again, when a
 * back-off ends, now and then for news, and when a person says so. One contact at a time; a nudge during one is answered by
 * one more after it.
 */

import type { DrainOutcome } from '../../core/delivery/deliver-outbox.ts';
import { isStorageTrouble } from '../store/out-of-room.ts';
import { askForWakeUp } from './background-sync.ts';

const newsEveryMs = 10 * 60_000;
/** While the person waits for the office's word and looks at the page. */
const awaitedEveryMs = 20_000;
const shortestWaitMs = 100;
const freshMs = 15_000;
/** After a contact that the phone's own storage ended. */
const fullWaitMs = 60_000;
/** Another window sends; should it be closed in the middle, this one goes on. */
const elsewhereMs = 5_000;

export interface NudgeParts {
  readonly contact: (options: { readonly atOnce: boolean }) => Promise<DrainOutcome>;
  readonly nowMs: () => number;
  readonly fraction: () => number;
  /** Whether a word of the office is waited for, such as that the six digits were compared. */
  readonly isAwaited?: () => Promise<boolean>;
  /** It is nudged by another's contacts: by itself it comes back only to what waits. */
  readonly isFollower?: true;
}

export interface Nudge {
  /** Resolves when the contact that heard this nudge is over. */
  now(): Promise<void>;
  /** The same for a trigger that leaves back-offs alone. */
  soon(): Promise<void>;
  /** Watches the page's own triggers until the returned function is called, beginning with a contact at once. */
  watch(page: Document): () => void;
  /** Sets no further timer. */
  stop(): void;
}

export function newNudge({ contact, nowMs, fraction, isAwaited, isFollower }: NudgeParts): Nudge {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastEndMs = Number.NEGATIVE_INFINITY;
  let stopped = false;
  let watched: Document | undefined;
  /** Nothing waits to be sent. */
  let isIdle = false;

  const isSeen = (): boolean => watched?.visibilityState === 'visible';

  async function run(atOnce: boolean): Promise<void> {
    disarm();
    isIdle = false;
    let waitMs = newsEveryMs * (0.75 + fraction() / 2);
    try {
      const outcome = await contact({ atOnce });
      isIdle = outcome.kind === 'idle';
      if (outcome.kind === 'elsewhere') waitMs = elsewhereMs;
      if (outcome.kind === 'waiting') {
        waitMs = Math.min(waitMs, Math.max(shortestWaitMs, outcome.retryAtMs - nowMs()));
        void askForWakeUp();
      }
    } catch (thrown) {
      if (!isStorageTrouble(thrown)) throw thrown;
      // The phone's storage is full: nothing of what waits is lost, and it is no bug.
      waitMs = fullWaitMs;
    } finally {
      lastEndMs = nowMs();
      running = undefined;
      if (!stopped && !maySleep()) timer = setTimeout(() => quietly(start(false)), waitMs);
    }
    if (waitMs > awaitedEveryMs && isSeen()) quietly(askSooner());
  }

  /** News can wait until somebody looks again: nothing is woken for it. */
  function maySleep(): boolean {
    return isIdle && (isFollower === true || watched?.visibilityState === 'hidden');
  }

  function disarm(): void {
    clearTimeout(timer);
    timer = undefined;
  }

  /** Whoever does not look hears of it when looking again. */
  async function askSooner(): Promise<void> {
    const isWaited = await isAwaited?.();
    if (isWaited !== true || stopped || running || !isSeen()) return;
    disarm();
    timer = setTimeout(() => quietly(start(false)), awaitedEveryMs);
  }

  function start(atOnce: boolean): Promise<void> {
    if (!running) {
      running = run(atOnce);
      return running;
    }
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return start(atOnce);
      });
    return next;
  }

  /** Nobody waits for this one: a bug in it is reported as one, and the next trigger tries again. */
  function quietly(contacted: Promise<void>): void {
    contacted.catch((thrown: unknown) => {
      if (!isStorageTrouble(thrown)) reportError(thrown);
    });
  }

  function stop(): void {
    stopped = true;
    disarm();
  }

  return {
    now: () => start(true),
    soon: () => start(false),
    stop,
    watch(page) {
      const again = (): void => quietly(start(true));
      const seen = (): void => {
        const isRested = timer === undefined && !running;
        if (page.visibilityState !== 'visible') {
          if (!running && maySleep()) disarm();
        } else if (isRested || Math.abs(nowMs() - lastEndMs) > freshMs) again();
      };
      watched = page;
      globalThis.addEventListener('online', again);
      page.addEventListener('visibilitychange', seen);
      again();
      return () => {
        stop();
        globalThis.removeEventListener('online', again);
        page.removeEventListener('visibilitychange', seen);
      };
    },
  };
}

/**
 * Locks the vault when nobody has touched the page for long, and soon after the page was hidden: whoever finds a phone finds
 * it in the pocket of somebody who used it a minute ago. A dialog of the system that the app itself opened (a share sheet, the
 * choosing of a picture) hides the page too; then only the long limit counts. A hidden page's timers may sleep, so the return
 * itself is looked at, before anything of the page can be touched.
 */

import type { DeviceVault } from './vault.ts';

export interface IdleLimits {
  /** Without a touch. */
  readonly idleMs: number;
  /** Out of sight. */
  readonly hiddenMs: number;
}

/** In the field. */
export const phoneLimits: IdleLimits = { idleMs: 10 * 60_000, hiddenMs: 60_000 };
/** At a desk: an official reads long, and copies from other windows. */
export const deskLimits: IdleLimits = { idleMs: 30 * 60_000, hiddenMs: 30 * 60_000 };

const lookEveryMs = 15_000;
/** From the last touch at a locked phone until its PIN has opened it, on the slowest of them. */
const openingWithinMs = 120_000;
/** From the opening of a dialog until it hides the page. */
const dialogOpensWithinMs = 10_000;

export interface IdleWatch {
  /** Runs a dialog of the system that the app opens itself. */
  whileAway<T>(dialog: () => Promise<T>): Promise<T>;
  stop(): void;
}

/** Watches `page`; `limits` are asked at each look. */
export function watchIdle(
  vault: Pick<DeviceVault, 'isOpen' | 'lock'>,
  page: Document,
  nowMs: () => number,
  limits: () => IdleLimits,
): IdleWatch {
  let touchedAtMs = nowMs();
  let dialogAtMs = Number.NEGATIVE_INFINITY;
  let dialogs = 0;
  let hidden: { readonly atMs: number; readonly byDialog: boolean } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const since = (atMs: number): number => Math.abs(nowMs() - atMs);
  const touch = (): void => {
    touchedAtMs = nowMs();
    if (timer === undefined) lookAgain();
  };
  /** A locked vault that nobody touches is not looked at, so that the phone may sleep. */
  const lookAgain = (afterMs = lookEveryMs): void => {
    clearTimeout(timer);
    const mayOpen = since(touchedAtMs) < openingWithinMs;
    timer = vault.isOpen() || mayOpen ? setTimeout(lookOn, afterMs) : undefined;
  };
  const lookOn = (): void => {
    look();
    lookAgain();
  };
  const look = (): void => {
    if (!vault.isOpen()) return;
    const { idleMs, hiddenMs } = limits();
    const isHiddenLong = hidden !== undefined && !hidden.byDialog && since(hidden.atMs) >= hiddenMs;
    if (isHiddenLong || since(touchedAtMs) >= idleMs) void vault.lock();
  };
  const turn = (): void => {
    if (page.visibilityState === 'visible') {
      look();
      hidden = undefined;
      dialogAtMs = Number.NEGATIVE_INFINITY;
      touch();
      lookAgain();
    } else {
      hidden ??= { atMs: nowMs(), byDialog: dialogs > 0 || since(dialogAtMs) < dialogOpensWithinMs };
      look();
      const { idleMs, hiddenMs } = limits();
      // Nobody touches what is hidden: one look, when the time is up.
      lookAgain(hidden.byDialog ? Math.max(0, idleMs - since(touchedAtMs)) : hiddenMs);
    }
  };
  /** The choosing of a file has no other sign of its beginning. */
  const noticeFileDialog = (event: Event): void => {
    const input = event.target as Partial<HTMLInputElement> | null;
    if (input?.type === 'file') dialogAtMs = nowMs();
  };

  for (const name of touches) page.addEventListener(name, touch, { passive: true });
  page.addEventListener('click', noticeFileDialog, { capture: true });
  page.addEventListener('visibilitychange', turn);
  lookAgain();
  return {
    async whileAway(dialog) {
      dialogs += 1;
      try {
        return await dialog();
      } finally {
        dialogs -= 1;
        dialogAtMs = nowMs();
      }
    },
    stop() {
      for (const name of touches) page.removeEventListener(name, touch);
      page.removeEventListener('click', noticeFileDialog, { capture: true });
      page.removeEventListener('visibilitychange', turn);
      clearTimeout(timer);
    },
  };
}

const touches = ['pointerdown', 'keydown', 'input'];

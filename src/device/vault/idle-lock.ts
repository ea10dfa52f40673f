/**
 * Locks the vault after ten minutes without a touch, and when the page comes back after being hidden as long: a hidden
 * page's timers may sleep, so the return itself is looked at too.
 */

import type { DeviceVault } from './vault.ts';

const idleMs = 10 * 60_000;
const lookEveryMs = 15_000;

/** Watches `page` until the returned function is called. */
export function watchIdle(vault: DeviceVault, page: Document, nowMs: () => number): () => void {
  let touchedAtMs = nowMs();
  const touch = (): void => {
    touchedAtMs = nowMs();
  };
  const look = (): void => {
    if (vault.isOpen() && Math.abs(nowMs() - touchedAtMs) >= idleMs) void vault.lock();
  };
  const turn = (): void => {
    look();
    if (page.visibilityState === 'visible') touch();
  };
  for (const name of ['pointerdown', 'keydown', 'input']) page.addEventListener(name, touch, { passive: true });
  page.addEventListener('visibilitychange', turn);
  const timer = setInterval(look, lookEveryMs);
  return () => {
    for (const name of ['pointerdown', 'keydown', 'input']) page.removeEventListener(name, touch);
    page.removeEventListener('visibilitychange', turn);
    clearInterval(timer);
  };
}

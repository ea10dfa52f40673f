import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchIdle } from '../../../src/device/vault/idle-lock.ts';
import type { DeviceVault } from '../../../src/device/vault/vault.ts';

const minuteMs = 60_000;

/** A page that can be touched and hidden, and a vault that only knows whether it is open. */
function openPage() {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const state = { open: true };
  const vault = { isOpen: () => state.open, lock: async () => void (state.open = false) } as DeviceVault;
  const stop = watchIdle(vault, page as unknown as Document, () => Date.now());
  const turn = (visibilityState: string) => {
    page.visibilityState = visibilityState;
    page.dispatchEvent(new Event('visibilitychange'));
  };
  return { page, state, stop, turn };
}

describe('an idle page', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('locks after ten minutes without a touch, and not before', () => {
    const { page, state, stop } = openPage();
    vi.advanceTimersByTime(9 * minuteMs);
    page.dispatchEvent(new Event('input'));
    vi.advanceTimersByTime(9 * minuteMs);
    expect(state.open).toBe(true);
    vi.advanceTimersByTime(2 * minuteMs);
    expect(state.open).toBe(false);
    stop();
  });

  it('locks at once when it comes back after its timers slept', () => {
    const { state, stop, turn } = openPage();
    turn('hidden');
    vi.setSystemTime(Date.now() + 11 * minuteMs);
    turn('visible');
    expect(state.open).toBe(false);
    stop();
  });

  it('stays open when it comes back soon', () => {
    const { state, stop, turn } = openPage();
    turn('hidden');
    vi.advanceTimersByTime(5 * minuteMs);
    turn('visible');
    vi.advanceTimersByTime(8 * minuteMs);
    expect(state.open).toBe(true);
    stop();
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deskLimits, phoneLimits, watchIdle } from '../../../src/device/vault/idle-lock.ts';

const minuteMs = 60_000;

/** A page that can be touched and hidden, and a vault that only knows whether it is open. */
function openPage(limits = phoneLimits) {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const state = { open: true };
  const vault = { isOpen: () => state.open, lock: async () => void (state.open = false) };
  const { stop, whileAway } = watchIdle(
    vault,
    page as unknown as Document,
    () => Date.now(),
    () => limits,
  );
  const turn = (visibilityState: string) => {
    page.visibilityState = visibilityState;
    page.dispatchEvent(new Event('visibilitychange'));
  };
  /** A tap on a field that opens the system's choosing of a file. */
  const chooseFile = () => {
    const tap = new Event('click');
    Object.defineProperty(tap, 'target', { value: { type: 'file' } });
    page.dispatchEvent(tap);
  };
  return { page, state, stop, turn, whileAway, chooseFile };
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

  it('locks after a minute out of sight, and not before', () => {
    const { state, stop, turn } = openPage();
    turn('hidden');
    vi.advanceTimersByTime(minuteMs - 1_000);
    expect(state.open).toBe(true);
    vi.advanceTimersByTime(2_000);
    expect(state.open).toBe(false);
    stop();
  });

  it('locks at once when it comes back after its timers slept', () => {
    const { state, stop, turn } = openPage();
    turn('hidden');
    vi.setSystemTime(Date.now() + 2 * minuteMs);
    turn('visible');
    expect(state.open).toBe(false);
    stop();
  });

  it('stays open when it comes back soon, also again and again', () => {
    const { state, stop, turn } = openPage();
    for (let times = 0; times < 20; times += 1) {
      turn('hidden');
      vi.advanceTimersByTime(50_000);
      turn('visible');
      vi.advanceTimersByTime(10_000);
    }
    vi.advanceTimersByTime(8 * minuteMs);
    expect(state.open).toBe(true);
    stop();
  });

  it('stays open behind a share sheet and the choosing of a file, however slow, but not for ever', async () => {
    const { state, stop, turn, whileAway, chooseFile } = openPage();
    const sharing = whileAway(async () => {
      turn('hidden');
      vi.advanceTimersByTime(5 * minuteMs);
    });
    await sharing;
    // The other app goes on in front after it was chosen.
    vi.advanceTimersByTime(2 * minuteMs);
    turn('visible');
    expect(state.open).toBe(true);
    chooseFile();
    vi.advanceTimersByTime(1_000);
    turn('hidden');
    vi.advanceTimersByTime(9 * minuteMs);
    expect(state.open).toBe(true);
    vi.advanceTimersByTime(2 * minuteMs);
    expect(state.open).toBe(false);
    stop();
  });

  it('takes no later hiding for the dialog’s', async () => {
    const { state, stop, turn, whileAway, chooseFile } = openPage();
    await whileAway(async () => undefined);
    chooseFile();
    vi.advanceTimersByTime(11_000);
    turn('hidden');
    vi.advanceTimersByTime(2 * minuteMs);
    expect(state.open).toBe(false);
    stop();
  });

  it('at a desk stays open while an official reads, or works in another window, for half an hour', () => {
    const { page, state, stop, turn } = openPage(deskLimits);
    vi.advanceTimersByTime(29 * minuteMs);
    page.dispatchEvent(new Event('keydown'));
    turn('hidden');
    vi.advanceTimersByTime(29 * minuteMs);
    turn('visible');
    expect(state.open).toBe(true);
    vi.advanceTimersByTime(31 * minuteMs);
    expect(state.open).toBe(false);
    stop();
  });

  it('lets the phone sleep once it is locked, and watches again from the touch that opens it', () => {
    const { page, state, stop, turn } = openPage();
    turn('hidden');
    vi.advanceTimersByTime(5 * minuteMs);
    expect([state.open, vi.getTimerCount()]).toEqual([false, 0]);
    turn('visible');
    vi.advanceTimersByTime(5 * minuteMs);
    expect(vi.getTimerCount()).toBe(0);
    page.dispatchEvent(new Event('pointerdown'));
    // Deriving the key takes longer than the first look waits, and nobody touches anything meanwhile.
    vi.advanceTimersByTime(minuteMs);
    state.open = true;
    vi.advanceTimersByTime(10 * minuteMs);
    expect([state.open, vi.getTimerCount()]).toEqual([false, 0]);
    stop();
  });

  it('looks once, when the time is up, while it is hidden', () => {
    const { state, stop, turn } = openPage(deskLimits);
    turn('hidden');
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersToNextTimer();
    expect(state.open).toBe(false);
    stop();
  });

  it('is not watched any more once it was stopped', () => {
    const { state, stop, turn } = openPage();
    stop();
    turn('hidden');
    vi.advanceTimersByTime(60 * minuteMs);
    expect(state.open).toBe(true);
  });
});

import { describe, expect, it, vi } from 'vitest';
import type { ClaimState } from '../../../src/core/screen-ports.ts';
import { newClaims } from '../../../src/device/app/claims.ts';
import { changeAlone } from '../../../src/device/store/change-alone.ts';
import type { Locks } from '../../../src/device/store/outbox.ts';
import { newQueuedLocks } from '../queued-locks.ts';

function openWindow(locks: Locks | undefined, name = 'basket') {
  const heard: ClaimState[] = [];
  const claim = newClaims(locks)(name, (state) => heard.push(state));
  return { claim, heard };
}

describe('a claim', () => {
  it('is held by the first window, waited for by the second, and passed on', async () => {
    const locks = newQueuedLocks();
    const [one, other] = [openWindow(locks), openWindow(locks)];
    await expect.poll(() => other.heard).toEqual(['elsewhere']);
    expect(one.heard).toEqual(['held']);
    one.claim.release();
    await expect.poll(() => other.heard).toEqual(['elsewhere', 'held']);
    expect(one.heard).toEqual(['held']);
  });

  it('taken over is told to the window that had it, which gets it back when the other goes', async () => {
    const locks = newQueuedLocks();
    const [one, other] = [openWindow(locks), openWindow(locks)];
    await expect.poll(() => other.heard).toEqual(['elsewhere']);
    other.claim.take();
    other.claim.take();
    await expect.poll(() => one.heard).toEqual(['held', 'elsewhere']);
    await expect.poll(() => other.heard).toEqual(['elsewhere', 'held']);
    other.claim.release();
    await expect.poll(() => one.heard.at(-1)).toBe('held');
  });

  it('of another name stands in nobody’s way, and none is left behind by a window that did not wait', async () => {
    const locks = newQueuedLocks();
    const [one, left] = [openWindow(locks), openWindow(locks)];
    left.claim.release();
    one.claim.release();
    const apart = openWindow(locks, 'another basket');
    await expect.poll(() => apart.heard).toEqual(['held']);
    const next = openWindow(locks);
    await expect.poll(() => next.heard).toEqual(['held']);
    expect(left.heard).toEqual([]);
  });

  it('is held by everybody where the browser has no locks', () => {
    expect(openWindow(undefined).heard).toEqual(['held']);
  });
});

describe('changes of drafts in two windows', () => {
  it('come one after another, and one that fails does not hold the next', async () => {
    const locks = newQueuedLocks();
    const order: string[] = [];
    const change = (name: string, fails = false) =>
      changeAlone(locks, async () => {
        order.push(`${name} begins`);
        await new Promise((resolve) => setTimeout(resolve, 5));
        order.push(`${name} ends`);
        if (fails) throw new Error(name);
        return name;
      });
    const outcomes = await Promise.allSettled([change('one'), change('two', true), change('three')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(order).toEqual(['one begins', 'one ends', 'two begins', 'two ends', 'three begins', 'three ends']);
  });

  it('do not wait for ever for a window that is frozen', async () => {
    vi.useFakeTimers();
    const locks = newQueuedLocks();
    void changeAlone(locks, () => new Promise<never>(() => undefined));
    const waiting = changeAlone(locks, async () => 'saved');
    await vi.advanceTimersByTimeAsync(60_000);
    vi.useRealTimers();
    expect(await waiting).toBe('saved');
  });
});

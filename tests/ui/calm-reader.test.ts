import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newCalmReader } from '../../src/ui/state/calm-reader.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

/** A store that answers when told to. */
function openReader() {
  const seen: number[] = [];
  const answers: (() => void)[] = [];
  let begun = 0;
  const reader = newCalmReader(
    () => {
      const mine = (begun += 1);
      return new Promise<number>((resolve) => {
        answers.push(() => resolve(mine));
      });
    },
    (value) => seen.push(value),
    () => undefined,
  );
  return { reader, seen, begun: () => begun, answer: () => answers.shift()?.() };
}

describe('a screen that reads the store', () => {
  it('reads once, and at once again after a change that comes alone', async () => {
    const { reader, seen, begun, answer } = openReader();
    answer();
    await vi.advanceTimersByTimeAsync(1_000);
    reader.readAgain();
    expect(begun()).toBe(2);
    answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(seen).toEqual([1, 2]);
  });

  it('never reads twice at the same time, and reads once more for all changes meanwhile', async () => {
    const { reader, begun, answer } = openReader();
    for (let change = 0; change < 5; change += 1) reader.readAgain();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(begun()).toBe(1);
    answer();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(begun()).toBe(2);
  });

  it('waits for a pause while changes follow each other, but never for ever', async () => {
    const { reader, begun, answer } = openReader();
    answer();
    await vi.advanceTimersByTimeAsync(0);
    for (let change = 0; change < 60; change += 1) {
      reader.readAgain();
      answer();
      await vi.advanceTimersByTimeAsync(20);
    }
    expect(begun()).toBeGreaterThan(2);
    expect(begun()).toBeLessThan(8);
  });

  it('says nothing after it was stopped', async () => {
    const { reader, seen, begun, answer } = openReader();
    reader.readAgain();
    reader.stop();
    answer();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(seen).toEqual([]);
    expect(begun()).toBe(1);
  });
});

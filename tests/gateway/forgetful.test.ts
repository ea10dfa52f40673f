import { describe, expect, it, vi } from 'vitest';
import { forgetful, handOn } from '../../src/gateway/forgetful.ts';

/** Gives the numbers from 1 to `most`, and counts how often it was told that it is over. */
function counting(most: number) {
  const end = vi.fn();
  let given = 0;
  const source = forgetful(async () => {
    given += 1;
    return given > most ? undefined : given;
  }, end);
  return { source, end };
}

describe('a source that remembers nothing', () => {
  it('gives everything in order and ends once', async () => {
    const { source, end } = counting(3);
    const seen: number[] = [];
    for await (const value of source) seen.push(value);
    expect(seen).toEqual([1, 2, 3]);
    expect(await source.next()).toEqual({ done: true, value: undefined });
    expect(end).toHaveBeenCalledTimes(1);
  });

  it('is over when its reader walks away, and when it throws', async () => {
    const { source, end } = counting(3);
    for await (const value of source) if (value === 2) break;
    expect(await source.next()).toMatchObject({ done: true });
    expect(end).toHaveBeenCalledTimes(1);

    const broken = vi.fn();
    const failing = forgetful(() => Promise.reject(new Error('the connection broke')), broken);
    await expect(failing.next()).rejects.toThrow('the connection broke');
    expect(await failing.next()).toMatchObject({ done: true });
    expect(broken).toHaveBeenCalledTimes(1);
  });
});

describe('handing on', () => {
  it('waits for each before it asks for the next', async () => {
    const { source } = counting(3);
    const steps: string[] = [];
    await handOn(source, async (value) => {
      steps.push(`begin ${value}`);
      await Promise.resolve();
      steps.push(`end ${value}`);
    });
    expect(steps).toEqual(['begin 1', 'end 1', 'begin 2', 'end 2', 'begin 3', 'end 3']);
  });

  it('tells the source that nobody reads on when taking fails, and throws what the source throws', async () => {
    const { source, end } = counting(3);
    await expect(handOn(source, () => Promise.reject(new Error('no room')))).rejects.toThrow('no room');
    expect(end).toHaveBeenCalledTimes(1);
    const failing = forgetful<number>(() => Promise.reject(new Error('broke')), vi.fn());
    await expect(handOn(failing, async () => undefined)).rejects.toThrow('broke');
  });
});

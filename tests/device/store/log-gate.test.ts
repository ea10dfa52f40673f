/** All databases of an origin share one log: what that asks of the stores that one thread has open. */

import { describe, expect, it } from 'vitest';
import { newLogGate } from '../../../src/device/store/log-gate.ts';
import { newSecondCopy } from '../../../src/device/store/second-copy.ts';
import { startStore } from '../../../src/device/store/start-store.ts';
import { openStore } from '../../../src/device/store/store.ts';
import type { Store } from '../../../src/device/store/store.ts';
import { enrolStore, newCaches, newLocks, newStoreName, openTestStore } from '../surroundings.ts';

function start(store: Store, hasNeighbours: boolean): Promise<void> {
  const secondCopy = newSecondCopy(newCaches(), 'https://gocua.example');
  const isMarkedEnrolled = (): boolean => false;
  return startStore({ store, secondCopy, locks: newLocks(), isMarkedEnrolled, hasNeighbours, staysAlive: false });
}

/** Bytes of scratch that a store's start wrote. */
async function measureScratch(store: Store, hasNeighbours: boolean): Promise<number> {
  let chunks = 0;
  store.db.scratch.hook('creating', () => void (chunks += 1));
  await start(store, hasNeighbours);
  return chunks * 32 * 1024;
}

describe('the log of a cold start', () => {
  it('is begun anew from an empty store too where others have theirs, and left alone on a new phone', async () => {
    expect(await measureScratch(openStore(newStoreName()), true)).toBeGreaterThan(5_000_000);
    expect(await measureScratch(openStore(newStoreName()), false)).toBe(0);
  });

  it('is begun anew once for all stores that one thread opens', async () => {
    const first = openTestStore();
    await enrolStore(first);
    first.close();
    const log = newLogGate();
    const again = openStore(first.db.name, first.reserve, log);
    expect(await measureScratch(again, true)).toBeGreaterThan(5_000_000);
    expect(await measureScratch(openStore(newStoreName(), first.reserve, log), true)).toBe(0);
  });
});

describe('a write that found no room', () => {
  it('lets no store of the thread write before one of them has begun a new log, once', async () => {
    const gate = newLogGate();
    const order: string[] = [];
    gate.open();
    await gate.pass(async () => void order.push('not needed'));
    gate.tear();
    const renew = async (): Promise<void> => {
      order.push('begins');
      await new Promise((resolve) => setTimeout(resolve, 10));
      order.push('is new');
    };
    await Promise.all(['one', 'other'].map((store) => gate.pass(renew).then(() => order.push(store))));
    await gate.pass(renew);
    expect(order).toEqual(['begins', 'is new', 'one', 'other']);
  });

  it('keeps them all waiting for as long as there is no room for one', async () => {
    const gate = newLogGate();
    gate.open();
    gate.tear();
    const noRoom = (): Promise<void> => Promise.reject(new Error('no room'));
    await expect(gate.pass(noRoom)).rejects.toThrow('no room');
    await expect(gate.pass(noRoom)).rejects.toThrow('no room');
    await gate.pass(async () => undefined);
    await gate.pass(noRoom);
  });

  it('is not tried before the start is over', async () => {
    const gate = newLogGate();
    let hasPassed = false;
    const passing = gate.pass(async () => undefined).then(() => (hasPassed = true));
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(hasPassed).toBe(false);
    gate.open(true);
    await passing;
  });
});

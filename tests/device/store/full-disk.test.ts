/** What the store does when the browser finds no room; `tests/browser/kills/disk-full.test.ts` has the real disk. */

import { Dexie } from 'dexie';
import { afterEach, describe, expect, it } from 'vitest';
import { answerOf } from '../../../src/device/store/open-as-it-is.ts';
import { newRoomReserve } from '../../../src/device/store/room-reserve.ts';
import type { RoomReserve } from '../../../src/device/store/room-reserve.ts';
import { newSecondCopy } from '../../../src/device/store/second-copy.ts';
import { newStorage } from '../../../src/device/store/storage.ts';
import { openStore } from '../../../src/device/store/store.ts';
import { enrolStore, newCaches, newStoreName } from '../surroundings.ts';

const origin = 'https://gocua.example';
const { put } = IDBObjectStore.prototype;
afterEach(() => {
  IDBObjectStore.prototype.put = put;
});

/** From now on `table` takes nothing while `isFull` says so. */
function fillDisk(table: string, isFull: () => boolean): void {
  IDBObjectStore.prototype.put = function fullPut(this: IDBObjectStore, value: unknown) {
    if (this.name === table && isFull()) throw new DOMException('FILE_ERROR_NO_SPACE', 'UnknownError');
    return put.call(this, value);
  };
}

/** A reserve on a disk where its room makes `disk.isFull` false. */
function aReserve(disk: { isFull: boolean }, isHeld: boolean): RoomReserve & { held: boolean } {
  const reserve = {
    held: isHeld,
    isHeld: async () => reserve.held,
    async take() {
      reserve.held = !disk.isFull;
      return reserve.held;
    },
    async release() {
      if (reserve.held) disk.isFull = false;
      reserve.held = false;
    },
  };
  return reserve;
}

function openFull(disk: { isFull: boolean }, isHeld: boolean) {
  const reserve = aReserve(disk, isHeld);
  const store = openStore(newStoreName(), reserve);
  store.openForWriting();
  const { meta } = store.db;
  const save = () => store.write([meta], [], () => meta.put({ key: 'k', value: 1 }));
  return { store, reserve, save };
}

describe('a write that finds no room', () => {
  it('is made again on the room of the reserve, after a new log was begun', async () => {
    const disk = { isFull: true };
    fillDisk('meta', () => disk.isFull);
    const { store, reserve, save } = openFull(disk, true);
    await save();
    expect(await store.db.meta.get('k')).toEqual({ key: 'k', value: 1 });
    expect(reserve.held).toBe(false);
    expect(store.takeNotes()).toMatchObject([{ kind: 'storage-full' }]);
  });

  it('is told where there is no reserve; nothing is written before a new log could be begun, then all goes on', async () => {
    const disk = { isFull: true };
    const logs: number[] = [];
    fillDisk('meta', () => disk.isFull);
    const { store, save } = openFull(disk, false);
    await expect(save()).rejects.toMatchObject({ problem: { code: 'storage-full' } });
    IDBObjectStore.prototype.put = function countingPut(this: IDBObjectStore, value: unknown) {
      if (this.name === 'scratch') logs.push(1);
      else if (logs.length === 0) throw new Error('written behind a torn log');
      return put.call(this, value);
    };
    await expect(save()).rejects.toMatchObject({ problem: { code: 'storage-full' } });
    disk.isFull = false;
    await save();
    expect(logs.length).toBeGreaterThan(100);
    expect(await store.db.meta.count()).toBe(1);
  });
});

describe('a full disk that Dexie tells of record by record', () => {
  it('is one all the same: nothing may be written behind what it left', async () => {
    const { store, reserve } = openFull({ isFull: false }, true);
    const { meta } = store.db;
    const failures = [new DOMException('', 'AbortError')];
    let attempts = 0;
    await store.write([meta], [], async () => {
      attempts += 1;
      if (attempts === 1) throw new Dexie.ModifyError('Could not delete some values.', failures, 0, ['k']);
    });
    expect([attempts, reserve.held]).toEqual([2, false]);
  });
});

describe('a connection that the browser closes', () => {
  it('may have left half a record: a new log is begun before anything else is written', async () => {
    const { store, reserve, save } = openFull({ isFull: false }, true);
    await save();
    expect(reserve.held).toBe(true);
    const native = store.db.backendDB();
    native.close();
    native.onclose?.(new Event('close'));
    await save();
    expect(reserve.held).toBe(false);
    expect(store.takeNotes()).toEqual([]);
  });
});

describe('a database that the browser throws away under the page', () => {
  it('is not made anew by it: nothing that was written there could be read or sent', async () => {
    const { store, save } = openFull({ isFull: false }, true);
    await save();
    const told = new Promise((resolve) => store.subscribe((topic) => topic === 'store' && resolve(store.problem())));
    await answerOf(indexedDB.deleteDatabase(store.db.name));
    await expect(save()).rejects.toMatchObject({ problem: { code: 'storage-lost' } });
    expect(await told).toEqual({ code: 'storage-lost' });
    await expect(save()).rejects.toMatchObject({ problem: { code: 'storage-lost' } });
    await expect(store.db.meta.count()).rejects.toThrow();
    store.close();
    const next = openStore(store.db.name);
    next.openForWriting();
    expect(await next.db.meta.count()).toBe(0);
    expect(next.problem()).toBeUndefined();
  });
});

describe('the reserve', () => {
  it('is all there or not at all, and then an enrolled device has no room', async () => {
    const caches = newCaches();
    const cache = await caches.open('any');
    let room = 11;
    const full = {
      open: async () => ({
        ...cache,
        put: async (name: string, response: Response) => {
          if (room === 0) throw new DOMException('', 'UnknownError');
          room -= 1;
          return cache.put(name, response);
        },
      }),
    } as unknown as Pick<CacheStorage, 'open'>;
    const reserve = newRoomReserve(full, origin);
    const store = openStore(newStoreName(), reserve);
    store.openForWriting();
    const storage = newStorage(store);
    await enrolStore(store);
    expect(await storage.freeBytes()).toBe(0);
    expect(caches.entries.size).toBe(0);
    room = 12;
    expect(await store.keepReserve()).toBe(true);
    expect(await reserve.isHeld()).toBe(true);
    await reserve.release();
    expect(caches.entries.size).toBe(0);
  });
});

describe('a second copy that cannot be read any more', () => {
  it('is empty until it is made anew', async () => {
    let isSpoilt = true;
    const whole = newCaches();
    const broken = () => Promise.reject(new DOMException('Unexpected internal error.', 'UnknownError'));
    const caches = {
      open: async () => {
        const cache = await whole.open('any');
        return isSpoilt ? ({ keys: broken, match: broken, put: broken } as unknown as Cache) : cache;
      },
      delete: async () => {
        isSpoilt = false;
        return true;
      },
    };
    const copy = newSecondCopy(caches, origin);
    expect([await copy.pids(), await copy.numbers(), await copy.part('00')]).toEqual([[], [], undefined]);
    expect(await copy.renew()).toBe(true);
    expect(await copy.renew()).toBe(false);
    await copy.keepNote('pins', { gatewayId: 'gateway-1' });
    expect(await copy.note('pins')).toEqual({ gatewayId: 'gateway-1' });
  });
});

/**
 * Two apps of different age over one database: the older one stops and says so, and neither changes what the other wrote.
 */

import { describe, expect, it } from 'vitest';
import type { WatchTopic } from '../../../src/core/screen-ports.ts';
import { newWatch } from '../../../src/device/app/watch.ts';
import { newDrafts } from '../../../src/device/store/drafts.ts';
import { openStore } from '../../../src/device/store/store.ts';
import type { Store } from '../../../src/device/store/store.ts';
import { aDraft } from '../../fixtures/dossier-fixtures.ts';
import { answerOf, readEverything, readNativeVersion } from '../../fixtures/released-schemas.ts';
import { newLocks, newStoreName, openTestStore, openTestVault } from '../surroundings.ts';

/** A database as a later version may leave it: a store more, and one of today's gone. */
async function openNextVersion(name: string): Promise<IDBDatabase> {
  const opening = indexedDB.open(name, 50);
  opening.addEventListener('upgradeneeded', () => {
    opening.result.createObjectStore('visits', { keyPath: 'visitId' }).put({ visitId: 'one' });
    if (opening.result.objectStoreNames.contains('thumbs')) opening.result.deleteObjectStore('thumbs');
  });
  return await answerOf(opening);
}

/** A phone of today's app with a draft; closed. */
async function workedStore(): Promise<string> {
  const name = newStoreName();
  const store = openTestStore(name);
  await newDrafts(store, await openTestVault(store)).save(aDraft());
  store.close();
  return name;
}

function problemsTold(store: Store): (string | undefined)[] {
  const told: (string | undefined)[] = [];
  const watch = newWatch(store, newLocks());
  watch.subscribe((topic: WatchTopic) => {
    if (topic === 'store') told.push(watch.storeProblem()?.code);
  });
  return told;
}

describe('a database that a newer app has been in', () => {
  it('is neither opened nor changed by this one, which says so', async () => {
    const name = await workedStore();
    (await openNextVersion(name)).close();
    const before = await readEverything(name);
    const store = openTestStore(name);
    const told = problemsTold(store);
    await expect(store.db.drafts.count()).rejects.toMatchObject({ name: 'DatabaseClosedError' });
    await expect(
      store.write([store.db.meta], [], () => store.db.meta.put({ key: 'k', value: 1 })),
    ).rejects.toMatchObject({ problem: { code: 'app-outdated' } });
    expect(told).toEqual(['app-outdated']);
    expect(await readEverything(name)).toEqual(before);
    expect(await readNativeVersion(name)).toBe(50);
    expect(Object.keys(before)).not.toContain('thumbs');
  });
});

describe('a window that is open while a newer app comes', () => {
  it('says so at once, saves what is being typed, lets go, and stays away', async () => {
    const name = newStoreName();
    const store = openTestStore(name);
    const drafts = newDrafts(store, await openTestVault(store));
    await drafts.save(aDraft());
    const told = problemsTold(store);
    const opening = openNextVersion(name);
    await expect.poll(() => told).toEqual(['app-outdated']);
    await drafts.save(aDraft({ answers: { hamlet: 'Bản Cuối' } }));
    const next = await opening;
    expect(next.version).toBe(50);
    await expect(drafts.save(aDraft())).rejects.toThrow();
    await expect(store.write([store.db.meta], [], async () => undefined)).rejects.toMatchObject({
      problem: { code: 'app-outdated' },
    });
    const rows: unknown[] = await answerOf(next.transaction('drafts').objectStore('drafts').getAll());
    expect(rows).toHaveLength(1);
    next.close();
    expect(told).toEqual(['app-outdated']);
  });

  it('lets go of a database that is deleted', async () => {
    const name = await workedStore();
    const store = openTestStore(name);
    await store.db.open();
    await answerOf(indexedDB.deleteDatabase(name));
    expect(store.problem()).toBeUndefined();
  });
});

describe('an older window that does not let go', () => {
  it('is named after a while, and everything goes on by itself when it is closed', async () => {
    const name = newStoreName();
    const opening = indexedDB.open(name, 10);
    opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('meta', { keyPath: 'key' }));
    const old = await answerOf(opening);
    const store = openStore(name);
    const told = problemsTold(store);
    await expect.poll(() => told, { timeout: 10_000 }).toEqual(['store-held']);
    old.close();
    await expect.poll(() => told).toEqual(['store-held', undefined]);
    expect(await store.db.drafts.count()).toBe(0);
  });
});

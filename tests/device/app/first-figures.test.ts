import { describe, expect, it } from 'vitest';
import { readFirstFigures } from '../../../src/device/app/first-figures.ts';
import { newWatch } from '../../../src/device/app/watch.ts';
import { enrolmentKey, orderKey } from '../../../src/device/contact/contact-keys.ts';
import { openStore } from '../../../src/device/store/store.ts';
import type { Store } from '../../../src/device/store/store.ts';
import { vaultMetaKey } from '../../../src/device/vault/vault-keys.ts';
import { makeReleased, releases } from '../../fixtures/released-schemas.ts';
import { newLocks, newStoreName } from '../surroundings.ts';

const commune = { code: '99999', name: 'Xã Mẫu' };

async function lockedStore(): Promise<{ readonly name: string; readonly store: Store }> {
  const name = newStoreName();
  const store = openStore(name);
  store.openForWriting();
  await store.db.meta.bulkPut([
    { key: enrolmentKey, value: { device: { deviceId: 'd-1', commune } } },
    { key: vaultMetaKey, value: {} },
  ]);
  await store.db.counters.put({ name: 'home', waiting: 3, needsAttention: 1, delivered: 40, drafts: 2, nextSeq: 45 });
  return { name, store };
}

describe('the figures of the first picture', () => {
  it('are those that the app counts, read beside it while it is open', async () => {
    const { name, store } = await lockedStore();
    const read = await readFirstFigures(name);
    expect(read?.counters).toMatchObject(await newWatch(store, newLocks()).counters());
    expect(read?.commune).toBe('Xã Mẫu');
    expect(await store.db.counters.count()).toBe(1);
    store.close();
  });

  it('are absent where nobody is enrolled, and no database is made by asking', async () => {
    const name = newStoreName();
    expect(await readFirstFigures(name)).toBeUndefined();
    expect((await indexedDB.databases()).map((each) => each.name)).not.toContain(name);
  });

  it.each([
    ['there is no PIN to unlock', (store: Store) => store.db.meta.delete(vaultMetaKey)],
    ['the province ordered something', (store: Store) => store.db.meta.put({ key: orderKey, value: {} })],
    ['the counters are lost', (store: Store) => store.db.counters.clear()],
    [
      'what is in review takes more than a look',
      (store: Store) =>
        store.db.statuses.put({ dossierId: 'x', localCode: 'x', state: 'in-review', at: '', openedPids: [] }),
    ],
  ])('are absent where %s', async (_, change) => {
    const { name, store } = await lockedStore();
    await change(store);
    expect(await readFirstFigures(name)).toBeUndefined();
    store.close();
  });

  it('are absent in a database of an older app, which stays as it is for the upgrade', async () => {
    const [oldest] = releases;
    const name = newStoreName();
    await makeReleased(name, oldest!);
    const before = await indexedDB.databases();
    expect(await readFirstFigures(name)).toBeUndefined();
    expect(await indexedDB.databases()).toEqual(before);
  });
});

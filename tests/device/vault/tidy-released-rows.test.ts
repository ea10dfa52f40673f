import { describe, expect, it, vi } from 'vitest';
import { newOutbox } from '../../../src/device/store/outbox.ts';
import { newSecondCopy } from '../../../src/device/store/second-copy.ts';
import { newStatuses } from '../../../src/device/store/statuses.ts';
import { tidyReleasedRows } from '../../../src/device/vault/tidy-released-rows.ts';
import { newVault } from '../../../src/device/vault/vault.ts';
import { makeReleased, readEverything } from '../../fixtures/released-schemas.ts';
import { releasedFacts as facts } from '../../fixtures/released-schemas-rows.ts';
import {
  newCaches,
  newLocks,
  newStoreName,
  openTestStore,
  tearRecord,
  testCost,
  testSealing,
} from '../surroundings.ts';

const code = '1.014027';
const version = '9.9.9';

/** A phone of the release before, unlocked by today's app; its second copy holds its packets as that release wrote them. */
async function openReleased() {
  const name = newStoreName();
  await makeReleased(name, '2');
  const store = openTestStore(name);
  const caches = newCaches();
  const secondCopy = newSecondCopy(caches, 'https://gocua.example');
  const cache = await caches.open('gocua-sealed');
  for (const pid of facts.pids) {
    const packet = await store.db.packets.get(pid);
    await cache.put(`https://gocua.example/sealed/header/${pid}`, new Response(JSON.stringify(packet)));
  }
  const vault = newVault({ store, openSealing: async () => testSealing, nowMs: () => Date.now(), cost: testCost });
  const outbox = newOutbox(store, secondCopy, newLocks(), vault.findOpen);
  const statuses = newStatuses(store, vault.findOpen);
  const tidy = () => tidyReleasedRows(store, secondCopy, vault.findOpen, version);
  /** Everything on the disk that is no catalogue, as text. */
  const inClear = async () => {
    const { procedures: _, lists: __, ...rows } = await readEverything(name);
    return JSON.stringify(rows) + Buffer.concat([...caches.entries.values()]).toString();
  };
  return { name, store, vault, secondCopy, outbox, statuses, tidy, inClear };
}

describe('rows that a released app wrote', () => {
  it('tell nobody any more what a dossier is about, and the open vault the same as before', async () => {
    const { vault, outbox, statuses, tidy, inClear } = await openReleased();
    expect(await inClear()).toContain(code);
    await vault.unlock(facts.pin);
    const before = await statuses.list();
    await tidy();
    expect(await inClear()).not.toContain(code);
    for (const pid of facts.pids) expect((await outbox.packet(pid))?.procedureCode).toBe(code);
    expect(await statuses.list()).toEqual(before);
    expect(await statuses.find(facts.letterOf!)).toMatchObject({
      procedureCode: code,
      officialNumber: facts.officialNumber,
    });
    await vault.lock();
    for (const pid of facts.pids) expect(await outbox.packet(pid)).not.toHaveProperty('procedureCode');
    for (const status of await statuses.list()) expect(status).not.toHaveProperty('procedureCode');
  });

  it('are delivered, counted and kept as they were', async () => {
    const { name, vault, tidy, outbox } = await openReleased();
    await vault.unlock(facts.pin);
    const plain = async () => {
      const { packets, statuses, meta: _, ...others } = await readEverything(name);
      const bare = [packets!, statuses!].map((rows) =>
        rows.map((row) => ({ ...(row as object), procedureCode: undefined, letter: undefined })),
      );
      return { bare, others };
    };
    const [before, deliveries] = [await plain(), await outbox.deliveries()];
    await tidy();
    expect(await plain()).toEqual(before);
    expect(await outbox.deliveries()).toEqual(deliveries);
  });

  it('are tidied once a version, and what was interrupted goes on', async () => {
    const { name, store, vault, tidy, inClear } = await openReleased();
    await vault.unlock(facts.pin);
    const mend = tearRecord(name, 'packets', facts.pids[2]!);
    await vault.lock();
    await tidy();
    mend();
    await vault.unlock(facts.pin);
    await tidy();
    expect(await inClear()).not.toContain(code);
    const write = vi.spyOn(store, 'write');
    await tidy();
    expect(write).not.toHaveBeenCalled();
  });
});

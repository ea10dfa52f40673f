/**
 * R11: a database as each released schema left it, opened by today's app: every row is there, readable by today's ports, and
 * counted as before; opening it again changes nothing.
 */

import { describe, expect, it } from 'vitest';
import { newCatalogue } from '../../../src/device/store/catalogue.ts';
import { newDrafts } from '../../../src/device/store/drafts.ts';
import { newBeginnings } from '../../../src/device/store/beginnings.ts';
import { findEnrolment, findPins } from '../../../src/device/contact/enrolment-record.ts';
import { countInReview } from '../../../src/device/store/count-in-review.ts';
import { openEventLog } from '../../../src/device/store/event-log.ts';
import { newOutbox } from '../../../src/device/store/outbox.ts';
import { newSecondCopy } from '../../../src/device/store/second-copy.ts';
import { newSetAside } from '../../../src/device/store/set-aside.ts';
import { newSettings } from '../../../src/device/store/settings.ts';
import { startStore } from '../../../src/device/store/start-store.ts';
import { newStatuses } from '../../../src/device/store/statuses.ts';
import { findUnseenLoss } from '../../../src/device/store/storage-loss.ts';
import { openStore } from '../../../src/device/store/store.ts';
import { newVault } from '../../../src/device/vault/vault.ts';
import {
  makeReleased,
  readEverything,
  readNativeVersion,
  readSchema,
  releases,
} from '../../fixtures/released-schemas.ts';
import type { Release } from '../../fixtures/released-schemas.ts';
import { releasedFacts as facts } from '../../fixtures/released-schemas-rows.ts';
import { sha256Hex } from '../../fixtures/dossier-fixtures.ts';
import { newCaches, newLocks, newStoreName, testSealing } from '../surroundings.ts';

const origin = 'https://gocua.example';

/** Today's app over the database, started and unlocked. */
async function openToday(name: string, caches = newCaches()) {
  const store = openStore(name);
  const secondCopy = newSecondCopy(caches, origin);
  const locks = newLocks();
  await startStore({ store, secondCopy, locks, isMarkedEnrolled: () => true, staysAlive: true });
  const vault = newVault({ store, openSealing: async () => testSealing, nowMs: () => Date.now(), cost: never() });
  const unlocked = await vault.unlock(facts.pin);
  if (!unlocked.ok) throw new Error(unlocked.problem.code);
  return {
    store,
    vault,
    secondCopy,
    drafts: newDrafts(store, vault),
    beginnings: newBeginnings(store, vault),
    outbox: newOutbox(store, secondCopy, locks),
    statuses: newStatuses(store, () => vault.getOpen()),
    catalogue: newCatalogue(store),
    settings: newSettings(store),
  };
}

/** The cost of an existing vault stands in its record. */
const never = () => ({ memoryKiB: 0, iterations: 0 });

async function makeOld(release: Release): Promise<string> {
  const name = newStoreName();
  await makeReleased(name, release);
  return name;
}

describe.each(releases)('a phone of release %s, opened by today’s app', (release) => {
  it('keeps every row as it was', async () => {
    const name = await makeOld(release);
    const before = await readEverything(name);
    const today = openStore(name);
    await today.db.open();
    const after = await readEverything(name);
    for (const [store, rows] of Object.entries(before)) expect([store, after[store]]).toEqual([store, rows]);
    expect(await readNativeVersion(name)).toBe(40);
    for (const store of ['events', 'notes', 'packs']) expect([store, after[store]]).toEqual([store, []]);
  });

  it('has the stores and indexes of a new phone', async () => {
    const [name, fresh] = [await makeOld(release), newStoreName()];
    for (const each of [name, fresh]) {
      const store = openStore(each);
      await store.db.open();
      store.close();
    }
    expect(await readSchema(name)).toEqual(await readSchema(fresh));
  });

  it('reads them through today’s ports, with the same counts', async () => {
    const today = await openToday(await makeOld(release));
    const { drafts, torn } = await today.drafts.list();
    expect(torn).toBe(1);
    expect(drafts.filter(({ state }) => state === 'draft')).toHaveLength(facts.openDrafts.length);
    for (const open of facts.openDrafts) expect(await today.drafts.find(open.dossierId)).toMatchObject(open);
    const [page] = (await today.drafts.find(facts.openDrafts[0].dossierId))!.papers[0]!.pages;
    expect(page).toMatchObject({ thumbnail: facts.thumbnail });
    expect(sha256Hex((await today.outbox.readPart(page!.partSha256, 0, page!.partLen))!)).toBe(page!.partSha256);
    expect(await today.drafts.find(facts.sealedDraft!)).toMatchObject({ sealed: { pid: facts.pids[1] } });

    const deliveries = await today.outbox.deliveries();
    expect(deliveries.map(({ pid, state }) => [pid, state])).toEqual(
      facts.pids.map((pid, index) => [pid, facts.states[index]]),
    );
    for (const pid of facts.pids) {
      const packet = await today.outbox.packet(pid);
      for (const { sha256, len } of packet!.parts) {
        expect(sha256Hex((await today.outbox.readPart(sha256, 0, len))!)).toBe(sha256);
      }
    }

    const { store } = today;
    expect(await store.db.counters.get('home')).toEqual(facts.counters);
    expect(await countInReview(store)).toBe(1);
    expect(await today.statuses.find(facts.letterOf!)).toMatchObject({ officialNumber: facts.officialNumber });
    expect(await today.statuses.reviews()).toEqual(new Map([[facts.pids[3], 'packet-malformed']]));
    expect(await today.catalogue.cursor()).toBe(facts.cursor);
    expect(await today.catalogue.directory()).toEqual(facts.directory);
    expect(await store.db.procedures.count()).toBe(1);
    expect(await today.settings.correctionWindowMs()).toBe(facts.correctionWindowMs);
    const enrolment = await findEnrolment(store.db);
    expect(enrolment?.device.deviceId).toBe(facts.deviceId);
    expect(enrolment?.key?.usages).toEqual(['sign']);
    expect((await findPins(store.db))?.gatewayId).toBe('gateway-1');
    expect(await newSetAside(store, '0.1.0').list()).toMatchObject([{ table: 'drafts', key: facts.tornDraft }]);
    expect(await findUnseenLoss(store)).toBeUndefined();
    const begun = (await today.beginnings.list()).map(({ beginningId }) => beginningId);
    expect(begun).toEqual(release === '1-first' ? [] : [facts.beginning.beginningId]);
  });

  it('is worked on as any other: drafts, log and second copies are written', async () => {
    const today = await openToday(await makeOld(release));
    const draft = (await today.drafts.find(facts.openDrafts[1].dossierId))!;
    await today.drafts.save({ ...draft, answers: { reason: 'đã tìm lại được' } });
    expect((await today.drafts.find(draft.dossierId))?.answers).toEqual({ reason: 'đã tìm lại được' });
    expect(await today.store.db.counters.get('home')).toEqual(facts.counters);
    today.store.note({ kind: 'app-updated', detail: '0.1.0' });
    expect(await openEventLog(today.store).list()).toMatchObject([{ kind: 'app-updated' }]);
    expect((await today.secondCopy.pids()).sort()).toEqual([...facts.pids].sort());
  });

  it('is the same after it was opened again', async () => {
    const [name, caches] = [await makeOld(release), newCaches()];
    const first = await openToday(name, caches);
    first.store.close();
    const once = await readEverything(name);
    const second = await openToday(name, caches);
    second.store.close();
    expect(await readEverything(name)).toEqual(once);
  });

  it('upgrades although an old window has it open, which lets go', async () => {
    const name = await makeOld(release);
    const opening = indexedDB.open(name);
    const old = await new Promise<IDBDatabase>((resolve) => {
      opening.addEventListener('success', () => resolve(opening.result));
    });
    // Released versions left this to Dexie, which closes.
    old.addEventListener('versionchange', () => old.close());
    const today = await openToday(name);
    expect(today.store.problem()).toBeUndefined();
    expect(await today.outbox.deliveries()).toHaveLength(facts.pids.length);
  });
});

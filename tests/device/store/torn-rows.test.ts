/** One torn record of every kind: what it hides is itself, and somebody hears of it. */

import { describe, expect, it } from 'vitest';
import type { DossierStatus } from '../../../src/core/dossier/dossier-status.ts';
import type { Changes } from '../../../src/core/ports.ts';
import { newCatalogue } from '../../../src/device/store/catalogue.ts';
import { newDrafts } from '../../../src/device/store/drafts.ts';
import { newOutbox } from '../../../src/device/store/outbox.ts';
import { packetTables, putPacket } from '../../../src/device/store/put-packet.ts';
import { newSecondCopy } from '../../../src/device/store/second-copy.ts';
import { newSetAside } from '../../../src/device/store/set-aside.ts';
import { newSettings } from '../../../src/device/store/settings.ts';
import { startStore } from '../../../src/device/store/start-store.ts';
import { newStatuses } from '../../../src/device/store/statuses.ts';
import { openStore } from '../../../src/device/store/store.ts';
import type { Store } from '../../../src/device/store/store.ts';
import { aDraft, aPacket, uuidFor } from '../../fixtures/dossier-fixtures.ts';
import { aProcedure } from '../../fixtures/procedure-fixtures.ts';
import {
  enrolStore,
  newCaches,
  newLocks,
  newStoreName,
  openTestStore,
  openTestVault,
  tearRecord,
} from '../surroundings.ts';

const origin = 'https://gocua.example';

const delta = (changes: Partial<Changes>): Changes => ({
  cursor: 'c1',
  more: false,
  procedures: [],
  lists: {},
  statuses: [],
  ...changes,
});

const aStatus = (name: string): DossierStatus => ({
  dossierId: uuidFor(name),
  localCode: '482109375',
  procedureCode: '1.014027',
  state: 'received',
  at: '2026-11-22T08:00:00+07:00',
  openedPids: [],
  officialNumber: `số của ${name}`,
});

async function enqueue(store: Store, names: readonly string[]) {
  const packets = names.map((name, index) => aPacket(name, [], { seq: index + 1, sealedAtMs: index }).packet);
  for (const packet of packets) {
    await store.write(packetTables(store.db), [], () => putPacket(store.db, packet, packet.seq + 1));
  }
  return packets;
}

const tornNames = (store: Store) => store.db.quarantine.toCollection().primaryKeys();

describe('a torn delivery', () => {
  it('begins anew, hides no other, and the counts come out right after the next start', async () => {
    const name = newStoreName();
    const store = openTestStore(name);
    await enrolStore(store);
    const [one, two, three] = await enqueue(store, ['one', 'two', 'three']);
    const outbox = newOutbox(store, newSecondCopy(undefined, origin), newLocks());
    const common = { attempts: 0, have: [0] };
    await outbox.record(one!.pid, { ...common, pid: one!.pid, state: 'delivered', deliveredAtMs: 5 });
    await outbox.record(two!.pid, { ...common, pid: two!.pid, state: 'delivered', deliveredAtMs: 5 });
    const untear = tearRecord(name, 'deliveries', two!.pid);
    expect((await outbox.deliveries()).map(({ pid, state }) => [pid, state])).toEqual([
      [one!.pid, 'delivered'],
      [two!.pid, 'waiting'],
      [three!.pid, 'waiting'],
    ]);
    await expect.poll(() => tornNames(store)).toEqual([`deliveries/${two!.pid}`]);

    const next = openStore(name);
    const secondCopy = newSecondCopy(newCaches(), origin);
    await startStore({ store: next, secondCopy, locks: newLocks(), isMarkedEnrolled: () => true, staysAlive: false });
    untear();
    expect(await next.db.counters.get('home')).toMatchObject({ waiting: 2, delivered: 1, nextSeq: 4 });
    expect(await next.db.deliveries.get(two!.pid)).toMatchObject({ state: 'waiting' });
    expect(await newSetAside(next, '0.1.0').list()).toEqual([]);
  });
});

describe('a torn status', () => {
  it('hides no other, and everything is asked of the gateway again, once', async () => {
    const name = newStoreName();
    const store = openTestStore(name);
    const vault = await openTestVault(store);
    const catalogue = newCatalogue(store);
    const statuses = newStatuses(store, () => (vault.isOpen() ? vault.getOpen() : undefined));
    await catalogue.apply(delta({ cursor: 'c7', statuses: ['one', 'two'].map(aStatus) }));
    const untear = tearRecord(name, 'statuses', uuidFor('one'));
    expect(await statuses.list()).toEqual([aStatus('two')]);
    await expect.poll(() => catalogue.cursor()).toBeUndefined();
    await catalogue.apply(delta({ cursor: 'c8' }));
    expect(await statuses.list()).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await catalogue.cursor()).toBe('c8');
    untear();
  });

  it('with a torn letter still says where the dossier stands', async () => {
    const store = openTestStore();
    const vault = await openTestVault(store);
    const statuses = newStatuses(store, () => vault.getOpen());
    await newCatalogue(store).apply(delta({ statuses: ['one', 'two'].map(aStatus) }));
    const row = await store.db.statuses.get(uuidFor('one'));
    await store.db.statuses.put({ ...row!, letter: { ...row!.letter!, ephemeral: new Uint8Array(3) } });
    const { officialNumber: _lost, procedureCode: _sealed, ...plain } = aStatus('one');
    const listed = await statuses.list();
    expect(listed).toContainEqual(plain);
    expect(listed).toContainEqual(aStatus('two'));
    await expect.poll(() => tornNames(store)).toEqual([`statuses/${uuidFor('one')}`]);
  });
});

describe('a torn row of the catalogue', () => {
  it('hides neither the other versions nor later news, and comes again', async () => {
    const name = newStoreName();
    const store = openTestStore(name);
    const catalogue = newCatalogue(store);
    const [old, newest] = [1, 2].map((version) => aProcedure({ version }));
    const rows = [{ code: old!.code, name: old!.name, sector: old!.sector }];
    await catalogue.apply(delta({ cursor: 'c7', procedures: [old, newest], lists: { directory: rows } }));
    const untear = tearRecord(name, 'procedures', [old!.code, 1]);
    const untearList = tearRecord(name, 'lists', 'directory');
    const fresh = newCatalogue(store);
    expect((await fresh.versions(old!.code)).map(({ version }) => version)).toEqual([2]);
    expect(await fresh.unreadable(old!.code)).toEqual([]);
    expect(await fresh.directory()).toEqual([]);
    await expect.poll(() => fresh.cursor()).toBeUndefined();
    const ends = [{ code: old!.code, version: 1, effectiveTo: '2026-12-31' }];
    await fresh.apply(delta({ cursor: 'c9', ends, procedures: [aProcedure({ version: 3 })] }));
    expect(await fresh.cursor()).toBe('c9');
    expect((await fresh.findProcedure(old!.code))?.version).toBe(3);
    untear();
    untearList();
  });
});

describe('a torn row of what the phone knows of itself', () => {
  it.each(['changes-cursor', 'settings', 'packet-reviews', 'owed-copies', 'storage-loss'])(
    'costs no more than itself: %s',
    async (key) => {
      const name = newStoreName();
      const store = openTestStore(name);
      await enrolStore(store);
      await enqueue(store, ['one']);
      await store.db.meta.put({ key, value: key === 'owed-copies' ? [] : {} });
      const untear = tearRecord(name, 'meta', key);
      const catalogue = newCatalogue(store);
      expect(await newSettings(store).purgeGraceMs()).toBe(24 * 3_600_000);
      expect(await newStatuses(store, () => undefined).reviews()).toEqual(new Map());
      await catalogue.apply(
        delta({
          cursor: 'c2',
          settings: { purgeGraceMs: 5 },
          reviews: [{ pid: uuidFor('p'), code: 'packet-unreadable' }],
        }),
      );
      const next = openStore(name);
      const secondCopy = newSecondCopy(newCaches(), origin);
      await startStore({ store: next, secondCopy, locks: newLocks(), isMarkedEnrolled: () => true, staysAlive: false });
      expect(await newOutbox(next, secondCopy, newLocks()).deliveries()).toHaveLength(1);
      untear();
    },
  );

  it('that is the enrolment itself: what was sealed stays, is not called lost, and goes on', async () => {
    const name = newStoreName();
    const caches = newCaches();
    const store = openTestStore(name);
    await enrolStore(store);
    const secondCopy = newSecondCopy(caches, origin);
    await secondCopy.keepNote('pins', { gatewayId: 'gateway-1' });
    const [one] = await enqueue(store, ['one', 'two']);
    await secondCopy.keep(one!, async () => new Uint8Array(600));
    const untear = tearRecord(name, 'meta', 'enrolment');
    const next = openStore(name);
    await startStore({ store: next, secondCopy, locks: newLocks(), isMarkedEnrolled: () => true, staysAlive: false });
    untear();
    expect(await newOutbox(next, secondCopy, newLocks()).deliveries()).toHaveLength(2);
    expect((await next.db.meta.get('storage-loss'))?.value).toMatchObject({ restoredCount: 0, missingCodes: [] });
    expect(await next.db.counters.get('home')).toMatchObject({ waiting: 2, nextSeq: 3 });
  });
});

describe('what was set aside', () => {
  it('is counted, leaves as a file that holds nobody’s name, and is then not asked about again', async () => {
    const name = newStoreName();
    const store = openTestStore(name);
    const drafts = newDrafts(store, await openTestVault(store));
    for (const each of ['one', 'two', 'three']) await drafts.save(aDraft({ dossierId: uuidFor(each) }));
    const row = await store.db.drafts.get(uuidFor('one'));
    await store.db.drafts.put({ ...row!, content: { ...row!.content, bytes: new Uint8Array(40) } });
    const untear = tearRecord(name, 'drafts', uuidFor('two'));
    expect(await drafts.list()).toMatchObject({ drafts: [{ dossierId: uuidFor('three') }], torn: 2 });
    const setAside = newSetAside(store, '0.1.0');
    await expect.poll(async () => (await setAside.list()).length).toBe(2);
    expect(await setAside.list()).toContainEqual({
      table: 'drafts',
      key: uuidFor('one'),
      foundAtMs: expect.any(Number) as number,
      isExported: false,
    });
    const exported = await setAside.export();
    if (!exported.ok) throw new Error(exported.problem.code);
    const text = new TextDecoder().decode(exported.value.bytes);
    expect(JSON.parse(text)).toMatchObject({ app: '0.1.0', records: [{ table: 'drafts' }, { table: 'drafts' }] });
    expect(text).toContain(uuidFor('one'));
    expect(text).toContain('UnknownError');
    for (const secret of ['Mẫu', '045147000001', '482109375']) expect(text).not.toContain(secret);
    await setAside.markExported();
    expect((await setAside.list()).every(({ isExported }) => isExported)).toBe(true);
    untear();
  });

  it('is struck from the list when the record is gone, and nothing is exported when nothing is torn', async () => {
    const name = newStoreName();
    const store = openTestStore(name);
    const [one] = await enqueue(store, ['one']);
    const untear = tearRecord(name, 'packets', one!.pid);
    const outbox = newOutbox(store, newSecondCopy(undefined, origin), newLocks());
    expect(await outbox.packet(one!.pid)).toBeUndefined();
    const setAside = newSetAside(store, '0.1.0');
    await expect.poll(async () => (await setAside.list()).length).toBe(1);
    await store.db.packets.delete(one!.pid);
    expect(await setAside.list()).toEqual([]);
    expect(await setAside.export()).toEqual({ ok: false, problem: { code: 'not-found' } });
    untear();
  });
});

import { afterEach, describe, expect, it, vi } from 'vitest';
import { newOthersDelivery } from '../../../src/device/people/deliver-others.ts';
import { readRoster } from '../../../src/device/people/roster.ts';
import type { Store } from '../../../src/device/store/store.ts';
import { aPacket } from '../../fixtures/dossier-fixtures.ts';
import { newLocks } from '../surroundings.ts';
import { closeSharedPhones, openSharedPhone, origin } from './shared-phone.ts';
import type { SharedPhone } from './shared-phone.ts';

afterEach(closeSharedPhones);

const ofFirst = aPacket('of the first', [40_000], { seq: 1 });
const ofThird = aPacket('of the third', [], { seq: 1 });

/** Three people; the second one's session, and what waits in the other two. */
async function openThree(): Promise<{ phone: SharedPhone; stores: readonly [Store, Store, Store] }> {
  const phone = openSharedPhone();
  const first = await phone.enrol('gocua', 'Nguyễn Văn Thử');
  const second = await phone.enrol('gocua-2', 'Hồ Thị Mẫu');
  const third = await phone.enrol('gocua-3', 'Lê Thị Khác');
  await phone.enqueue(first, ofFirst);
  await phone.enqueue(third, ofThird);
  return { phone, stores: [first, second, third] };
}

interface Asking {
  /** Pids of each `have` for packets that reached the network, in order. */
  readonly asked: string[][];
  readonly reported: unknown[];
  deliver(atOnce?: boolean): ReturnType<ReturnType<typeof newOthersDelivery>>;
}

/** The session in `store`, on a link where somebody answers every question with that status, or nobody. */
function openSession(phone: SharedPhone, store: Store, status: number | undefined, locks = newLocks()): Asking {
  const asked: string[][] = [];
  const reported: unknown[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const pids = url.endsWith('/have') ? (JSON.parse(String(init.body)) as { pids: string[] }).pids : [];
    if (pids.length > 0) asked.push(pids);
    if (status === undefined) throw new TypeError('fetch failed');
    const problem = { type: 'about:blank', status, code: 'busy' };
    const headers = { 'content-type': 'application/problem+json', 'retry-after': '600' };
    return Response.json(problem, { status, headers });
  });
  const deliver = newOthersDelivery({
    store,
    caches: phone.caches,
    origin,
    locks,
    onLink: () => undefined,
    roster: readRoster,
    report: (thrown) => void reported.push(thrown),
  });
  return { asked, reported, deliver: (atOnce = true) => deliver({ atOnce }) };
}

describe('what waits in the stores of others', () => {
  it('is asked for store by store, the session’s own left out, and its next try is the soonest', async () => {
    const { phone, stores } = await openThree();
    const { asked, reported, deliver } = openSession(phone, stores[1], 503);
    const heard = new Set<string>();
    stores[1].subscribe((topic) => heard.add(topic));
    const outcome = await deliver();
    expect([...heard]).toEqual(['deliveries']);
    expect(asked).toEqual([[ofFirst.packet.pid], [ofThird.packet.pid]]);
    expect(outcome.kind).toBe('waiting');
    const due: number[] = [];
    for (const { db } of [stores[0], stores[2]]) {
      const delivery = await db.deliveries.toCollection().first();
      if (delivery?.state === 'waiting') due.push(delivery.notBeforeMs);
    }
    expect(due).toHaveLength(2);
    expect(outcome).toHaveProperty('retryAtMs', Math.min(...due));
    expect(await stores[1].db.deliveries.count()).toBe(0);
    expect(reported).toEqual([]);
  });

  it('keeps its back-off where nobody asked for more', async () => {
    const { phone, stores } = await openThree();
    const { asked, deliver } = openSession(phone, stores[1], 503);
    await deliver();
    asked.length = 0;
    expect((await deliver(false)).kind).toBe('waiting');
    expect(asked).toEqual([]);
  });

  it('is not asked for in every store when nobody answers the first', async () => {
    const { phone, stores } = await openThree();
    const { asked, deliver } = openSession(phone, stores[1], undefined);
    expect(await deliver()).toMatchObject({ kind: 'waiting', isOffline: true });
    expect(asked).toEqual([[ofFirst.packet.pid]]);
  });

  it('goes on where one store fails, and the failure is heard', async () => {
    const { phone, stores } = await openThree();
    const { asked, reported, deliver } = openSession(phone, stores[1], 503);
    const { openCursor } = IDBIndex.prototype;
    const { openKeyCursor, getAllKeys } = IDBIndex.prototype;
    const isTorn = (index: IDBIndex): boolean => index.objectStore.transaction.db.name === 'gocua';
    const broken = new TypeError('the records are not what they should be');
    IDBIndex.prototype.getAllKeys = function tornKeys(this: IDBIndex, ...query) {
      if (isTorn(this)) throw broken;
      return getAllKeys.apply(this, query);
    };
    IDBIndex.prototype.openKeyCursor = function tornKeyCursor(this: IDBIndex, ...query) {
      if (isTorn(this)) throw broken;
      return openKeyCursor.apply(this, query);
    };
    IDBIndex.prototype.openCursor = function tornCursor(this: IDBIndex, ...query) {
      if (isTorn(this)) throw broken;
      return openCursor.apply(this, query);
    };
    try {
      await deliver();
    } finally {
      Object.assign(IDBIndex.prototype, { getAllKeys, openKeyCursor, openCursor });
    }
    expect(reported).toHaveLength(1);
    expect(asked).toEqual([[ofThird.packet.pid]]);
  });

  it('waits a little where its own window is sending it', async () => {
    const { phone, stores } = await openThree();
    const locks = newLocks();
    const { asked, deliver } = openSession(phone, stores[1], 503, locks);
    await locks.request('gocua-drain', { ifAvailable: true }, async () => {
      expect(await deliver()).toEqual({ kind: 'elsewhere' });
    });
    expect(asked).toEqual([[ofThird.packet.pid]]);
  });

  it('is left to its person and the service worker where the database is lost: no empty one is made', async () => {
    const { phone, stores } = await openThree();
    stores[0].close();
    await stores[0].db.delete();
    const { asked, deliver } = openSession(phone, stores[1], 503);
    await deliver();
    expect(asked).toEqual([[ofThird.packet.pid]]);
    expect((await indexedDB.databases()).map(({ name }) => name)).toEqual(['gocua-2', 'gocua-3']);
  });

  it('is written behind the session’s own gate: not while the log of all stores is being begun anew', async () => {
    const { phone, stores } = await openThree();
    const { asked, deliver } = openSession(phone, stores[1], 503);
    let finish = (): void => undefined;
    void stores[1].log.hold(() => new Promise<void>((resolve) => (finish = resolve)));
    const delivering = deliver();
    await expect.poll(() => asked.length).toBe(1);
    const delivery = await stores[0].db.deliveries.toCollection().first();
    expect(delivery).toMatchObject({ state: 'waiting', attempts: 0 });
    finish();
    await delivering;
    expect((await stores[0].db.deliveries.toCollection().first())?.attempts).toBe(1);
  });
});

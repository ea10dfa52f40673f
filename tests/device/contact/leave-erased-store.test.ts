/** How a page leaves the store of a revoked device: for another person's, or with nothing left in the browser. */

import { afterEach, describe, expect, it, vi } from 'vitest';
import { carryOutOrder } from '../../../src/device/contact/carry-out-order.ts';
import { leaveErasedStore } from '../../../src/device/contact/leave-erased-store.ts';
import { putOrder } from '../../../src/device/contact/order-record.ts';
import { readRoster } from '../../../src/device/people/roster.ts';
import { newOutbox } from '../../../src/device/store/outbox.ts';
import { newSecondCopy } from '../../../src/device/store/second-copy.ts';
import { startStore } from '../../../src/device/store/start-store.ts';
import { findRecordedLoss } from '../../../src/device/store/storage-loss.ts';
import { aPacket } from '../../fixtures/dossier-fixtures.ts';
import { closeSharedPhones, openSharedPhone, origin } from '../people/shared-phone.ts';
import { newLocks } from '../surroundings.ts';

afterEach(closeSharedPhones);

const command = 'signed.to.erase';

/** A page in the erased store `gocua-2`; `obeys`: whether its browser removes what `Clear-Site-Data` tells it to. */
async function openErased(obeys: boolean) {
  const phone = openSharedPhone();
  const { words, caches } = phone;
  Object.assign(localStorage, { clear: () => words.clear() });
  vi.stubGlobal('caches', caches);
  const store = await phone.enrol('gocua-2', 'Nguyễn Văn Thử');
  const order = { jws: command, dev: 'device-1', command: 'erase', iat: 1 } as const;
  await store.write([store.db.meta], [], () => putOrder(store.db, order));
  await carryOutOrder(store);
  await (await caches.open('gocua-other')).put(`${origin}/x`, new Response('x'));
  const outbox = newOutbox(store, newSecondCopy(caches, origin, 'gocua-2'), newLocks());
  const done: string[] = [];
  const gateway = {
    async askWipe(jws: string) {
      done.push(`asked with ${jws}`);
      if (obeys) words.clear();
    },
  };
  const leave = () =>
    leaveErasedStore({
      store,
      outbox,
      gateway,
      stop: async () => void done.push('stopped'),
      openAnew: () => void done.push(`opened ${readRoster()[0]}`),
    });
  return { phone, store, done, leave };
}

const names = async () => (await indexedDB.databases()).map(({ name }) => name);

describe('leaving an erased store', () => {
  it('opens the app anew for another person, whose part stays', async () => {
    const { phone, done, leave } = await openErased(true);
    await phone.enrol('gocua-3', 'Hồ Thị Mẫu');
    expect(await leave()).toBe(false);
    expect(done).toEqual(['stopped', 'opened gocua-3']);
    expect(await names()).toEqual(['gocua-3']);
    expect([...phone.words.keys()].filter((word) => word.startsWith('gocua-enrolled'))).toEqual(['gocua-enrolled-3']);
  });

  it('has the browser remove everything where nobody else is', async () => {
    const { done, leave } = await openErased(true);
    expect(await leave()).toBe(true);
    expect(done).toEqual(['stopped', `asked with ${command}`]);
    expect(await names()).toEqual([]);
  });

  it('removes everything itself where the browser does not', async () => {
    const { phone, leave } = await openErased(false);
    expect(await leave()).toBe(true);
    expect(await names()).toEqual([]);
    expect([...phone.words.keys()]).toEqual([]);
    expect(await phone.caches.keys()).toEqual([]);
  });

  it('goes on at the next start when it was killed between two of its steps, and is taken for no loss', async () => {
    const { phone, store, done, leave } = await openErased(true);
    phone.words.delete('gocua-enrolled-2');
    await phone.caches.delete('gocua-sealed-2');
    const secondCopy = newSecondCopy(phone.caches, origin, 'gocua-2');
    const start = { store, secondCopy, locks: newLocks(), hasNeighbours: false, staysAlive: true };
    await startStore({ ...start, isMarkedEnrolled: () => false });
    expect(await findRecordedLoss(store)).toBeUndefined();
    expect(await leave()).toBe(true);
    expect(done).toEqual(['stopped', `asked with ${command}`]);
    expect(await names()).toEqual([]);
  });

  it('stays while a packet waits', async () => {
    const { phone, store, done, leave } = await openErased(true);
    await phone.enqueue(store, aPacket('waits', [1_000], { seq: 1 }));
    expect(await leave()).toBe(false);
    expect(done).toEqual([]);
    expect(await names()).toEqual(['gocua-2']);
  });
});

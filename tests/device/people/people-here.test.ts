import { afterEach, describe, expect, it } from 'vitest';
import { enrolledMark } from '../../../src/device/contact/enrolled-mark.ts';
import { findStores } from '../../../src/device/people/find-stores.ts';
import { forgetStore } from '../../../src/device/people/forget-store.ts';
import { putFirst, readRoster } from '../../../src/device/people/roster.ts';
import { aPacket } from '../../fixtures/dossier-fixtures.ts';
import { tearRecord } from '../surroundings.ts';
import { closeSharedPhones, openSharedPhone, origin } from './shared-phone.ts';

const token = 'abcdefghijklmnopqrst-_';

afterEach(closeSharedPhones);

/** Thử in the first store, Mẫu in the second, with three and no packets waiting. */
async function openTwo() {
  const phone = openSharedPhone();
  const first = await phone.enrol('gocua', 'Nguyễn Văn Thử');
  const second = await phone.enrol('gocua-2', 'Hồ Thị Mẫu');
  for (const seq of [1, 2, 3]) await phone.enqueue(first, aPacket(`packet ${seq}`, [40_000], { seq }));
  putFirst('gocua-2');
  return { phone, first, second };
}

describe('the people of a phone', () => {
  it('are its one person before there are others, and the first store stays what it is', async () => {
    const phone = openSharedPhone();
    const store = await phone.enrol('gocua', 'Nguyễn Văn Thử');
    expect(await phone.people(store).list()).toEqual([
      { storeName: 'gocua', name: 'Nguyễn Văn Thử', isCurrent: true, waiting: 0 },
    ]);
    expect([...phone.words]).toEqual([['gocua-enrolled', 'yes']]);
  });

  it('are named by their own stores, each with what waits, the one of this page first', async () => {
    const { phone, first, second } = await openTwo();
    const thu = { storeName: 'gocua', name: 'Nguyễn Văn Thử', waiting: 3 };
    const mau = { storeName: 'gocua-2', name: 'Hồ Thị Mẫu', waiting: 0 };
    expect(await phone.people(second).list()).toEqual([
      { ...mau, isCurrent: true },
      { ...thu, isCurrent: false },
    ]);
    // A window that stayed open in the store before.
    expect(await phone.people(first).list()).toEqual([
      { ...thu, isCurrent: true },
      { ...mau, isCurrent: false },
    ]);
    expect([...phone.words.values()].join(' ')).toBe('yes yes gocua-2 gocua');
  });

  it('are found when localStorage was lost', async () => {
    const { phone, first } = await openTwo();
    phone.words.clear();
    expect((await phone.people(first).list()).map(({ name }) => name)).toEqual(['Nguyễn Văn Thử', 'Hồ Thị Mẫu']);
  });

  it('stay in the list without a name when their store is lost or torn, and hide nobody else', async () => {
    const { phone, first, second } = await openTwo();
    const mend = tearRecord('gocua', 'meta', 'enrolment');
    expect(await phone.people(second).list()).toEqual([
      { storeName: 'gocua-2', name: 'Hồ Thị Mẫu', isCurrent: true, waiting: 0 },
      { storeName: 'gocua', isCurrent: false, waiting: 3 },
    ]);
    mend();
    first.close();
    await first.db.delete();
    expect((await phone.people(second).list())[1]).toEqual({ storeName: 'gocua', isCurrent: false, waiting: 0 });
    // Looking made no store.
    expect((await indexedDB.databases()).map(({ name }) => name)).toEqual(['gocua-2']);
  });
});

describe('changing the person', () => {
  it('locks, remembers, and opens the app anew in the other store', async () => {
    const { phone, second } = await openTwo();
    await phone.people(second).switchTo('gocua');
    expect(phone.opened).toEqual(['locked', '/ in gocua']);
    expect(readRoster()).toEqual(['gocua', 'gocua-2']);
  });

  it('removes nothing of a person with unsent work', async () => {
    const { phone, first } = await openTwo();
    await phone.people(first).switchTo('gocua-2');
    expect(await first.db.packets.count()).toBe(3);
    expect(phone.caches.addresses('gocua-sealed')).toHaveLength(12);
  });

  it('to the same one is only a lock', async () => {
    const { phone, second } = await openTwo();
    await phone.people(second).switchTo('gocua-2');
    expect(phone.opened).toEqual(['locked']);
  });

  it('never opens a store that is nobody’s', async () => {
    const { phone, second } = await openTwo();
    await expect(phone.people(second).switchTo('gocua-carried')).rejects.toThrow('no store');
    expect(phone.opened).toEqual([]);
  });
});

describe('somebody new', () => {
  it('gets an empty store and the way in with the invitation, which is nowhere written', async () => {
    const { phone, second } = await openTwo();
    await phone.people(second).add(`${origin}/moi#${token}`);
    expect(phone.opened).toEqual(['locked', `/moi#${token} in gocua-3`]);
    expect(readRoster()).toEqual(['gocua-3', 'gocua-2', 'gocua']);
    expect([...phone.words.values()].join(' ')).not.toContain(token);
  });

  it('who leaves again without having enrolled leaves nothing, and whoever was there before is there again', async () => {
    const { phone, second } = await openTwo();
    await phone.people(second).add();
    const added = phone.open('gocua-3');
    await added.write([added.db.meta], [], () => added.db.meta.put({ key: 'app-version', value: '1.0.0' }));
    await phone.people(added).switchTo('gocua-2');
    expect(readRoster()).toEqual(['gocua-2', 'gocua']);
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('gocua-3');
    expect(await phone.people(second).list()).toHaveLength(2);
  });

  it('is not forgotten while an enrolment is under way, or while another window is open', async () => {
    const { phone, second } = await openTwo();
    await phone.people(second).add();
    const added = phone.open('gocua-3');
    const { meta } = added.db;
    await added.write([meta], [], () => meta.put({ key: 'pending-enrolment', value: { token } }));
    await phone.people(added).switchTo('gocua-2');
    expect(await meta.count()).toBe(1);
    await added.write([meta], [], () => meta.clear());
    phone.windows = 2;
    await phone.people(added).switchTo('gocua-2');
    expect(readRoster()).toContain('gocua-3');
    expect((await phone.people(second).list())[1]).toEqual({ storeName: 'gocua-3', isCurrent: false, waiting: 0 });
  });

  it('gets the store that somebody left before enrolling, not one more', async () => {
    const { phone, second } = await openTwo();
    await phone.people(second).add();
    const added = phone.open('gocua-3');
    await added.write([added.db.meta], [], () => added.db.meta.put({ key: 'pending-enrolment', value: { token } }));
    await phone.people(added).switchTo('gocua');
    await phone.people(second).add();
    expect(phone.opened.at(-1)).toBe('/moi in gocua-3');
  });

  it('never gets the store of somebody whose database was lost', async () => {
    const { phone, second } = await openTwo();
    enrolledMark.set('gocua-3');
    // As an older browser leaves it, which does not say that it is gone.
    phone.open('gocua-3');
    putFirst('gocua-3');
    await phone.people(second).add();
    expect(phone.opened.at(-1)).toBe('/moi in gocua-4');
  });
});

describe('a store that is forgotten', () => {
  it('takes its second copy and its mark along, and nothing of anybody else', async () => {
    const { phone, first, second } = await openTwo();
    await phone.enqueue(second, aPacket('of the other', [], { seq: 1 }));
    first.close();
    await forgetStore('gocua', phone.caches);
    expect(await findStores(phone.caches, readRoster())).toEqual([{ storeName: 'gocua-2', hasDatabase: true }]);
    expect(await phone.caches.keys()).toEqual(['gocua-sealed-2']);
    expect([...phone.words]).toEqual([
      ['gocua-enrolled-2', 'yes'],
      ['gocua-people', 'gocua-2'],
    ]);
    await forgetStore('gocua', phone.caches);
    expect((await phone.people(second).list()).map(({ storeName }) => storeName)).toEqual(['gocua-2']);
  });
});

describe('the stores that may have an outbox', () => {
  it('are the people’s and the box of what is carried, whether database or second copy is left', async () => {
    const { phone, first } = await openTwo();
    const box = phone.open('gocua-carried');
    await box.db.open();
    phone.open('gocua-test-outbox');
    first.close();
    await first.db.delete();
    await phone.caches.open('gocua-sealed-7');
    await phone.caches.open('gocua-reserve');
    expect(await findStores(phone.caches, [])).toEqual([
      { storeName: 'gocua', hasDatabase: false },
      { storeName: 'gocua-2', hasDatabase: true },
      { storeName: 'gocua-carried', hasDatabase: true },
    ]);
  });
});

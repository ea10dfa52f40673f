import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { phoneLessons } from '../../../src/core/practice/lessons.ts';
import type { Lesson } from '../../../src/core/practice/lessons.ts';
import { practiceProcedure } from '../../../src/core/practice/practice-procedure.ts';
import { parseProcedure } from '../../../src/core/procedure/procedure.ts';
import { makeRecipient } from '../../../src/device/practice/make-recipient.ts';
import { practiceStoreName } from '../../../src/device/practice/practice-store.ts';
import { isPersonStore } from '../../../src/device/store/person-store.ts';
import { findStoreBeside } from '../../../src/device/store/store-name.ts';
import type { Store } from '../../../src/device/store/store.ts';
import { openPractice } from './open-practice.ts';
import type { OpenPractice } from './open-practice.ts';
import { enrolStore, openTestStore, openTestVault, testSealing } from '../surroundings.ts';

let real: Store;
let phone: OpenPractice;

beforeEach(async () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
  real = openTestStore();
  await openTestVault(real);
  await enrolStore(real);
  phone = await openPractice(real.db.name);
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  await phone.practice.end();
});

/** Every row of every table, as it lies on the disk. */
async function bytesOf({ db }: Store): Promise<string> {
  const tables = await Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()]));
  return JSON.stringify(tables, (_, value: unknown) => (value instanceof Uint8Array ? [...value] : value));
}

async function isDone(lesson: Lesson): Promise<boolean> {
  const run = await phone.practice.run();
  if (run?.lesson !== lesson) throw new Error(`${lesson} was not begun`);
  await phone.practice.facts(run);
  return phone.practice.done().includes(lesson);
}

describe('practice', () => {
  it('leaves the real store byte for byte as it was, from the first lesson to its end', async () => {
    const before = await bytesOf(real);
    for (const lesson of phoneLessons) await phone.practice.begin(lesson);
    await phone.send();
    await phone.practice.end();
    expect(await bytesOf(real)).toBe(before);
    expect(phone.left()).toBe(1);
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(practiceStoreName);
  });

  it('is in no list of stores, so that nothing else ever sends from it', () => {
    expect(isPersonStore(practiceStoreName)).toBe(false);
    expect(findStoreBeside('gocua-sealed', 'gocua-sealed-practice')).toBeUndefined();
  });

  it('has a procedure that the app reads like any other', () => {
    expect(parseProcedure(practiceProcedure)).toMatchObject({ ok: true });
  });

  it('seals to a key of its own shape to which no private half exists', async () => {
    const recipient = makeRecipient();
    expect(recipient).toMatch(/^age1[02-9ac-hj-np-z]{58}$/);
    expect(makeRecipient()).not.toBe(recipient);
    await expect(testSealing.sealText('thử', [recipient])).resolves.toBeDefined();
  });
});

describe('a lesson', () => {
  it.each(['fill', 'photograph', 'read-back', 'seal', 'send'] as const)(
    '%s begins where it is not done yet, again and again',
    async (lesson) => {
      await phone.practice.begin(lesson);
      expect(await isDone(lesson)).toBe(false);
      const before = (await phone.practice.run())?.dossierId;
      expect(await phone.practice.begin(lesson)).toMatch(lesson === 'send' ? /^\/$/ : /^\/lam\//);
      expect((await phone.practice.run())?.dossierId).not.toBe(before);
      expect(await isDone(lesson)).toBe(false);
    },
  );

  it('of sending is done when the stand-in acknowledged and its commune accepted', async () => {
    await phone.practice.begin('send');
    await phone.send();
    expect((await phone.ports.outbox.deliveries()).map(({ state }) => state)).toContain('delivered');
    expect(await isDone('send')).toBe(false);
    const later = Date.now() + 10_000;
    vi.spyOn(Date, 'now').mockReturnValue(later);
    await phone.send();
    expect(await isDone('send')).toBe(true);
  });

  it.each([
    ['accept', { officialNumber: '000.00.00.H50-261122-0001' }, 'accepted'],
    ['supplement', { items: [{ kind: 'paper', id: 'proof', why: 'Còn thiếu' }] }, 'supplement'],
  ] as const)('of the desk, %s, is done by the very action', async (lesson, body, state) => {
    const desk = phone.desk;
    await phone.practice.begin(lesson);
    expect(await isDone(lesson)).toBe(false);
    const queue = await desk.call<{ rows: { dossierId: string }[] }>('GET', '/desk/dossiers');
    const dossierId = queue.kind === 'done' ? queue.value.body.rows[0]?.dossierId : '';
    const acted = await desk.call('POST', `/desk/dossiers/${dossierId}/${lesson}`, body);
    expect(acted).toMatchObject({ kind: 'done', value: { body: { row: { state } } } });
    expect(await isDone(lesson)).toBe(true);
  });
});

import { array, assert, asyncProperty, record, string } from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { HamletPack } from '../../../src/core/household/hamlet-pack.ts';
import type { Household } from '../../../src/core/household/household.ts';
import type { Clock, Outcome, Randomness } from '../../../src/core/ports.ts';
import { newDigests } from '../../../src/device/app/digests.ts';
import { putDevice } from '../../../src/device/contact/enrolment-record.ts';
import type { GatewayClient } from '../../../src/device/contact/gateway-client.ts';
import { openHamlets } from '../../../src/device/hamlets/open-hamlets.ts';
import { newNoteBook } from '../../../src/device/sealing/note-book.ts';
import { newCatalogue } from '../../../src/device/store/catalogue.ts';
import { newOutbox } from '../../../src/device/store/outbox.ts';
import { newSecondCopy } from '../../../src/device/store/second-copy.ts';
import { newSetAside } from '../../../src/device/store/set-aside.ts';
import { newSettings } from '../../../src/device/store/settings.ts';
import { eraseOpenWork } from '../../../src/device/vault/erase-open-work.ts';
import { aHamletPack, manyHouseholds } from '../../fixtures/hamlet-fixtures.ts';
import { aDoor, aNote, testHamlet } from '../../fixtures/notes-fixtures.ts';
import { propertyRuns } from '../../fixtures/runs.ts';
import {
  enrolStore,
  newCaches,
  newLocks,
  openTestStore,
  openTestVault,
  tearRecord,
  testPin,
  testSealing,
} from '../surroundings.ts';

const clock: Clock = { nowMs: () => 1_000, nowIso: () => '2026-11-22T08:30:00+07:00' };
const randomness: Randomness = { uuid: () => crypto.randomUUID(), token: () => 'dG9rZW4', fraction: () => 0.5 };

interface Asked {
  readonly path: string;
  readonly etag: string | undefined;
}

async function openPhone() {
  const store = openTestStore();
  const vault = await openTestVault(store);
  await enrolStore(store);
  const secondCopy = newSecondCopy(newCaches(), 'https://gocua.example');
  const made = { store, vault, secondCopy, openSealing: async () => testSealing, clock, randomness };
  const noteBook = newNoteBook({ ...made, digests: newDigests(), findOpen: vault.findOpen });
  const asked: Asked[] = [];
  const phone = {
    /** What the gateway answers next. */
    answer: (): Response => new Response('', { status: 404 }),
  };
  const gateway = {
    fetch: <T>(
      { path, headers }: { readonly path: string; readonly headers?: Readonly<Record<string, string>> },
      take: (response: Response) => Promise<Outcome<T>>,
    ) => {
      asked.push({ path, etag: headers?.['if-none-match'] });
      return take(phone.answer());
    },
  } as unknown as GatewayClient;
  const delivery = { gateway, catalogue: newCatalogue(store), settings: newSettings(store) };
  const openDelivery = async () => delivery;
  const hamlets = openHamlets({ store, clock, randomness, noteBook, openDelivery, findOpenVault: vault.findOpen });
  const bring = async (pack: HamletPack) => {
    phone.answer = () => answerWith(pack);
    return await hamlets.fetchPack(pack.hamlet);
  };
  const open = async () => {
    const known = await hamlets.open(testHamlet);
    if (!known.ok) throw new Error(known.problem.code);
    return known.value;
  };
  const outbox = newOutbox(store, secondCopy, newLocks(), vault.findOpen);
  return { store, vault, noteBook, hamlets, phone, asked, bring, open, outbox, delivery };
}

function answerWith(body: unknown, etag = '"one"', headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json', etag, ...headers } });
}

describe('a pack', () => {
  it('comes with progress, is kept whole under the vault and read again as it came', async () => {
    const { hamlets, bring, open, store, asked, phone } = await openPhone();
    const pack = aHamletPack({ households: manyHouseholds(400), notes: [aNote('one', aDoor('h1'))] });
    const shares: number[] = [];
    phone.answer = () => answerWith(pack);
    const outcome = await hamlets.fetchPack(testHamlet, (share) => shares.push(share));
    const sizeBytes = new TextEncoder().encode(JSON.stringify(pack)).length;
    expect(outcome).toEqual({ kind: 'done', value: { hamlet: testHamlet, sizeBytes, asOf: pack.asOf } });
    expect([shares[0], shares.at(-1)]).toEqual([0, 1]);
    expect([...shares].sort((one, other) => one - other)).toEqual(shares);
    expect(asked).toEqual([{ path: `/packs/${encodeURIComponent(testHamlet)}`, etag: undefined }]);
    expect((await open()).pack).toEqual(pack);
    const rows = await store.db.packs.toArray();
    expect(rows.length).toBeGreaterThan(3);
    const lying = rows.map(({ letter }) => new TextDecoder().decode(letter.content.bytes)).join();
    expect(lying + JSON.stringify(rows.map(({ head }) => head))).not.toContain('Mẫu 1');
    expect(Math.max(...rows.map(({ letter }) => letter.content.bytes.length))).toBeLessThan(32 * 1024);
    expect((await bring(aHamletPack({ households: [] }))).kind).toBe('done');
    expect((await open()).pack?.households).toEqual([]);
    expect(await store.db.packs.count()).toBe(1);
  });

  it('is whole again whatever its words are', async () => {
    const { bring, open } = await openPhone();
    const words = string({ unit: 'binary', minLength: 1, maxLength: 60 });
    const household = record({ householdId: words, headName: words, whereabouts: words, remark: words });
    await assert(
      asyncProperty(array(household, { maxLength: 300, size: 'max' }), words, async (drawn, newSection) => {
        const households = drawn.map((each): Household => ({ ...each, hamlet: testHamlet, needs: ['elder'] }));
        const pack = { ...aHamletPack({ households }), newSection, deep: { of: [newSection] } };
        expect(await bring(pack)).toMatchObject({ kind: 'done' });
        expect((await open()).pack).toEqual(JSON.parse(JSON.stringify(pack)));
      }),
      { numRuns: propertyRuns(4, 500) },
    );
  });

  it('that has not changed is only dated anew', async () => {
    const { hamlets, bring, open, asked, phone } = await openPhone();
    await bring(aHamletPack());
    phone.answer = () => new Response(null, { status: 304, headers: { date: 'Mon, 23 Nov 2026 01:00:00 GMT' } });
    expect(await hamlets.fetchPack(testHamlet)).toMatchObject({
      kind: 'done',
      value: { asOf: '2026-11-23T01:00:00.000Z' },
    });
    expect(asked.at(-1)?.etag).toBe('"one"');
    expect((await open()).pack).toEqual({ ...aHamletPack(), asOf: '2026-11-23T01:00:00.000Z' });
    expect(await hamlets.list()).toMatchObject([{ hamlet: testHamlet, asOf: '2026-11-23T01:00:00.000Z' }]);
  });

  it.each<[string, () => Response, string]>([
    ['a login page', () => new Response('<html>', { headers: { 'content-type': 'text/html' } }), 'offline'],
    ['a pack of another hamlet', () => answerWith(aHamletPack({ hamlet: 'Bản Khác' })), 'offline'],
    ['half a pack', () => new Response(JSON.stringify(aHamletPack()).slice(0, 90)), 'offline'],
    [
      'households without names',
      () => answerWith({ ...aHamletPack(), households: [{ householdId: 'h1' }] }),
      'offline',
    ],
    ['a gateway with much to do', () => new Response(null, { status: 503 }), 'busy'],
    ['not modified, though nothing is here', () => new Response(null, { status: 304 }), 'offline'],
  ])('is not made of %s, and what was here stays', async (_, answer, kind) => {
    const { hamlets, open, phone } = await openPhone();
    phone.answer = answer;
    expect((await hamlets.fetchPack(testHamlet)).kind).toBe(kind);
    expect((await open()).pack).toBeUndefined();
  });

  it('of which a piece is torn counts as absent, is named, asked for whole and healed by the next', async () => {
    const { bring, open, store, asked } = await openPhone();
    const pack = aHamletPack({ households: manyHouseholds(200) });
    await bring(pack);
    const row = (await store.db.packs.get([testHamlet, 1]))!;
    const content = { ...row.letter.content, bytes: row.letter.content.bytes.map((byte) => byte ^ 1) };
    await store.db.packs.put({ ...row, letter: { ...row.letter, content } });
    expect((await open()).pack).toBeUndefined();
    await expect.poll(() => newSetAside(store, '1').list()).toMatchObject([{ table: 'packs' }]);
    expect((await bring(pack)).kind).toBe('done');
    expect(asked.at(-1)?.etag).toBeUndefined();
    expect((await open()).pack).toEqual(pack);
    expect(await newSetAside(store, '1').list()).toEqual([]);
  });

  it('of which the browser cannot read a row, or lost one, counts as absent', async () => {
    const { bring, open, store } = await openPhone();
    await bring(aHamletPack({ households: manyHouseholds(200) }));
    const mend = tearRecord(store.db.name, 'packs', [testHamlet, 1]);
    expect((await open()).pack).toBeUndefined();
    mend();
    expect((await open()).pack?.households).toHaveLength(200);
    await bring(aHamletPack({ households: manyHouseholds(201) }));
    await store.db.packs.delete([testHamlet, 2]);
    expect((await open()).pack).toBeUndefined();
  });

  it('is closed by the lock, opened by the PIN, and erased with everything that the PIN opened', async () => {
    const { hamlets, bring, store, vault, open } = await openPhone();
    await bring(aHamletPack());
    await vault.lock();
    expect(await hamlets.open(testHamlet)).toEqual({ ok: false, problem: { code: 'vault-locked' } });
    expect(await hamlets.write(testHamlet, [aDoor('h1')])).toMatchObject({ problem: { code: 'vault-locked' } });
    expect(await hamlets.fetchPack(testHamlet)).toMatchObject({ kind: 'refused', problem: { code: 'vault-locked' } });
    expect(await hamlets.list()).toMatchObject([{ hamlet: testHamlet, sizeBytes: expect.any(Number) }]);
    await vault.unlock(testPin);
    expect((await open()).pack).toEqual(aHamletPack());
    await eraseOpenWork(store);
    expect(await store.db.packs.count()).toBe(0);
    expect(await hamlets.list()).toEqual([]);
  });

  it('is forgotten alone', async () => {
    const { hamlets, bring, open, outbox } = await openPhone();
    await bring(aHamletPack());
    await hamlets.write(testHamlet, [aDoor('h1')]);
    await hamlets.forget(testHamlet);
    const known = await open();
    expect(known.pack).toBeUndefined();
    expect(known.notes).toHaveLength(1);
    expect(await outbox.deliveries()).toHaveLength(1);
  });
});

describe('what is noted in a hamlet', () => {
  it('follows what the pack says, and itself', async () => {
    const { hamlets, bring, open } = await openPhone();
    const other = aNote('other', aDoor('h1', { outcome: 'not-home' }), { turn: 7 });
    await bring(aHamletPack({ notes: [other] }));
    const first = await hamlets.write(testHamlet, [aDoor('h1', { outcome: 'helped' })]);
    expect(first.ok && first.value.map(({ turn }) => turn)).toEqual([8]);
    const both = await Promise.all([
      hamlets.write(testHamlet, [aDoor('h1', { outcome: 'declined' })]),
      hamlets.write(testHamlet, [aDoor('h1', { outcome: 'not-home' }), aDoor('h2')]),
    ]);
    expect(both.map((one) => one.ok && one.value.map(({ turn }) => turn))).toEqual([[9], [10, 1]]);
    const known = await open();
    expect(known.notes).toHaveLength(5);
    expect(known.settled.get('door h1')?.turn).toBe(10);
  });

  it('is forgotten here when a pack knows it, and only then', async () => {
    const { hamlets, bring, open, noteBook } = await openPhone();
    const written = await hamlets.write(testHamlet, [aDoor('h1'), aDoor('h2')]);
    const [one, two] = written.ok ? written.value : [];
    await bring(aHamletPack({ notes: [one!], knownNoteIds: [one!.noteId, 'of another phone'] }));
    expect((await noteBook.list(testHamlet)).notes).toEqual([two]);
    expect([...(await open()).settled.keys()].sort()).toEqual(['door h1', 'door h2']);
    // A pack that was made before the note arrived takes nothing away.
    await bring(aHamletPack({ asOf: '2026-11-21T07:00:00+07:00' }));
    expect((await noteBook.list(testHamlet)).notes).toEqual([two]);
  });

  it('stays when the pack that knows it cannot be kept', async () => {
    const { hamlets, phone, noteBook, store } = await openPhone();
    const written = await hamlets.write(testHamlet, [aDoor('h1')]);
    const noteIds = written.ok ? written.value.map(({ noteId }) => noteId) : [];
    const full = new DOMException('no room', 'QuotaExceededError');
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw full;
    });
    phone.answer = () => answerWith(aHamletPack({ knownNoteIds: noteIds }));
    expect(await hamlets.fetchPack(testHamlet)).toMatchObject({ kind: 'refused', problem: { code: 'storage-full' } });
    put.mockRestore();
    expect((await noteBook.list(testHamlet)).notes).toHaveLength(1);
    expect(await store.db.packs.count()).toBe(0);
  });
});

describe('the hamlets of a phone', () => {
  it('are its team’s and those of which a pack lies here; without a team those that are visited, for an official', async () => {
    const { hamlets, bring, delivery, store } = await openPhone();
    expect(await hamlets.list()).toEqual([]);
    const extra = {
      exceptionId: 'e1',
      kind: 'extra',
      on: '2026-11-24',
      hamlet: 'Thôn 10',
      place: 'Nhà văn hóa',
      from: '08:00',
      to: '11:00',
      people: [],
    } as const;
    const schedule = (names: readonly string[]) =>
      delivery.catalogue.apply({
        cursor: 'c1',
        more: false,
        procedures: [],
        lists: {},
        statuses: [],
        schedule: { digest: 'd', rules: [], exceptions: [extra, { ...extra, hamlet: 'thon  10' }], hamlets: names },
      });
    await schedule([]);
    expect(await hamlets.list()).toEqual([]);
    await store.write([store.db.meta], [], () => putDevice(store.db, { role: 'official' }));
    expect(await hamlets.list()).toEqual([{ hamlet: 'Thôn 10' }]);
    await schedule(['Thôn 10', 'Thôn 9']);
    await bring(aHamletPack());
    expect((await hamlets.list()).map(({ hamlet, asOf }) => [hamlet, asOf !== undefined])).toEqual([
      [testHamlet, true],
      ['Thôn 9', false],
      ['Thôn 10', false],
    ]);
  });
});

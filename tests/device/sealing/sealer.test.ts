import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Decrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { compactVerify } from 'jose';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { PaperPage, SealedText } from '../../../src/core/dossier/dossier.ts';
import type { Clock, Randomness } from '../../../src/core/ports.ts';
import { putPins } from '../../../src/device/contact/enrolment-record.ts';
import { newDrafts } from '../../../src/device/store/drafts.ts';
import { newDigests } from '../../../src/device/app/digests.ts';
import { newOutbox } from '../../../src/device/store/outbox.ts';
import { newPapers } from '../../../src/device/sealing/papers.ts';
import { newSealer } from '../../../src/device/sealing/sealer.ts';
import { newSecondCopy } from '../../../src/device/store/second-copy.ts';
import { findPacketHeader, packetType } from '../../../src/protocol/packet.ts';
import { aDraft, sha256Hex } from '../../fixtures/dossier-fixtures.ts';
import { enrolStore, newCaches, newLocks, openTestStore, openTestVault, testSealing } from '../surroundings.ts';

const clock: Clock = { nowMs: () => 1_000, nowIso: () => '2026-11-21T08:30:00+07:00' };
const randomness: Randomness = {
  uuid: () => crypto.randomUUID(),
  token: () => 'dG9rZW4',
  fraction: () => 0.5,
};
const run = promisify(execFile);

async function openPhone() {
  const store = openTestStore();
  const vault = await openTestVault(store);
  const enrolled = await enrolStore(store);
  const caches = newCaches();
  const secondCopy = newSecondCopy(caches, 'https://gocua.example');
  const outbox = newOutbox(store, secondCopy, newLocks(), vault.findOpen);
  const drafts = newDrafts(store, vault);
  const openSealing = async () => testSealing;
  const digests = newDigests();
  const sealer = newSealer({ store, drafts, vault, secondCopy, openSealing, clock, randomness, digests });
  const papers = newPapers(store, { freeBytes: async () => 900_000_000 }, openSealing);
  return { store, vault, enrolled, caches, secondCopy, outbox, drafts, sealer, papers };
}

/** A picture of noise: as large as a photograph after compression. */
async function photo(): Promise<Blob> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 30 };
  const bytes = await sharp({ create: { width: 450, height: 600, channels: 3, background: '#888', noise } })
    .jpeg()
    .toBuffer();
  return new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' });
}

function textOf(pages: readonly PaperPage[]): SealedText {
  const { state: _, papers: __, updatedAt: ___, step: ____, applicantIsSubject: _____, ...draft } = aDraft();
  const papers = pages.map((page, index) => ({
    paperId: 'id-copy',
    custody: 'photo' as const,
    page: page.page,
    part: index + 1,
    mediaType: page.mediaType,
    sha256: page.sha256,
  }));
  return { ...draft, kind: 'dossier', subjects: [], papers, sealedAt: clock.nowIso() };
}

async function sealOne(phone: Awaited<ReturnType<typeof openPhone>>) {
  const page = await phone.papers.sealPage(aDraft().dossierId, await photo());
  if (!page.ok) throw new Error(page.problem.code);
  const pages = [{ ...page.value, page: 1 }];
  const draft = aDraft({ papers: [{ paperId: 'id-copy', custody: 'photo', pages }] });
  await phone.drafts.save(draft);
  const packet = await phone.sealer.seal(textOf(pages), pages, () => ({ ...draft, state: 'sealed' }));
  return { pages, packet };
}

describe('a sealed packet', () => {
  it('opens with the age command line and age-encryption, and its header verifies', async () => {
    const phone = await openPhone();
    const { packet, pages } = await sealOne(phone);

    const { payload, protectedHeader } = await compactVerify(packet.header, phone.enrolled.devicePublicKey);
    expect(protectedHeader).toEqual({ alg: 'ES256', kid: 'device-1', typ: packetType });
    const header = findPacketHeader(JSON.parse(new TextDecoder().decode(payload)));
    expect(header).toMatchObject({ pid: packet.pid, dev: 'device-1', seq: 1, aud: 'gateway-1', parts: packet.parts });
    expect(header?.kids).toEqual(phone.enrolled.pins.recipients);
    expect(packet.headerSha256).toBe(sha256Hex(packet.header));

    const folder = await mkdtemp(join(tmpdir(), 'gocua-seal-'));
    try {
      await writeFile(join(folder, 'identity.agekey'), `${phone.enrolled.identity}\n`);
      for (const [index, part] of packet.parts.entries()) {
        const cipher = (await phone.outbox.readPart(part.sha256, 0, part.len))!;
        expect(sha256Hex(cipher)).toBe(part.sha256);
        const file = join(folder, `part-${index}.age`);
        await writeFile(file, cipher);
        const opened = await run('age', ['-d', '-i', join(folder, 'identity.agekey'), file], { encoding: 'buffer' });
        const decrypter = new Decrypter();
        decrypter.addIdentity(phone.enrolled.identity);
        expect(Buffer.from(await decrypter.decrypt(new Uint8Array(cipher)))).toEqual(opened.stdout);
        if (index === 0) expect(JSON.parse(opened.stdout.toString())).toEqual(textOf(pages));
        else expect(sha256Hex(opened.stdout)).toBe(pages[0]?.sha256);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('names beside the recipients of today those whom its pages were sealed to before a rotation', async () => {
    const phone = await openPhone();
    const { pins } = phone.enrolled;
    const page = await phone.papers.sealPage(aDraft().dossierId, await photo());
    if (!page.ok) throw new Error(page.problem.code);
    const [identity, third] = [await generateIdentity(), await identityToRecipient(await generateIdentity())];
    const recipients = [await identityToRecipient(identity)];
    await phone.store.write([phone.store.db.meta], [], () =>
      putPins(phone.store.db, { ...pins, recipients, version: 1 }),
    );
    const newPage = await phone.papers.sealPage(aDraft().dossierId, await photo());
    if (!newPage.ok) throw new Error(newPage.problem.code);
    const seal = async (...sealed: PaperPage[]) => {
      await phone.drafts.save(aDraft());
      const packet = await phone.sealer.seal(textOf(sealed), sealed, () => aDraft({ state: 'sealed' }));
      const { payload } = await compactVerify(packet.header, phone.enrolled.devicePublicKey);
      const text = (await phone.outbox.readPart(packet.parts[0]!.sha256, 0, packet.parts[0]!.len))!;
      return { kids: findPacketHeader(JSON.parse(new TextDecoder().decode(payload)))?.kids, text };
    };
    const [before, after] = [
      { ...page.value, page: 1 },
      { ...newPage.value, page: 2 },
    ];
    const mixed = await seal(before, after);
    expect(mixed.kids).toEqual([...recipients, ...pins.recipients]);
    expect((await seal(after)).kids).toEqual(recipients);
    expect((await seal()).kids).toEqual(recipients);

    const [next, former] = [new Decrypter(), new Decrypter()];
    next.addIdentity(identity);
    former.addIdentity(phone.enrolled.identity);
    expect(JSON.parse(await next.decrypt(new Uint8Array(mixed.text), 'text'))).toMatchObject({ kind: 'dossier' });
    await expect(former.decrypt(new Uint8Array(mixed.text))).rejects.toThrow();

    // A page of an app that did not say whom it sealed to, after yet another rotation.
    await phone.store.db.parts.update(before.partSha256, { recipients: undefined });
    const pinned = { ...pins, recipients: [third], version: 2, firstRecipients: pins.recipients };
    await phone.store.write([phone.store.db.meta], [], () => putPins(phone.store.db, pinned));
    expect((await seal(before, after)).kids).toEqual([third, ...pins.recipients, ...recipients]);
  });

  it('is frozen, enqueued and counted in one step, its draft sealed, its second copy whole', async () => {
    const phone = await openPhone();
    const { packet } = await sealOne(phone);
    expect(await phone.outbox.deliveries()).toMatchObject([{ pid: packet.pid, state: 'waiting' }]);
    expect(await phone.store.db.counters.get('home')).toMatchObject({ waiting: 1, drafts: 0, nextSeq: 2 });
    expect((await phone.drafts.find(packet.dossierId))?.state).toBe('sealed');
    const { procedureCode, ...plain } = packet;
    expect(await phone.secondCopy.packet(packet.pid)).toEqual(plain);
    expect(await phone.outbox.packet(packet.pid)).toEqual(packet);
    await phone.vault.lock();
    expect(await phone.outbox.packet(packet.pid)).toEqual(plain);
    const stored = [...(await phone.store.db.packets.toArray()), ...phone.caches.entries.values()];
    expect(stored.map((row) => JSON.stringify(row)).join()).not.toContain(procedureCode);
    expect(await phone.secondCopy.numbers()).toEqual([{ seq: 1, localCode: '482109375' }]);
  });

  it('leaves nothing behind when the transaction fails: no packet, no number used, the draft as it was', async () => {
    const phone = await openPhone();
    await phone.drafts.save(aDraft());
    const original = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function put(this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
      if (this.name === 'deliveries') throw new DOMException('no room', 'QuotaExceededError');
      return original.call(this, value, key);
    };
    try {
      const sealing = phone.sealer.seal(textOf([]), [], () => aDraft({ state: 'sealed' }));
      await expect(sealing).rejects.toMatchObject({ problem: { code: 'storage-full' } });
    } finally {
      IDBObjectStore.prototype.put = original;
    }
    expect(await phone.outbox.deliveries()).toEqual([]);
    expect(await phone.store.db.packets.count()).toBe(0);
    expect(await phone.store.db.chunks.count()).toBe(0);
    expect(await phone.store.db.counters.get('home')).toMatchObject({ nextSeq: 1, drafts: 1, waiting: 0 });
    expect((await phone.drafts.find(aDraft().dossierId))?.state).toBe('draft');
  });

  it('numbers packets 1, 2, 3 also when several are sealed at once', async () => {
    const phone = await openPhone();
    const seal = () => phone.sealer.seal(textOf([]), [], () => aDraft({ state: 'sealed' }));
    const packets = await Promise.all([seal(), seal(), seal()]);
    expect(packets.map((packet) => packet.seq).sort()).toEqual([1, 2, 3]);
  });

  it('keeps its pages when the draft is removed, while pages of no packet go', async () => {
    const phone = await openPhone();
    const { packet } = await sealOne(phone);
    const other = await phone.papers.sealPage(packet.dossierId, await photo());
    if (!other.ok) throw new Error(other.problem.code);
    await phone.drafts.remove(packet.dossierId);
    const paper = packet.parts[1]!;
    expect(await phone.outbox.readPart(paper.sha256, 0, paper.len)).toBeDefined();
    expect(await phone.outbox.readPart(other.value.partSha256, 0, 1)).toBeUndefined();
    await phone.papers.discardPage(paper.sha256);
    expect(await phone.outbox.readPart(paper.sha256, 0, 1)).toBeDefined();
  });
});

describe('papers', () => {
  it('refuse what is too large, not an image, unreadable, or has no room', async () => {
    const phone = await openPhone();
    const code = async (blob: Blob, papers = phone.papers) => {
      const answer = await papers.sealPage('dossier', blob);
      return answer.ok ? 'sealed' : answer.problem.code;
    };
    const huge = { size: 41 * 1024 * 1024, type: 'image/jpeg' } as Blob;
    expect(await code(huge)).toBe('picture-too-large');
    expect(await code(new Blob(['%PDF-1.7 something'], { type: 'image/jpeg' }))).toBe('picture-not-an-image');
    expect(await code(new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])]))).toBe('picture-unreadable');
    const crowded = newPapers(phone.store, { freeBytes: async () => 10_000_000 }, async () => testSealing);
    expect(await code(await photo(), crowded)).toBe('storage-nearly-full');
    expect(await phone.store.db.chunks.count()).toBe(0);
  });
});

import { Decrypter } from 'age-encryption';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Clock, Randomness } from '../../../src/core/ports.ts';
import { newReportDraft } from '../../../src/core/report/report-draft.ts';
import type { ReportDraft } from '../../../src/core/report/report-draft.ts';
import { sealReport } from '../../../src/core/report/seal-report.ts';
import { newDigests } from '../../../src/device/app/digests.ts';
import { newReportBook } from '../../../src/device/reports/report-book.ts';
import type { Sealing } from '../../../src/device/sealing/sealing.ts';
import { newPapers } from '../../../src/device/sealing/papers.ts';
import { newBeginnings } from '../../../src/device/store/beginnings.ts';
import { newCatalogue } from '../../../src/device/store/catalogue.ts';
import { newOutbox } from '../../../src/device/store/outbox.ts';
import { newSecondCopy } from '../../../src/device/store/second-copy.ts';
import { eraseOpenWork } from '../../../src/device/vault/erase-open-work.ts';
import { parseReportText } from '../../../src/protocol/report-text.ts';
import { aReportDraft } from '../../fixtures/report-fixtures.ts';
import { enrolStore, newCaches, newLocks, openTestStore, openTestVault, testSealing } from '../surroundings.ts';

const startMs = Date.parse('2026-11-22T08:30:00+07:00');
const randomness: Randomness = { uuid: () => crypto.randomUUID(), token: () => 't'.repeat(22), fraction: () => 0.5 };

async function openPhone() {
  const time = { ms: startMs };
  const clock: Clock = { nowMs: () => time.ms, nowIso: () => new Date(time.ms).toISOString().replace('Z', '+00:00') };
  const store = openTestStore();
  const vault = await openTestVault(store);
  const enrolled = await enrolStore(store);
  const secondCopy = newSecondCopy(newCaches(), 'https://gocua.example');
  const outbox = newOutbox(store, secondCopy, newLocks(), vault.findOpen);
  /** As what each picture was pressed. */
  const pressedAs: unknown[] = [];
  const openSealing = async (): Promise<Sealing> => ({
    ...testSealing,
    sealPicture(picture, recipients, of) {
      pressedAs.push(of);
      return testSealing.sealPicture(picture, recipients, of);
    },
  });
  const papers = newPapers(store, { freeBytes: async () => undefined }, openSealing);
  const { findOpen } = vault;
  const parts = { store, vault, secondCopy, openSealing, clock, randomness, digests: newDigests(), papers, findOpen };
  const open = () => newReportBook({ ...parts, onSealed: () => undefined });
  const reports = open();
  const settings = {
    helper: async () => ({ deviceId: enrolled.record.device.deviceId, name: 'Thử', role: 'volunteer' }),
    correctionWindowMs: async () => 2 * 3_600_000,
  };
  async function seal(draft: ReportDraft, withdraws?: true): Promise<ReportDraft> {
    const how = { communeCode: '99901', consent: 'spoken', ...(withdraws && { withdraws }) } as const;
    const ports = { clock, settings, reports } as unknown as Parameters<typeof sealReport>[0];
    const sealed = await sealReport(ports, draft, how);
    if (!sealed.ok) throw new Error(sealed.problem.code);
    return sealed.value;
  }
  return { store, vault, enrolled, outbox, reports, seal, time, open, clock, pressedAs };
}

type Phone = Awaited<ReturnType<typeof openPhone>>;

/** As an attached photo leaves it, without pressing a picture. */
async function addPart({ store }: Phone, draft: ReportDraft): Promise<ReportDraft> {
  const partSha256 = 'a'.repeat(64);
  await store.db.parts.put({ sha256: partSha256, len: 3, dossierId: draft.reportId });
  await store.db.chunks.put({ sha256: partSha256, index: 0, bytes: new Uint8Array([1, 2, 3]) });
  const photo = { mediaType: 'image/jpeg' as const, partSha256, partLen: 3, sha256: 'b'.repeat(64) };
  return { ...draft, photos: [{ ...photo, thumbnail: 'data:image/jpeg;base64,AAAA' }] };
}

const everythingLying = async ({ store: { db } }: Phone) => {
  const rows = [...(await db.beginnings.toArray()), ...(await db.meta.toArray()), ...(await db.packets.toArray())];
  const asText = (_: string, value: unknown) => (value instanceof Uint8Array ? new TextDecoder().decode(value) : value);
  return JSON.stringify(rows, asText);
};

describe('the reports of a phone', () => {
  it('are kept as they are typed, with their photos, and read by nobody while the vault is locked', async () => {
    const phone = await openPhone();
    const draft = await addPart(phone, aReportDraft({ words: 'Cầu tràn bị sạt' }));
    await phone.reports.save(draft);
    // Another start of the app.
    expect(await phone.open().drafts()).toEqual([draft]);
    expect(await everythingLying(phone)).not.toMatch(/Cầu tràn|Mẫu|base64/);
    await phone.vault.lock();
    await expect(phone.reports.drafts()).rejects.toMatchObject({ problem: { code: 'vault-locked' } });
  });

  it('keep the greys of what was photographed', async () => {
    const phone = await openPhone();
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#555' } })
      .jpeg()
      .toBuffer();
    const sealed = await phone.reports.sealPhoto('r', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }));
    expect([sealed.ok, phone.pressedAs]).toEqual([true, ['scene']]);
  });

  it('are no beginnings of a dossier', async () => {
    const phone = await openPhone();
    await phone.reports.save(aReportDraft());
    expect(await newBeginnings(phone.store, phone.vault).list()).toEqual([]);
    expect(await phone.store.db.quarantine.count()).toBe(0);
  });

  it('go sealed to the province with their photos, and tell here no more than where they stand', async () => {
    const phone = await openPhone();
    const draft = await addPart(phone, aReportDraft());
    const sealed = await phone.seal(draft);
    const packet = await phone.outbox.packet(sealed.sealed?.pid ?? '');
    expect(packet).toMatchObject({ about: 'report', dossierId: draft.reportId, localCode: draft.localCode });
    expect(packet?.parts.map(({ kind }) => kind)).toEqual(['text', 'paper']);
    const [text] = packet?.parts ?? [];
    const bytes = (await phone.outbox.readPart(text?.sha256 ?? '', 0, text?.len ?? 0)) ?? new Uint8Array();
    const decrypter = new Decrypter();
    decrypter.addIdentity(phone.enrolled.identity);
    const opened = parseReportText(JSON.parse(await decrypter.decrypt(bytes, 'text')));
    expect(opened).toMatchObject({ ok: true, value: { words: draft.words, photos: [{ part: 1 }] } });
    expect(await phone.reports.list()).toMatchObject([
      { reportId: draft.reportId, localCode: draft.localCode, subject: 'road', hamlet: 'Bản Mẫu' },
    ]);
    expect(await everythingLying(phone)).not.toMatch(/Cầu tràn|Mẫu/);
  });

  it('may be put right or taken back within the window; after it not even this phone can read them', async () => {
    const phone = await openPhone();
    const draft = await addPart(phone, aReportDraft());
    const first = await phone.seal(draft);
    const [kept] = await phone.reports.drafts();
    expect(kept?.photos).toHaveLength(1);
    const again = await phone.seal({ ...first, words: 'Sạt cả hai bên', photos: [] }, true);
    expect(again.sealed).toMatchObject({ revision: 2, withdrawn: true });
    expect(await phone.outbox.deliveries()).toHaveLength(2);
    expect(await phone.reports.list()).toMatchObject([{ withdrawn: true }]);
    phone.time.ms += 2 * 3_600_000;
    expect(await phone.reports.drafts()).toEqual([]);
    expect(await phone.store.db.beginnings.count()).toBe(0);
    expect(await phone.store.db.thumbs.count()).toBe(0);
    // The photo goes on being sent with the packet that names it.
    expect(await phone.store.db.parts.get('a'.repeat(64))).toBeDefined();
    expect(await phone.reports.list()).toHaveLength(1);
  });

  it('are given up with their photos', async () => {
    const phone = await openPhone();
    const draft = await addPart(phone, newReportDraft({ clock: phone.clock, randomness }));
    await phone.reports.save(draft);
    await phone.reports.discard(draft.reportId);
    expect(await phone.reports.drafts()).toEqual([]);
    expect(await phone.store.db.parts.count()).toBe(0);
    expect(await phone.store.db.thumbs.count()).toBe(0);
  });

  it('hear what the commune said, sealed, and forget all of it with the PIN but what is on its way', async () => {
    const phone = await openPhone();
    const { reportId } = await phone.seal(aReportDraft());
    const at = '2026-11-24T09:00:00+07:00';
    const news = { reportId, state: 'answered', at, isPublished: true, answer: 'Xã đã sửa xong cho bà Mẫu' } as const;
    const changes = { cursor: '1', more: false, procedures: [], lists: {}, statuses: [], reports: [news] };
    await newCatalogue(phone.store).apply(changes);
    expect(await phone.reports.list()).toMatchObject([{ reportId, news }]);
    expect(await everythingLying(phone)).not.toContain('sửa xong');
    await eraseOpenWork(phone.store);
    expect((await phone.store.db.meta.toCollection().primaryKeys()).join()).not.toContain('report-');
    expect(await phone.store.db.beginnings.count()).toBe(0);
    expect(await phone.outbox.deliveries()).toHaveLength(1);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QueueFilter } from '../../../src/gateway/desk/list-queue.ts';
import type { DeskWorld } from '../../fixtures/desk-world.ts';
import { listQueue } from '../../../src/gateway/desk/list-queue.ts';
import { listReview } from '../../../src/gateway/desk/list-review.ts';
import { readDossier } from '../../../src/gateway/desk/read-dossier.ts';
import { findPaper } from '../../../src/gateway/desk/read-paper.ts';
import { verifyAudit } from '../../../src/gateway/store/audit.ts';
import { commune, createDeskWorld, neighbour } from '../../fixtures/desk-world.ts';

let world: DeskWorld;
const picture = new Uint8Array([0xff, 0xd8, 0xff, 1, 2, 3]);

beforeAll(async () => {
  world = await createDeskWorld();
  const wishes = [
    {
      applicantName: 'Hồ Thị Đoàn',
      arrivedAt: '2026-11-20T03:00:00Z',
      hamlet: 'Thôn Tà Rẹc',
      idNumber: '044148000002',
    },
    {
      applicantName: 'Lê Văn Hòa',
      arrivedAt: '2026-11-19T03:00:00Z',
      procedureCode: '1.000656',
      papers: [{ paperId: 'giay-bao-tu', custody: 'original', picture: 'on-its-way' }],
    },
    { applicantName: 'Trần Thị Mẫu', state: 'handed-over', arrivedAt: '2026-11-01T03:00:00Z' },
    { applicantName: 'Nguyễn Thử', state: 'accepted', officialNumber: 'H50.99-261120-0001', signatureExpected: true },
    { applicantName: 'Người Xã Khác', communeCode: neighbour.code },
  ] as const;
  for (const wish of wishes) await world.addDossier(wish);
}, 60_000);

afterAll(async () => {
  expect(await verifyAudit(world.context.db)).not.toHaveProperty('brokenAt');
  await world.close();
});

const namesOf = async (filter: QueueFilter = {}) =>
  (await listQueue(world.context, world.lan, filter)).rows.map((row) => row.applicantName);

describe('the queue', () => {
  it('puts open dossiers first, the longest waiting on top, and closed ones last', async () => {
    expect(await namesOf()).toEqual(['Lê Văn Hòa', 'Hồ Thị Đoàn', 'Nguyễn Thử', 'Trần Thị Mẫu']);
  });

  it('counts by state before filters and only in the own commune', async () => {
    const { counts } = await listQueue(world.context, world.lan, { state: 'accepted' });
    expect(counts).toEqual({ received: 2, accepted: 1, 'handed-over': 1 });
  });

  it.each<[QueueFilter, string[]]>([
    [{ state: 'accepted' }, ['Nguyễn Thử']],
    [{ state: 'unheard-of' }, []],
    [{ procedure: '1.000656' }, ['Lê Văn Hòa']],
    [{ waiting: 'original' }, ['Lê Văn Hòa']],
    [{ waiting: 'parts' }, ['Lê Văn Hòa']],
    [{ waiting: 'signature' }, ['Nguyễn Thử']],
    [{ waiting: 'rain' }, []],
    [{ receptionPoint: neighbour.pointId }, []],
    [{ text: 'doan' }, ['Hồ Thị Đoàn']],
    [{ text: 'DOAN ho' }, ['Hồ Thị Đoàn']],
    [{ text: 'le van hoà' }, ['Lê Văn Hòa']],
    [{ text: 'ta rec' }, ['Hồ Thị Đoàn']],
    [{ text: '044148000002' }, ['Hồ Thị Đoàn']],
    [{ text: 'H50.99-261120-0001' }, ['Nguyễn Thử']],
    [{ text: 'khai tử' }, ['Lê Văn Hòa']],
    [{ text: 'nguoi xa khac' }, []],
  ])('filters %j', async (filter, names) => {
    expect(await namesOf(filter)).toEqual(names);
  });

  it('finds a dossier by its mã tạm in groups or in one', async () => {
    const { localCode } = await world.addDossier({ applicantName: 'Có Mã', localCode: '900017718' });
    expect(await namesOf({ text: `${localCode.slice(0, 4)}-${localCode.slice(4, 8)}-${localCode.slice(8)}` })).toEqual([
      'Có Mã',
    ]);
    expect(await namesOf({ text: localCode })).toEqual(['Có Mã']);
  });

  it('follows a dossier that changed', async () => {
    const { dossierId } = await world.addDossier({ applicantName: 'Tên Cũ', hamlet: 'Thôn Riêng' });
    expect(await namesOf({ text: 'thon rieng' })).toEqual(['Tên Cũ']);
    await world.renameApplicant(dossierId, 'Tên Mới');
    expect(await namesOf({ text: 'thon rieng' })).toEqual(['Tên Mới']);
  });

  it('shows what a row is about', async () => {
    const { rows } = await listQueue(world.context, world.lan, { procedure: '1.000656' });
    expect(rows[0]).toMatchObject({
      procedureCode: '1.000656',
      receptionPoint: `Quầy ${commune.name}`,
      state: 'received',
      arrivedAt: '2026-11-19T10:00:00+07:00',
      missingParts: 1,
      awaitsOriginal: true,
      awaitsSignature: false,
      sameDay: true,
      sample: true,
    });
  });
});

describe('a dossier at the desk', () => {
  it('shows answers, papers and findings, hides the slip secret, and its reading is audited', async () => {
    const { dossierId } = await world.addDossier({ papers: [{ paperId: 'giay-a', custody: 'photo', picture }] });
    const dossier = await readDossier(world.context, world.lan, dossierId);
    expect(dossier).toMatchObject({ etag: '1', findings: [{ code: 'paper-later' }], envelope: {} });
    expect(dossier?.text.applicant.fullName).toBe('Hồ Thị Mẫu');
    expect(dossier?.text.slipToken).toBe('');
    expect(dossier?.procedure).toMatchObject({ code: '1.014027' });
    const blobId = dossier?.papers[0]?.blobId ?? '';
    const opened = await findPaper(world.context, world.lan, blobId);
    expect(opened).toMatchObject({ mediaType: 'image/jpeg' });
    expect([...(opened?.bytes ?? [])]).toEqual([...picture]);
    expect(await findPaper(world.context, world.stranger, blobId)).toBeUndefined();
    expect(await findPaper(world.context, world.lan, '../../keys/data.key')).toBeUndefined();
    const reads = await world.context.db
      .selectFrom('audit')
      .select('action')
      .where('subject', '=', dossierId)
      .execute();
    expect(reads.map((row) => row.action)).toEqual(['dossier-read', 'paper-read']);
  });

  it('is nothing to another commune, and an audit row is written for nobody', async () => {
    const { dossierId } = await world.addDossier();
    expect(await readDossier(world.context, world.stranger, dossierId)).toBeUndefined();
    const reads = await world.context.db
      .selectFrom('audit')
      .select('action')
      .where('subject', '=', dossierId)
      .execute();
    expect(reads).toEqual([]);
  });

  it('is stored so that the database alone tells no name', async () => {
    const { dossierId } = await world.addDossier({ applicantName: 'Tên Rất Riêng' });
    const row = await world.context.db
      .selectFrom('dossiers')
      .selectAll()
      .where('dossier_id', '=', dossierId)
      .executeTakeFirstOrThrow();
    expect(JSON.stringify({ ...row, sealed_content: '' })).not.toContain('Riêng');
    expect(row.sealed_content.includes(Buffer.from('Riêng'))).toBe(false);
  });
});

it('lists packets that need a person, of the own commune', async () => {
  const { dossierId } = await world.addDossier();
  const { db } = world.context;
  await db.updateTable('packets').set({ review: 'packet-malformed' }).where('dossier_id', '=', dossierId).execute();
  expect(await listReview(world.context, world.lan)).toMatchObject([
    { code: 'packet-malformed', deviceName: 'Nguyễn Văn Thử – Máy của Nguyễn Văn Thử' },
  ]);
  expect(await listReview(world.context, world.stranger)).toEqual([]);
});

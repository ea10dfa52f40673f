import { randomBytes, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DossierStatus } from '../../../src/core/dossier/dossier-status.ts';
import type { SealedText } from '../../../src/core/dossier/dossier.ts';
import type { Changes } from '../../../src/core/ports.ts';
import { openWaiting } from '../../../src/gateway/opener/open-waiting.ts';
import type { Opener } from '../../../src/gateway/opener/opener.ts';
import { newPictures } from '../../../src/gateway/opener/pictures.ts';
import { loadOpenerKeys } from '../../../src/gateway/keys/opener-keys.ts';
import { openDossierContent, openPicture, sealDossierContent } from '../../../src/gateway/store/dossier-content.ts';
import {
  aSealedText,
  buildPacket,
  framesOf,
  packetFrame,
  partFrame,
  sendFrames,
  sha256Of,
} from '../../fixtures/build-packet.ts';
import type { PacketOptions } from '../../fixtures/build-packet.ts';
import { authorize, enrolTestDevice } from '../../fixtures/enrol-device.ts';
import type { TestDevice } from '../../fixtures/enrol-device.ts';
import { aProcedure, publishProcedure } from '../../fixtures/publish-procedure.ts';
import { startTestGateway, testCommune, testPoint } from '../../fixtures/start-gateway.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';

let gateway: TestGateway;
let opener: Opener;
let device: TestDevice;
let photo: Buffer;

beforeAll(async () => {
  gateway = await startTestGateway();
  await publishProcedure(gateway.context.db);
  const { db, blobs, config, log, now } = gateway.context;
  opener = { db, blobs, keys: loadOpenerKeys(config.dataDir), pictures: newPictures(), log, now };
  device = await enrolTestDevice(gateway);
  photo = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#7a9' } })
    .withExif({ IFD0: { Copyright: 'marker-in-exif' } })
    .jpeg()
    .toBuffer();
});
afterAll(async () => {
  await opener.pictures.stop();
  await gateway.stop();
});

/** A dossier that passes the re-check: one answer, one photo, confirmed and signed. */
function aWholeText(changes: Partial<SealedText> = {}): SealedText {
  const at = '2026-11-21T08:30:00+07:00';
  return aSealedText(device, {
    procedure: { code: '9.000001', version: 1 },
    answers: { reason: 'Đề nghị trợ giúp' },
    papers: [
      { paperId: 'birth-paper', custody: 'photo', page: 1, part: 1, mediaType: 'image/jpeg', sha256: sha256Of(photo) },
    ],
    consents: [
      { moment: 'confirm', purpose: 'confirm', given: 'spoken', at, readBy: 'Nguyễn Văn Thử', language: 'vi' },
    ],
    ...changes,
  });
}

async function deliver(text: SealedText, options: PacketOptions = {}) {
  const packet = await buildPacket(gateway, device, { text, papers: [photo], ...options });
  await sendFrames(gateway, framesOf(packet));
  return packet;
}

async function openAll(): Promise<void> {
  const putOff = new Map<string, number>();
  while ((await openWaiting(opener, putOff)) > 0);
  expect(putOff.size).toBe(0);
}

async function statusOf(dossierId: string): Promise<DossierStatus | undefined> {
  const headers = await authorize(gateway, device);
  const statuses: DossierStatus[] = [];
  for (let since = ''; ;) {
    const response = await gateway.request(`/api/v1/changes?since=${since}`, { headers });
    const changes = (await response.json()) as Changes;
    statuses.push(...changes.statuses);
    since = changes.cursor;
    if (!changes.more) return statuses.findLast((status) => status.dossierId === dossierId);
  }
}

const packetRow = async (pid: string) =>
  await opener.db
    .selectFrom('packets')
    .select(['opening', 'review', 'dossier_id', 'complete'])
    .where('pid', '=', pid)
    .executeTakeFirstOrThrow();
const dossierRow = async (dossierId: string) =>
  await opener.db.selectFrom('dossiers').selectAll().where('dossier_id', '=', dossierId).executeTakeFirst();
const paperRows = async (dossierId: string) =>
  await opener.db
    .selectFrom('dossier_papers')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .orderBy('paper_id')
    .orderBy('page')
    .execute();

describe('a dossier', () => {
  it('reaches the desk and its phone learns that it was opened', async () => {
    const text = aWholeText();
    const packet = await deliver(text);
    await openAll();
    const row = await dossierRow(text.dossierId);
    expect(row).toMatchObject({
      state: 'received',
      revision: 1,
      device_id: device.deviceId,
      commune_code: testCommune.code,
      reception_point_id: testPoint.receptionPointId,
      local_code: '482109375',
      slip_token_sha256: sha256Of(text.slipToken),
      procedure_code: '9.000001',
      signature_expected: true,
      originals_expected: false,
    });
    const content = openDossierContent(opener.keys.dataKey, text.dossierId, row?.sealed_content ?? Buffer.alloc(0));
    expect(content.text).toEqual(text);
    expect(await packetRow(packet.pid)).toMatchObject({ opening: 'opened', dossier_id: text.dossierId });
    expect(await statusOf(text.dossierId)).toMatchObject({ state: 'received', openedPids: [packet.pid] });
  });

  it('stores its picture anew: upright pixels without metadata, unreadable without the data key', async () => {
    const text = aWholeText();
    await deliver(text);
    await openAll();
    const [paper] = await paperRows(text.dossierId);
    expect(paper).toMatchObject({ media_type: 'image/jpeg', rejected: null });
    const stored = await opener.blobs.read(paper?.blob_id ?? '');
    const picture = openPicture(opener.keys.dataKey, paper?.blob_id ?? '', stored);
    expect(Buffer.from(stored).includes(picture.subarray(0, 16))).toBe(false);
    expect(await sharp(picture).metadata()).toMatchObject({ format: 'jpeg', width: 640, height: 480 });
    expect(picture.includes('marker-in-exif')).toBe(false);
    expect(photo.includes('marker-in-exif')).toBe(true);
  });

  it('is at the desk before its pictures, which follow when they arrive', async () => {
    const text = aWholeText();
    const packet = await buildPacket(gateway, device, { text, papers: [photo] });
    await sendFrames(gateway, [packetFrame(packet)]);
    await openAll();
    expect((await paperRows(text.dossierId))[0]).toMatchObject({ blob_id: null, rejected: null });
    await sendFrames(gateway, [partFrame(packet, 1)]);
    await openAll();
    expect((await paperRows(text.dossierId))[0]?.blob_id).not.toBeNull();
  });

  it.each([
    ['no picture at all', Buffer.from('<svg onload="x"/>'), 'picture-rejected'],
    ['a picture that is cut off', undefined, 'picture-rejected'],
    ['other bytes than the text names', Buffer.from('khac'), 'digest-mismatch'],
  ])('is received although a part holds %s', async (_, bytes, rejected) => {
    const paper = bytes ?? photo.subarray(0, photo.length / 2);
    const sha256 = rejected === 'digest-mismatch' ? sha256Of(photo) : sha256Of(paper);
    const papers = [{ paperId: 'birth-paper', custody: 'photo' as const, page: 1, part: 1, sha256 }];
    const text = aWholeText({ papers });
    await deliver(text, { papers: [paper] });
    await openAll();
    expect((await dossierRow(text.dossierId))?.state).toBe('received');
    expect((await paperRows(text.dossierId))[0]).toMatchObject({ blob_id: null, rejected });
  });

  it('waits for a person when the re-check finds what blocks, and the phone learns which question', async () => {
    const text = aWholeText({ answers: {} });
    const packet = await deliver(text);
    await openAll();
    expect(await statusOf(text.dossierId)).toMatchObject({
      state: 'in-review',
      openedPids: [packet.pid],
      reason: 'Cần xem lại: Lý do đề nghị.',
    });
  });

  it('waits for a person when its procedure is unknown, or ended longer ago than its days of grace', async () => {
    await publishProcedure(opener.db, aProcedure({ code: '9.000002', effectiveTo: '2026-10-21', graceDays: 30 }));
    await publishProcedure(opener.db, aProcedure({ code: '9.000003', effectiveTo: '2026-10-22', graceDays: 30 }));
    const states = [];
    for (const code of ['9.999999', '9.000002', '9.000003']) {
      const text = aWholeText({ procedure: { code, version: 1 } });
      await deliver(text);
      await openAll();
      states.push((await dossierRow(text.dossierId))?.state);
    }
    expect(states).toEqual(['in-review', 'in-review', 'received']);
  });

  it('names a sheet that we did not print, and takes the dossier all the same', async () => {
    const text = aWholeText({ sheet: { code: '123456782', scannedAt: '2026-11-21T08:30:00+07:00' } });
    await deliver(text);
    await openAll();
    const row = await dossierRow(text.dossierId);
    expect(row).toMatchObject({ state: 'received', local_code: '123456782' });
    const content = openDossierContent(opener.keys.dataKey, text.dossierId, row?.sealed_content ?? Buffer.alloc(0));
    expect(content.findings).toContainEqual({ code: 'sheet-code-invalid', weight: 'warning' });
  });
});

describe('a packet that cannot become a dossier', () => {
  it.each([
    ['is not JSON', 'xin chào', 'packet-malformed'],
    ['is not a dossier', { kind: 'dossier' }, 'packet-malformed'],
  ])('stays on the review list with its reason: its text %s', async (_, text, code) => {
    const packet = await buildPacket(gateway, device, { text });
    await sendFrames(gateway, framesOf(packet));
    await openAll();
    expect(await packetRow(packet.pid)).toMatchObject({ opening: 'failed', review: code });
  });

  it('stays on the review list when our keys do not open it', async () => {
    const packet = await buildPacket(gateway, device);
    const body = randomBytes(packet.parts[0]?.length ?? 0);
    const resigned = await buildPacket(gateway, device, {
      pid: packet.pid,
      header: { parts: [{ sha256: sha256Of(body), len: body.length, kind: 'text' }] },
    });
    await sendFrames(gateway, [{ type: 'packet', pid: packet.pid, header: resigned.header, body }]);
    await openAll();
    expect(await packetRow(packet.pid)).toMatchObject({ opening: 'failed', review: 'packet-unreadable' });
  });

  it('waits while its device is not confirmed, and is opened once it is', async () => {
    const unconfirmed = await enrolTestDevice(gateway, { state: 'unconfirmed' });
    const text = aWholeText();
    const packet = await buildPacket(gateway, unconfirmed, { text, papers: [photo] });
    await sendFrames(gateway, framesOf(packet));
    await openAll();
    expect(await packetRow(packet.pid)).toMatchObject({ opening: 'waiting' });
    await opener.db
      .updateTable('devices')
      .set({ state: 'active', confirmed_at: new Date() })
      .where('device_id', '=', unconfirmed.deviceId)
      .execute();
    await openAll();
    expect(await packetRow(packet.pid)).toMatchObject({ opening: 'opened' });
  });
});

describe('a correction', () => {
  it('replaces the dossier and keeps the picture of an unchanged paper', async () => {
    const text = aWholeText();
    const first = await deliver(text);
    await openAll();
    const before = await paperRows(text.dossierId);
    const corrected = { ...text, revision: 2, answers: { reason: 'Lý do đã sửa' } };
    const listing = { sha256: first.digests[1], len: first.parts[1]?.length, kind: 'paper' };
    const plain = await buildPacket(gateway, device, { text: corrected });
    const [body = new Uint8Array()] = plain.parts;
    const second = await buildPacket(gateway, device, {
      supersedes: first.pid,
      header: { parts: [{ sha256: sha256Of(body), len: body.length, kind: 'text' }, listing] },
    });
    await sendFrames(gateway, [{ type: 'packet', pid: second.pid, header: second.header, body }]);
    await openAll();
    const row = await dossierRow(text.dossierId);
    expect(row).toMatchObject({ state: 'received', revision: 2, packet_revision: 2, pid: second.pid });
    const content = openDossierContent(opener.keys.dataKey, text.dossierId, row?.sealed_content ?? Buffer.alloc(0));
    expect(content.text.answers).toEqual({ reason: 'Lý do đã sửa' });
    expect((await paperRows(text.dossierId))[0]?.blob_id).toBe(before[0]?.blob_id);
    expect((await statusOf(text.dossierId))?.openedPids.toSorted()).toEqual([first.pid, second.pid].toSorted());
  });

  it('that arrives before what it corrects wins, and the earlier one counts as opened', async () => {
    const text = aWholeText();
    const first = await buildPacket(gateway, device, { text, papers: [photo] });
    const second = await buildPacket(gateway, device, {
      text: { ...text, revision: 2 },
      papers: [photo],
      supersedes: first.pid,
    });
    await sendFrames(gateway, framesOf(second));
    await openAll();
    await sendFrames(gateway, [packetFrame(first)]);
    await openAll();
    expect(await dossierRow(text.dossierId)).toMatchObject({ packet_revision: 2, pid: second.pid });
    expect((await statusOf(text.dossierId))?.openedPids.toSorted()).toEqual([first.pid, second.pid].toSorted());
  });

  it('of another dossier is refused and leaves the earlier one as it was', async () => {
    const text = aWholeText();
    const first = await buildPacket(gateway, device, { text, papers: [photo] });
    await sendFrames(gateway, [packetFrame(first)]);
    const second = await deliver(aWholeText(), { supersedes: first.pid });
    expect(await packetRow(first.pid)).toMatchObject({ complete: true });
    await openAll();
    expect(await packetRow(second.pid)).toMatchObject({ opening: 'failed', review: 'supersedes-refused' });
    expect(await packetRow(first.pid)).toMatchObject({ opening: 'opened', complete: false });
    expect((await dossierRow(text.dossierId))?.state).toBe('received');
    const body = JSON.stringify({ pids: [first.pid], parts: [] });
    const held = await (await gateway.request('/api/v1/have', { method: 'POST', body })).json();
    expect(held).toMatchObject({ packets: { [first.pid]: { missing: [first.digests[1]] } } });
  });

  it('of an accepted dossier goes to review', async () => {
    const text = aWholeText();
    const first = await deliver(text);
    await openAll();
    await opener.db
      .updateTable('dossiers')
      .set({ state: 'accepted' })
      .where('dossier_id', '=', text.dossierId)
      .execute();
    const second = await deliver({ ...text, revision: 2 }, { supersedes: first.pid });
    await openAll();
    expect(await packetRow(second.pid)).toMatchObject({ opening: 'failed', review: 'supersedes-refused' });
    expect(await dossierRow(text.dossierId)).toMatchObject({ packet_revision: 1, state: 'accepted' });
  });
});

describe('a supplement', () => {
  it('joins the dossier and brings it back to where its clock stood', async () => {
    const text = aWholeText();
    await deliver(text);
    await openAll();
    const row = await dossierRow(text.dossierId);
    const requestId = randomUUID();
    const supplement = {
      requestId,
      askedAt: '2026-11-22T08:00:00+07:00',
      items: [{ kind: 'paper' as const, id: 'second-paper', why: 'Ảnh mờ' }],
    };
    const content = openDossierContent(opener.keys.dataKey, text.dossierId, row?.sealed_content ?? Buffer.alloc(0));
    await opener.db
      .updateTable('dossiers')
      .set({
        state: 'supplement',
        official_number: 'H48.19-261121-0001',
        sealed_content: sealDossierContent(opener.keys.dataKey, text.dossierId, { ...content, supplement }),
      })
      .where('dossier_id', '=', text.dossierId)
      .execute();
    const answer = await deliver({
      ...text,
      kind: 'supplement',
      revision: 2,
      requestId,
      applicant: { fullName: '', source: 'typed' },
      slipToken: '',
      answers: { more: 'thêm' },
      papers: [{ paperId: 'second-paper', custody: 'photo', page: 1, part: 1, sha256: sha256Of(photo) }],
    });
    await openAll();
    const after = await dossierRow(text.dossierId);
    expect(after).toMatchObject({ state: 'accepted', slip_token_sha256: sha256Of(text.slipToken) });
    const merged = openDossierContent(opener.keys.dataKey, text.dossierId, after?.sealed_content ?? Buffer.alloc(0));
    expect(merged.text.answers).toEqual({ reason: 'Đề nghị trợ giúp', more: 'thêm' });
    expect(merged.text.applicant).toEqual(text.applicant);
    const papers = await paperRows(text.dossierId);
    expect(papers.map(({ paper_id: paperId, blob_id: blobId }) => [paperId, blobId !== null])).toEqual([
      ['birth-paper', true],
      ['second-paper', true],
    ]);
    const status = await statusOf(text.dossierId);
    expect(status).toMatchObject({ state: 'accepted' });
    expect(status?.supplement).toBeUndefined();
    expect(status?.openedPids).toContain(answer.pid);
  });

  it('of an unknown dossier stays on the review list', async () => {
    const packet = await deliver({ ...aWholeText(), kind: 'supplement', requestId: randomUUID() });
    await openAll();
    expect(await packetRow(packet.pid)).toMatchObject({ opening: 'failed', review: 'packet-failed-check' });
  });
});

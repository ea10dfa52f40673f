import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDeskDossier } from '../../../src/gateway/desk/load-dossier.ts';
import { findSlipStatus } from '../../../src/gateway/http/status-routes.ts';
import { readChanges } from '../../../src/gateway/store/changes.ts';
import { openPicture } from '../../../src/gateway/store/dossier-content.ts';
import { buildPacket, framesOf, packetFrame, partFrame, sendFrames, sha256Of } from '../../fixtures/build-packet.ts';
import { enrolTestDevice } from '../../fixtures/enrol-device.ts';
import { OpenerWorld } from '../../fixtures/opener-world.ts';
import { aProcedure, publishProcedure } from '../../fixtures/publish-procedure.ts';
import { testCommune, testPoint } from '../../fixtures/start-gateway.ts';

let world: OpenerWorld;
beforeAll(async () => {
  world = await OpenerWorld.start();
});
afterAll(async () => await world.stop());

describe('a dossier', () => {
  it('reaches the desk and its phone learns that it was opened', async () => {
    const text = world.aWholeText();
    const packet = await world.deliver(text);
    await world.openAll();
    const row = await world.dossierRow(text.dossierId);
    expect(row).toMatchObject({
      state: 'received',
      revision: 1,
      device_id: world.device.deviceId,
      commune_code: testCommune.code,
      reception_point_id: testPoint.receptionPointId,
      local_code: '482109375',
      slip_token_sha256: sha256Of(text.slipToken),
      procedure_code: '9.000001',
      signature_expected: true,
      originals_expected: false,
    });
    const content = await world.contentOf(text.dossierId);
    expect(content.text).toEqual(text);
    expect(await world.packetRow(packet.pid)).toMatchObject({ opening: 'opened', dossier_id: text.dossierId });
    expect(await world.statusOf(text.dossierId)).toMatchObject({ state: 'received', openedPids: [packet.pid] });
  });

  it('stores its picture anew: upright pixels without metadata, unreadable without the data key', async () => {
    const text = world.aWholeText();
    await world.deliver(text);
    await world.openAll();
    const [paper] = await world.paperRows(text.dossierId);
    expect(paper).toMatchObject({ media_type: 'image/jpeg', rejected: null });
    const stored = await world.opener.blobs.read(paper?.blob_id ?? '');
    const picture = openPicture(world.opener.keys.dataKey, paper?.blob_id ?? '', stored);
    expect(Buffer.from(stored).includes(picture.subarray(0, 16))).toBe(false);
    expect(await sharp(picture).metadata()).toMatchObject({ format: 'jpeg', width: 640, height: 480 });
    expect(picture.includes('marker-in-exif')).toBe(false);
    expect(world.photo.includes('marker-in-exif')).toBe(true);
  });

  it('is at the desk before its pictures, which follow when they arrive', async () => {
    const text = world.aWholeText();
    const packet = await buildPacket(world.gateway, world.device, { text, papers: [world.photo] });
    await sendFrames(world.gateway, [packetFrame(packet)]);
    await world.openAll();
    expect((await world.paperRows(text.dossierId))[0]).toMatchObject({ blob_id: null, rejected: null });
    await sendFrames(world.gateway, [partFrame(packet, 1)]);
    await world.openAll();
    expect((await world.paperRows(text.dossierId))[0]?.blob_id).not.toBeNull();
  });

  it.each([
    ['no picture at all', Buffer.from('<svg onload="x"/>'), 'picture-rejected'],
    ['a picture that is cut off', undefined, 'picture-rejected'],
    ['other bytes than the text names', Buffer.from('khac'), 'digest-mismatch'],
  ])('is received although a part holds %s', async (_, bytes, rejected) => {
    const paper = bytes ?? world.photo.subarray(0, world.photo.length / 2);
    const sha256 = rejected === 'digest-mismatch' ? sha256Of(world.photo) : sha256Of(paper);
    const papers = [{ paperId: 'birth-paper', custody: 'photo' as const, page: 1, part: 1, sha256 }];
    const text = world.aWholeText({ papers });
    const packet = await world.deliver(text, { papers: [paper] });
    await world.openAll();
    expect((await world.dossierRow(text.dossierId))?.state).toBe('received');
    expect((await world.paperRows(text.dossierId))[0]).toMatchObject({ blob_id: null, rejected });
    const desk = { communeCode: testCommune.code, deviceId: 'desk' };
    const seen = await findDeskDossier(world.gateway.context, desk, text.dossierId);
    expect(seen?.papers).toMatchObject([{ paperId: 'birth-paper', rejected }]);
    expect(seen?.findings).toContainEqual({ code: 'picture-rejected', paperId: 'birth-paper' });
    expect(await world.reviews()).toContainEqual({ pid: packet.pid, code: 'picture-rejected' });
    expect((await world.statusOf(text.dossierId))?.openedPids).toEqual([]);
  });

  it('is named to its phone as opened only when its last page is', async () => {
    const text = world.aWholeText({
      papers: [1, 2].map((page) => ({
        paperId: 'birth-paper',
        custody: 'photo' as const,
        mediaType: 'image/jpeg',
        page,
        part: page,
        sha256: sha256Of(world.photo),
      })),
    });
    const packet = await buildPacket(world.gateway, world.device, { text, papers: [world.photo, world.photo] });
    await sendFrames(world.gateway, [packetFrame(packet), partFrame(packet, 1)]);
    await world.openAll();
    expect(await world.statusOf(text.dossierId)).toMatchObject({ state: 'received', openedPids: [] });
    const { cursor } = await readChanges(world.opener.db, undefined, testCommune.code, 10_000);
    await sendFrames(world.gateway, [partFrame(packet, 2)]);
    await world.openAll();
    const news = await readChanges(world.opener.db, cursor, testCommune.code);
    expect(news.changes).toContainEqual({ kind: 'status', subject: text.dossierId });
    expect((await world.statusOf(text.dossierId))?.openedPids).toEqual([packet.pid]);
  });

  it('waits for a person when the re-check finds what blocks, and the phone learns which question', async () => {
    const text = world.aWholeText({ answers: {} });
    const packet = await world.deliver(text);
    await world.openAll();
    expect(await world.statusOf(text.dossierId)).toMatchObject({
      state: 'in-review',
      openedPids: [packet.pid],
      reason: 'Cần xem lại: Lý do đề nghị.',
    });
  });

  it('waits for a person when its procedure is unknown, or ended longer ago than its days of grace', async () => {
    await publishProcedure(world.opener.db, aProcedure({ code: '9.000002', effectiveTo: '2026-10-21', graceDays: 30 }));
    await publishProcedure(world.opener.db, aProcedure({ code: '9.000003', effectiveTo: '2026-10-22', graceDays: 30 }));
    const states = [];
    for (const code of ['9.999999', '9.000002', '9.000003']) {
      const text = world.aWholeText({ procedure: { code, version: 1 } });
      await world.deliver(text);
      await world.openAll();
      states.push((await world.dossierRow(text.dossierId))?.state);
    }
    expect(states).toEqual(['in-review', 'in-review', 'received']);
  });

  it('of another commune is not shown under a slip that was first used here', async () => {
    const text = world.aWholeText();
    await world.deliver(text);
    await world.openAll();
    await world.opener.db.insertInto('communes').values({ code: '99903', name: 'Xã Khác' }).execute();
    const stranger = await enrolTestDevice(world.gateway, { communeCode: '99903' });
    const other = world.aWholeText({ slipToken: text.slipToken, place: { communeCode: '99903' } });
    const packet = await buildPacket(world.gateway, stranger, { text: other, papers: [world.photo] });
    await sendFrames(world.gateway, framesOf(packet));
    await world.openAll();
    expect((await world.dossierRow(other.dossierId))?.commune_code).toBe('99903');
    expect((await findSlipStatus(world.gateway.context, text.slipToken))?.dossiers).toHaveLength(1);
  });

  it('names a sheet that we did not print, and takes the dossier all the same', async () => {
    const text = world.aWholeText({ sheet: { code: '123456782', scannedAt: '2026-11-21T08:30:00+07:00' } });
    await world.deliver(text);
    await world.openAll();
    const row = await world.dossierRow(text.dossierId);
    expect(row).toMatchObject({ state: 'received', local_code: '123456782' });
    const content = await world.contentOf(text.dossierId);
    expect(content.findings).toContainEqual({ code: 'sheet-code-invalid', weight: 'warning' });
  });
});

describe('a packet that cannot become a dossier', () => {
  it.each([
    ['is not JSON', 'xin chào', 'packet-malformed'],
    ['is not a dossier', { kind: 'dossier' }, 'packet-malformed'],
  ])('stays on the review list with its reason: its text %s', async (_, text, code) => {
    const packet = await buildPacket(world.gateway, world.device, { text });
    await sendFrames(world.gateway, framesOf(packet));
    await world.openAll();
    expect(await world.packetRow(packet.pid)).toMatchObject({ opening: 'failed', review: code });
    expect(await world.reviews()).toContainEqual({ pid: packet.pid, code });
  });

  it('is told to the phone that sealed it and to no other', async () => {
    const neighbour = await enrolTestDevice(world.gateway);
    const packet = await buildPacket(world.gateway, neighbour, { text: 'xin chào' });
    await sendFrames(world.gateway, framesOf(packet));
    await world.openAll();
    expect(await world.reviews(neighbour)).toEqual([{ pid: packet.pid, code: 'packet-malformed' }]);
    expect((await world.reviews()).map(({ pid }) => pid)).not.toContain(packet.pid);
  });

  it('stays on the review list when our keys do not open it', async () => {
    const packet = await buildPacket(world.gateway, world.device);
    const body = randomBytes(packet.parts[0]?.length ?? 0);
    const resigned = await buildPacket(world.gateway, world.device, {
      pid: packet.pid,
      header: { parts: [{ sha256: sha256Of(body), len: body.length, kind: 'text' }] },
    });
    await sendFrames(world.gateway, [{ type: 'packet', pid: packet.pid, header: resigned.header, body }]);
    await world.openAll();
    expect(await world.packetRow(packet.pid)).toMatchObject({ opening: 'failed', review: 'packet-unreadable' });
  });

  it('that claims to correct another device’s packet is refused unopened, and its own device is told', async () => {
    const first = await world.deliver(world.aWholeText());
    const neighbour = await enrolTestDevice(world.gateway);
    const second = await buildPacket(world.gateway, neighbour, { supersedes: first.pid });
    await sendFrames(world.gateway, framesOf(second));
    expect(await world.packetRow(second.pid)).toMatchObject({ opening: 'waiting', review: 'supersedes-refused' });
    expect(await world.reviews(neighbour)).toEqual([{ pid: second.pid, code: 'supersedes-refused' }]);
    await world.openAll();
    expect(await world.packetRow(first.pid)).toMatchObject({ opening: 'opened', complete: true });
  });

  it('waits while its device is not confirmed, and is opened once it is', async () => {
    const unconfirmed = await enrolTestDevice(world.gateway, { state: 'unconfirmed' });
    const text = world.aWholeText();
    const packet = await buildPacket(world.gateway, unconfirmed, { text, papers: [world.photo] });
    await sendFrames(world.gateway, framesOf(packet));
    await world.openAll();
    expect(await world.packetRow(packet.pid)).toMatchObject({ opening: 'waiting' });
    await world.opener.db
      .updateTable('devices')
      .set({ state: 'active', confirmed_at: new Date() })
      .where('device_id', '=', unconfirmed.deviceId)
      .execute();
    await world.openAll();
    expect(await world.packetRow(packet.pid)).toMatchObject({ opening: 'opened' });
  });
});

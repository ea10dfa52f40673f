import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Changes } from '../../../src/core/ports.ts';
import type { ReportText } from '../../../src/core/report/report.ts';
import { openPicture } from '../../../src/gateway/store/dossier-content.ts';
import { openReportContent } from '../../../src/gateway/store/report-tables.ts';
import { buildPacket, framesOf, sendFrames } from '../../fixtures/build-packet.ts';
import type { PacketOptions, TestPacket } from '../../fixtures/build-packet.ts';
import type { TestDevice } from '../../fixtures/enrol-device.ts';
import { authorize, enrolTestDevice } from '../../fixtures/enrol-device.ts';
import { OpenerWorld } from '../../fixtures/opener-world.ts';
import { aReportText, sha256Of } from '../../fixtures/report-fixtures.ts';

let world: OpenerWorld;
beforeAll(async () => {
  world = await OpenerWorld.start();
});
afterAll(async () => await world.stop());

const fresh = (changes: Partial<ReportText> = {}) => aReportText(world.device.deviceId, changes);
const withPhoto = (changes: Partial<ReportText> = {}) =>
  fresh({ photos: [{ part: 1, mediaType: 'image/jpeg', sha256: sha256Of(world.photo) }], ...changes });

async function deliver(text: unknown, options: PacketOptions = {}, device: TestDevice = world.device) {
  const packet: TestPacket = await buildPacket(world.gateway, device, { text, ...options });
  await sendFrames(world.gateway, framesOf(packet));
  await world.openAll();
  return packet;
}

const rowOf = async (reportId: string) =>
  await world.opener.db.selectFrom('reports').selectAll().where('report_id', '=', reportId).executeTakeFirst();
const eventsOf = async (reportId: string) => {
  const rows = world.opener.db.selectFrom('report_events').select('action').where('report_id', '=', reportId);
  return (await rows.orderBy('event_id').execute()).map(({ action }) => action);
};

async function newsOf(device: TestDevice) {
  const headers = await authorize(world.gateway, device);
  const response = await world.gateway.request('/api/v1/changes', { headers });
  return ((await response.json()) as Changes).reports ?? [];
}

describe('a packet with a report', () => {
  it('is before its commune, sealed, with a day for the answer; its phone hears of it and no other does', async () => {
    const text = fresh();
    const packet = await deliver(text);
    const row = await rowOf(text.reportId);
    expect(row).toMatchObject({ state: 'received', subject: 'road', hamlet: 'Bản Mẫu', revision: 1, settled_at: null });
    expect(row?.due_on).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    const sealed = row?.sealed_content ?? Buffer.alloc(0);
    for (const word of ['Mẫu', '0912345678', 'Cầu tràn']) expect(sealed.includes(word)).toBe(false);
    expect(openReportContent(world.opener.keys.dataKey, text.reportId, sealed).text).toEqual(text);
    expect(await world.packetRow(packet.pid)).toMatchObject({ opening: 'opened', review: null, dossier_id: null });
    expect(await world.openedPids()).toContain(packet.pid);
    expect(await newsOf(world.device)).toContainEqual(
      expect.objectContaining({ reportId: text.reportId, state: 'received', isPublished: false }),
    );
    const other = await enrolTestDevice(world.gateway);
    expect((await newsOf(other)).map(({ reportId }) => reportId)).not.toContain(text.reportId);
    const slip = await world.gateway.request('/api/v1/status', { headers: { 'slip-token': text.slipToken } });
    const status = (await slip.json()) as { report: object };
    expect(status).toMatchObject({
      state: 'received',
      dossiers: [],
      report: { state: 'received', dueOn: row?.due_on },
    });
    expect(JSON.stringify(status)).not.toMatch(/Hồ Thị|0912|Bản Mẫu|Cầu tràn/);
  });

  it('is told as opened only when its photo is a picture, without what the camera wrote beside it', async () => {
    const text = withPhoto();
    const packet = await buildPacket(world.gateway, world.device, { text, papers: [world.photo] });
    const [header, ...parts] = framesOf(packet);
    if (!header) throw new Error('no frame');
    await sendFrames(world.gateway, [header]);
    await world.openAll();
    expect(await rowOf(text.reportId)).toMatchObject({ state: 'received', photo_count: 1 });
    expect(await world.openedPids()).not.toContain(packet.pid);
    await sendFrames(world.gateway, parts);
    await world.openAll();
    expect(await world.openedPids()).toContain(packet.pid);
    const photo = await world.opener.db
      .selectFrom('report_photos')
      .selectAll()
      .where('report_id', '=', text.reportId)
      .executeTakeFirstOrThrow();
    const { blobs, keys } = world.opener;
    const blobId = photo.blob_id ?? '';
    const bytes = openPicture(keys.dataKey, blobId, await blobs.read(blobId));
    expect(world.photo.includes('marker-in-exif')).toBe(true);
    expect(bytes.includes('marker-in-exif')).toBe(false);
    expect(bytes.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
  });

  it('stays on its phone when its photo is none, and a person is told', async () => {
    const papers = [Buffer.from('no picture at all')];
    const photos = [{ part: 1, mediaType: 'image/jpeg', sha256: sha256Of(papers[0] ?? '') }];
    const packet = await deliver(fresh({ photos }), { papers });
    expect(await world.reviews()).toContainEqual({ pid: packet.pid, code: 'picture-rejected' });
    expect(await world.openedPids()).not.toContain(packet.pid);
  });

  it('is put right by its own phone, in whatever order the two arrive, and keeps the photo that stays', async () => {
    const first = withPhoto();
    const packet = await buildPacket(world.gateway, world.device, { text: first, papers: [world.photo] });
    const later = { ...first, revision: 2, words: 'Sạt cả hai bên' };
    await deliver(later, { papers: [world.photo] });
    await sendFrames(world.gateway, framesOf(packet));
    await world.openAll();
    const row = await rowOf(first.reportId);
    expect(row).toMatchObject({ packet_revision: 2, revision: 1 });
    const { text } = openReportContent(
      world.opener.keys.dataKey,
      first.reportId,
      row?.sealed_content ?? Buffer.alloc(0),
    );
    expect(text.words).toBe('Sạt cả hai bên');
    expect(await eventsOf(first.reportId)).toEqual(['received']);
    expect(await world.openedPids()).toContain(packet.pid);
  });

  it('is taken back by its own phone while nobody has answered, and not after', async () => {
    const [open, answered] = [fresh(), fresh()];
    await deliver(open);
    await deliver(answered);
    await deliver({ ...open, revision: 2, withdrawn: true });
    expect(await rowOf(open.reportId)).toMatchObject({ state: 'withdrawn' });
    expect(await eventsOf(open.reportId)).toEqual(['received', 'withdrawn']);
    await world.opener.db
      .updateTable('reports')
      .set({ state: 'answered' })
      .where('report_id', '=', answered.reportId)
      .execute();
    const late = await deliver({ ...answered, revision: 2, withdrawn: true });
    expect(await world.packetRow(late.pid)).toMatchObject({ opening: 'failed', review: 'supersedes-refused' });
    expect(await rowOf(answered.reportId)).toMatchObject({ state: 'answered' });
  });

  it('belongs to the phone that sealed it: another one changes nothing of it', async () => {
    const text = fresh();
    await deliver(text);
    const other = await enrolTestDevice(world.gateway);
    const theirs = await deliver({ ...text, revision: 9, withdrawn: true }, {}, other);
    expect(await world.packetRow(theirs.pid)).toMatchObject({ opening: 'failed', review: 'supersedes-refused' });
    expect(await rowOf(text.reportId)).toMatchObject({ state: 'received', device_id: world.device.deviceId });
  });

  it('comes once, however often it is brought', async () => {
    const text = fresh();
    const packet = await deliver(text);
    await sendFrames(world.gateway, framesOf(packet));
    await deliver(text);
    expect(await eventsOf(text.reportId)).toEqual(['received']);
    expect(await rowOf(text.reportId)).toMatchObject({ revision: 1 });
  });

  it.each([
    ['words that are none', { words: ' \n ' }],
    ['more words than it may have', { words: 'x'.repeat(2001) }],
    ['a subject that nobody knows', { subject: 'weather' as never }],
    ['a photo that is no part', { photos: [{ part: 1, mediaType: 'image/jpeg', sha256: 'a'.repeat(64) }] }],
    [
      'a place off the map',
      { place: { communeCode: 'x', hamlet: 'x', position: { latitude: 91, longitude: 0, accuracyMetres: 1 } } },
    ],
    ['an id that is none', { reportId: 'not-a-uuid' }],
    ['a slip token that could be guessed', { slipToken: 'short' }],
  ])('goes to a person when it holds %s', async (_, changes) => {
    const packet = await deliver(fresh(changes as Partial<ReportText>));
    expect(await world.packetRow(packet.pid)).toMatchObject({ opening: 'failed', review: 'packet-malformed' });
  });

  it('cannot take the place of a dossier, nor be replaced by its header', async () => {
    const dossier = await world.deliver(world.aWholeText());
    const claiming = await deliver(fresh(), { supersedes: dossier.pid });
    expect(await world.packetRow(claiming.pid)).toMatchObject({ opening: 'failed', review: 'supersedes-refused' });
    const kept = await deliver(fresh());
    const theirs = await world.deliver({ ...world.aWholeText(), dossierId: randomUUID() }, { supersedes: kept.pid });
    await world.openAll();
    expect(await world.packetRow(kept.pid)).toMatchObject({ opening: 'opened' });
    expect(await world.packetRow(theirs.pid)).toMatchObject({ opening: 'failed', review: 'supersedes-refused' });
  });
});

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mostClipBytes } from '../../../src/core/voice/clip.ts';
import type { OfferedPack, RecordingsAnswer, VoicePack } from '../../../src/core/voice/clip.ts';
import { finishedPath } from '../../../src/gateway/blobs/disk-files.ts';
import { authorize } from '../../fixtures/enrol-device.ts';
import { examineGateway } from '../../fixtures/examine-gateway.ts';
import { aClip } from '../http/voice-calls.ts';
import { startPublishingWorld } from '../publishing/publishing-world.ts';
import type { PublishingWorld, Who } from '../publishing/publishing-world.ts';

let world: PublishingWorld;
beforeAll(async () => {
  world = await startPublishingWorld();
}, 60_000);
afterAll(async () => await world.stop());

const record = (who: Who, said: string, audio = aClip(said), wishes: object = {}) =>
  world.post<{ clipId: string; code?: string }>(who, '/voices/bru/recordings', {
    key: `app/${said}`,
    said,
    lengthMs: 1200,
    audio,
    ...wishes,
  });
const recordings = async (who: Who = 'official') =>
  (await world.get<RecordingsAnswer>(who, '/voices/bru/recordings')).body.recordings;
const pack = async () => (await world.get<VoicePack>('volunteer', '/voices/bru')).body;
const said = async () => (await pack()).clips.map((clip) => clip.said);

async function fetchClip(sha256: string): Promise<Response> {
  const { gateway, devices } = world;
  const volunteer = devices.get('volunteer')!;
  const headers = await authorize(gateway, volunteer);
  return await gateway.request(`/api/v1/voices/clips/${sha256}`, { headers });
}

const actions = async () =>
  (
    await world.gateway.context.db
      .selectFrom('audit')
      .select('action')
      .where('action', 'like', 'voice%')
      .orderBy('audit_id')
      .execute()
  ).map(({ action }) => action);

describe('recorded voices', () => {
  it('are played by phones only after the province published them, and are then the bytes that were recorded', async () => {
    expect((await record('volunteer', 'Đúng như vậy không ạ?')).status).toBe(201);
    expect((await world.get<readonly OfferedPack[]>('volunteer', '/voices')).body).toEqual([]);
    expect((await world.post('official', '/voices/bru/publish')).status).toBe(403);
    const published = await world.post<VoicePack>('admin', '/voices/bru/publish');
    const { version, clips } = await pack();
    expect(published.body).toEqual({ language: 'bru', version });
    const [clip] = clips;
    const answer = await fetchClip(clip?.sha256 ?? '');
    expect(answer.headers.get('content-type')).toBe('audio/ogg');
    expect(Buffer.from(await answer.arrayBuffer()).toString('base64')).toBe(aClip('Đúng như vậy không ạ?'));
    expect((await world.get<readonly OfferedPack[]>('volunteer', '/voices')).body).toEqual([
      { language: 'bru', version, clipCount: 1, sizeBytes: clip?.sizeBytes },
    ]);
    expect(await actions()).toEqual(['voice-recorded', 'voices-published']);
  });

  it('are replaced at the next publication, and nothing is left of what was replaced', async () => {
    await record('official', 'Có');
    await world.post('admin', '/voices/bru/publish');
    const before = (await pack()).clips.find((clip) => clip.said === 'Có')!;
    await record('official', 'Có', aClip('nói lại'));
    expect((await pack()).clips.find((clip) => clip.said === 'Có')).toEqual(before);
    const { version } = await pack();
    await world.post('admin', '/voices/bru/publish');
    const after = await pack();
    expect(after.version).not.toBe(version);
    expect(after.clips.filter((clip) => clip.said === 'Có')).toHaveLength(1);
    expect((await fetchClip(before.sha256)).status).toBe(404);
    expect(await examineGateway(world.gateway.context, false)).toEqual([]);
    // Nothing new: nothing happens.
    const written = await actions();
    expect((await world.post<VoicePack>('admin', '/voices/bru/publish')).body.version).toBe(after.version);
    expect(await actions()).toEqual(written);
  });

  it('are taken back by who recorded them, by the commune’s officials and by the province, at once', async () => {
    const { clipId } = (await record('volunteer', 'Không')).body;
    await world.post('admin', '/voices/bru/publish');
    expect(await said()).toContain('Không');
    const withdraw = (who: Who, id: string) => world.post(who, `/voices/recordings/${id}/withdraw`);
    expect((await withdraw('neighbour', clipId)).status).toBe(404);
    expect((await withdraw('official', clipId)).status).toBe(200);
    expect(await said()).not.toContain('Không');
    expect((await withdraw('official', clipId)).status).toBe(404);
    const official = (await record('official', 'Thủ tục')).body.clipId;
    expect((await withdraw('volunteer', official)).status).toBe(404);
    expect((await withdraw('admin', official)).status).toBe(200);
    expect((await recordings()).map((row) => row.said)).not.toContain('Thủ tục');
  });

  it('say who recorded what and when, and name nobody of another commune', async () => {
    await record('neighbour', 'Người yêu cầu');
    const byAdmin = (await recordings('admin')).find((row) => row.said === 'Người yêu cầu');
    expect(byAdmin).toMatchObject({ recordedBy: 'Trần Thử', isOwn: false, lengthMs: 1200 });
    expect((await recordings('official')).find((row) => row.said === 'Người yêu cầu')).not.toHaveProperty('recordedBy');
  });

  it('are refused when they are no recording, too long, too large, or of no language', async () => {
    const notAudio = Buffer.from('<html>').toString('base64');
    expect((await record('official', 'Sai', notAudio)).body.code).toBe('clip-not-audio');
    expect((await record('official', 'Sai', aClip(), { lengthMs: 120_001 })).body.code).toBe('clip-too-long');
    const large = Buffer.concat([Buffer.from('OggS'), Buffer.alloc(mostClipBytes)]).toString('base64');
    expect((await record('official', 'Sai', large)).status).toBe(413);
    expect((await record('official', ' ')).status).toBe(400);
    expect((await world.get('official', '/voices/en')).status).toBe(404);
    expect((await recordings()).map((row) => row.said)).not.toContain('Sai');
  });

  it('that are gone from the disk or changed are named by verify', async () => {
    const { config, blobs } = world.gateway.context;
    const [first, second] = await recordings();
    const blobId = `clip-${first?.sha256}`;
    const path = finishedPath(`${config.dataDir}/blobs`, blobId);
    const bytes = readFileSync(path);
    await blobs.remove(blobId);
    await blobs.write(`clip-${second?.sha256}`, new Uint8Array([1]));
    expect((await examineGateway(world.gateway.context, false)).map(({ kind }) => kind).toSorted()).toEqual([
      'voice-damaged',
      'voice-missing',
    ]);
    await blobs.write(blobId, bytes);
  });
});

import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeFrames } from '../../../src/protocol/frames.ts';
import { askHave, codesOf, readAcknowledgement } from '../../fixtures/ask-gateway.ts';
import {
  aSealedText,
  buildPacket,
  framesOf,
  packetFrame,
  partFrame,
  requestPack,
  sealTo,
  sendFrames,
  sha256Of,
} from '../../fixtures/build-packet.ts';
import { enrolTestDevice } from '../../fixtures/enrol-device.ts';
import type { TestDevice } from '../../fixtures/enrol-device.ts';
import { startTestGateway } from '../../fixtures/start-gateway.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';

let gateway: TestGateway;
let device: TestDevice;

beforeAll(async () => {
  gateway = await startTestGateway();
  device = await enrolTestDevice(gateway);
}, 60_000);
afterAll(async () => await gateway.stop());

describe('pack', () => {
  it('acknowledges a packet with a signature that its public key alone verifies', async () => {
    const packet = await buildPacket(gateway, device);
    const answer = await sendFrames(gateway, framesOf(packet));
    expect(answer.frames).toEqual([
      { pid: packet.pid, acknowledgement: answer.acknowledgements[packet.pid], missing: [] },
    ]);
    const payload = await readAcknowledgement(gateway, answer.acknowledgements[packet.pid]);
    expect(payload).toMatchObject({
      v: 1,
      pid: packet.pid,
      header: packet.headerSha256,
      have: [0],
      complete: true,
      durability: 'disk',
    });
    expect(payload.review).toBeUndefined();
  });

  it('keeps one row and one acknowledgement for the same packet sent twenty times at once', async () => {
    const packet = await buildPacket(gateway, device, { papers: [randomBytes(3_000)] });
    const answers = await Promise.all(
      Array.from({ length: 20 }, async () => await sendFrames(gateway, [packetFrame(packet)])),
    );
    expect(new Set(answers.map((answer) => answer.acknowledgements[packet.pid])).size).toBe(1);
    expect((await readAcknowledgement(gateway, answers[0]?.acknowledgements[packet.pid])).complete).toBe(false);
    const { count } = await gateway.context.db
      .selectFrom('packets')
      .select((select) => select.fn.countAll<string>().as('count'))
      .where('pid', '=', packet.pid)
      .executeTakeFirstOrThrow();
    expect(count).toBe('1');
  });

  it('ends complete with one acknowledgement when whole packets race each other', async () => {
    const packet = await buildPacket(gateway, device, { papers: [randomBytes(70_000), randomBytes(50_000)] });
    const racing = Array.from({ length: 20 }, async () => await sendFrames(gateway, framesOf(packet)));
    await Promise.all(racing);
    await sendFrames(gateway, framesOf(packet));
    const held = (await askHave(gateway, [packet.pid])).packets[packet.pid];
    expect(held?.missing).toEqual([]);
    expect(await readAcknowledgement(gateway, held?.acknowledgement)).toMatchObject({
      have: [0, 1, 2],
      complete: true,
    });
    const again = await sendFrames(gateway, framesOf(packet));
    expect(again.acknowledgements[packet.pid]).toBe(held?.acknowledgement);
  });

  it('answers frames in order and lets one bad frame spoil no other', async () => {
    const good = await buildPacket(gateway, device, { papers: [randomBytes(500)] });
    const bad = await buildPacket(gateway, device, { papers: [randomBytes(9)], header: { aud: 'another-gateway' } });
    const answer = await sendFrames(gateway, [
      packetFrame(bad),
      packetFrame(good),
      partFrame(bad, 1),
      partFrame(good, 1),
    ]);
    expect(codesOf(answer)).toEqual(['wrong-gateway', 'taken', 'unlisted-part', 'taken']);
    expect(await readAcknowledgement(gateway, answer.acknowledgements[good.pid])).toMatchObject({
      complete: true,
      have: [0, 1],
    });
    expect(answer.acknowledgements[bad.pid]).toBeUndefined();
  });

  it('takes the parts of several packets in one body, and a part that two packets share once', async () => {
    const paper = randomBytes(2_000);
    const first = await buildPacket(gateway, device, { papers: [paper] });
    const shared = first.parts[1] ?? new Uint8Array();
    const listing = { sha256: first.digests[1], len: shared.length, kind: 'paper' };
    const text = await sealTo(gateway.context.keys.recipients, JSON.stringify(aSealedText(device)));
    const second = await buildPacket(gateway, device, {
      header: { parts: [{ sha256: sha256Of(text), len: text.length, kind: 'text' }, listing] },
    });
    const answer = await sendFrames(gateway, [
      packetFrame(first),
      { type: 'packet', pid: second.pid, header: second.header, body: text },
      partFrame(first, 1),
    ]);
    expect(codesOf(answer)).toEqual(['taken', 'taken', 'taken']);
    for (const pid of [first.pid, second.pid]) {
      expect((await readAcknowledgement(gateway, answer.acknowledgements[pid])).complete).toBe(true);
    }
  });

  it('answers an empty body with no frames', async () => {
    expect(await sendFrames(gateway, [])).toEqual({ frames: [], acknowledgements: {} });
  });

  it('refuses a body that cannot be framed', async () => {
    const response = await requestPack(gateway, Buffer.from('khong phai khung'));
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'bad-frame', status: 400 });
  });

  it('answers what was framed before framing was lost', async () => {
    const packet = await buildPacket(gateway, device);
    const body = Buffer.concat([encodeFrames(framesOf(packet)), Buffer.from([0xff, 0xff, 0xff, 0xff, 1])]);
    const answer = (await (await requestPack(gateway, body)).json()) as { frames: object[] };
    expect(codesOf(answer)).toEqual(['taken', 'bad-frame']);
  });

  it('opens with the age command and the key of the province', async () => {
    const paper = randomBytes(100_000);
    const packet = await buildPacket(gateway, device, { papers: [paper] });
    await sendFrames(gateway, framesOf(packet));
    const path = join(gateway.context.config.dataDir, 'part.age');
    writeFileSync(path, await gateway.context.blobs.read(packet.digests[1] ?? ''));
    const identity = join(gateway.context.config.dataDir, 'keys', 'province.agekey');
    expect(execFileSync('age', ['-d', '-i', identity, path]).equals(paper)).toBe(true);
  });
});

describe('have', () => {
  it('answers null for an unknown packet and 0 for an unknown part', async () => {
    const pid = crypto.randomUUID();
    const digest = 'a'.repeat(64);
    expect(await askHave(gateway, [pid], [digest])).toEqual({ packets: { [pid]: null }, parts: { [digest]: 0 } });
  });

  it('takes 500 names and refuses 501', async () => {
    const ask = async (count: number) => {
      const pids = Array.from({ length: count }, () => crypto.randomUUID());
      return await gateway.request('/api/v1/have', { method: 'POST', body: JSON.stringify({ pids, parts: [] }) });
    };
    expect((await ask(500)).status).toBe(200);
    const refused = await ask(501);
    expect(refused.status).toBe(413);
    expect(await refused.json()).toMatchObject({ code: 'too-many-names' });
  });

  it('knows after a restart what was held before', async () => {
    const packet = await buildPacket(gateway, device, { papers: [randomBytes(10_000)] });
    const digest = packet.digests[1] ?? '';
    const before = await sendFrames(gateway, [packetFrame(packet), partFrame(packet, 1, 0, 4_000)]);
    const body = JSON.stringify({ pids: [packet.pid], parts: [digest] });
    const after = await gateway.restarted().request('/api/v1/have', { method: 'POST', body });
    expect(await after.json()).toEqual({
      packets: { [packet.pid]: { acknowledgement: before.acknowledgements[packet.pid], missing: [digest] } },
      parts: { [digest]: 4_000 },
    });
  });

  it('completes a part whose last byte came just before the gateway was killed', async () => {
    const packet = await buildPacket(gateway, device, { papers: [randomBytes(1_000)] });
    const digest = packet.digests[1] ?? '';
    const bytes = packet.parts[1] ?? new Uint8Array();
    await sendFrames(gateway, [packetFrame(packet)]);
    await gateway.context.blobs.appendPartial(
      digest,
      0,
      (async function* () {
        yield bytes;
      })(),
    );
    expect((await askHave(gateway, [], [digest])).parts[digest]).toBe(bytes.length);
    expect((await askHave(gateway, [packet.pid])).packets[packet.pid]?.missing).toEqual([]);
  });
});

import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compactVerify, importJWK } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HaveAnswer } from '../../../src/core/ports.ts';
import { encodeFrames } from '../../../src/protocol/frames.ts';
import type { AcknowledgementPayload } from '../../../src/protocol/packet.ts';
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
import { enrolTestDevice, makeKey } from '../../fixtures/enrol-device.ts';
import type { TestDevice } from '../../fixtures/enrol-device.ts';
import { startTestGateway } from '../../fixtures/start-gateway.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';

let gateway: TestGateway;
let device: TestDevice;

beforeAll(async () => {
  gateway = await startTestGateway();
  device = await enrolTestDevice(gateway);
});
afterAll(async () => await gateway.stop());

async function have(pids: readonly string[], parts: readonly string[] = []): Promise<HaveAnswer> {
  const body = JSON.stringify({ pids, parts });
  return (await (await gateway.request('/api/v1/have', { method: 'POST', body })).json()) as HaveAnswer;
}

/** With nothing of the gateway but its public key. */
async function read(acknowledgement: string | undefined): Promise<AcknowledgementPayload> {
  const key = await importJWK(device.answer.gatewayKey, 'ES256');
  const { payload, protectedHeader } = await compactVerify(acknowledgement ?? '', key, { algorithms: ['ES256'] });
  expect(protectedHeader.typ).toBe('gocua-ack+jws');
  return JSON.parse(new TextDecoder().decode(payload)) as AcknowledgementPayload;
}

const codes = (answer: { frames: readonly object[] }) =>
  answer.frames.map((frame) => ('error' in frame ? frame.error : 'taken'));

describe('pack', () => {
  it('acknowledges a packet with a signature that its public key alone verifies', async () => {
    const packet = await buildPacket(gateway, device);
    const answer = await sendFrames(gateway, framesOf(packet));
    expect(answer.frames).toEqual([
      { pid: packet.pid, acknowledgement: answer.acknowledgements[packet.pid], missing: [] },
    ]);
    const payload = await read(answer.acknowledgements[packet.pid]);
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
    expect((await read(answers[0]?.acknowledgements[packet.pid])).complete).toBe(false);
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
    const held = (await have([packet.pid])).packets[packet.pid];
    expect(held?.missing).toEqual([]);
    expect(await read(held?.acknowledgement)).toMatchObject({ have: [0, 1, 2], complete: true });
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
    expect(codes(answer)).toEqual(['wrong-gateway', 'taken', 'unlisted-part', 'taken']);
    expect(await read(answer.acknowledgements[good.pid])).toMatchObject({ complete: true, have: [0, 1] });
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
    expect(codes(answer)).toEqual(['taken', 'taken', 'taken']);
    for (const pid of [first.pid, second.pid]) {
      expect((await read(answer.acknowledgements[pid])).complete).toBe(true);
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
    expect(codes(answer)).toEqual(['taken', 'bad-frame']);
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

describe('a packet that does not hold', () => {
  it.each([
    ['a tampered signature', 'header-invalid', { tamper: true }],
    ['a foreign key', 'header-invalid', { foreign: true }],
    ['an unknown device', 'unknown-device', { protectedHeader: { kid: 'no-such-device' } }],
    ['a device that is not the signer named inside', 'header-invalid', { header: { dev: 'other' } }],
    ['another type', 'header-invalid', { protectedHeader: { typ: 'JWT' } }],
    ['another gateway', 'wrong-gateway', { header: { aud: 'x' } }],
    ['recipients that are not ours', 'unknown-recipients', { header: { kids: ['age1practice'] } }],
    ['a wrong text digest', 'digest-mismatch', { otherBody: true }],
    ['another pid than announced', 'header-invalid', { otherPid: true }],
    ['41 parts', 'header-invalid', { header: { parts: Array.from({ length: 41 }, () => ({})) } }],
  ])('is refused: %s', async (_, code, how: Record<string, unknown>) => {
    const packet = await buildPacket(gateway, device, {
      ...(how['header'] !== undefined && { header: how['header'] as object }),
      ...(how['protectedHeader'] !== undefined && { protectedHeader: how['protectedHeader'] as object }),
      ...(how['foreign'] === true && { signedBy: await makeKey() }),
    } as Parameters<typeof buildPacket>[2]);
    const pid = how['otherPid'] ? crypto.randomUUID() : packet.pid;
    const header = how['tamper'] ? `${packet.header.slice(0, -4)}AAAA` : packet.header;
    const body = how['otherBody'] ? randomBytes(packet.parts[0]?.length ?? 0) : packet.parts[0];
    const frame = { type: 'packet' as const, pid, header, body: body ?? new Uint8Array() };
    const answer = await sendFrames(gateway, [frame]);
    expect(answer).toEqual({ frames: [{ pid, error: code }], acknowledgements: {} });
    expect((await have([pid])).packets[pid]).toBeNull();
    const audited = await gateway.context.db
      .selectFrom('audit')
      .select('action')
      .where('action', '=', `refused:${code}`)
      .execute();
    expect(audited.length).toBeGreaterThan(0);
  });

  it('is refused for a text above 64 KiB, without harm to the next frame', async () => {
    const packet = await buildPacket(gateway, device);
    const large = { ...packetFrame(packet), body: randomBytes(64 * 1024 + 1) };
    expect(codes(await sendFrames(gateway, [large, packetFrame(packet)]))).toEqual(['body-too-large', 'taken']);
  });

  it('is kept apart when it reuses a pid, and the first stays what it was', async () => {
    const first = await buildPacket(gateway, device);
    const second = await buildPacket(gateway, device, { pid: first.pid });
    const before = await sendFrames(gateway, framesOf(first));
    expect(codes(await sendFrames(gateway, framesOf(second)))).toEqual(['pid-conflict']);
    expect((await have([first.pid])).packets[first.pid]?.acknowledgement).toBe(before.acknowledgements[first.pid]);
    const { db } = gateway.context;
    const kept = await db.selectFrom('pid_conflicts').select('header').where('pid', '=', first.pid).execute();
    expect(kept).toEqual([{ header: second.header }]);
    const alarms = await db.selectFrom('audit').select('subject').where('action', '=', 'alarm:pid-conflict').execute();
    expect(alarms).toContainEqual({ subject: first.pid });
  });

  it('conflicts within one body too', async () => {
    const first = await buildPacket(gateway, device);
    const second = await buildPacket(gateway, device, { pid: first.pid });
    expect(codes(await sendFrames(gateway, [packetFrame(first), packetFrame(second)]))).toEqual([
      'taken',
      'pid-conflict',
    ]);
  });
});

describe('a part', () => {
  it('resumes at the byte at which the request was cut', async () => {
    const packet = await buildPacket(gateway, device, { papers: [randomBytes(200_000)] });
    const digest = packet.digests[1] ?? '';
    await sendFrames(gateway, [packetFrame(packet)]);
    const whole = encodeFrames([partFrame(packet, 1)]);
    const cut = new ReadableStream({
      start(controller) {
        controller.enqueue(whole.subarray(0, 90_000));
      },
      pull(controller) {
        controller.error(new Error('the connection broke'));
      },
    });
    await requestPack(gateway, cut).catch(() => undefined);
    const held = (await have([], [digest])).parts[digest] ?? 0;
    expect(held).toBeGreaterThan(89_000);
    expect(held).toBeLessThan(90_000);
    const answer = await sendFrames(gateway, [partFrame(packet, 1, held)]);
    expect(answer.frames).toEqual([{ sha256: digest, held: packet.parts[1]?.length, complete: true }]);
    expect((await read(answer.acknowledgements[packet.pid])).complete).toBe(true);
  });

  it('is answered with what is held when the offset does not fit', async () => {
    const packet = await buildPacket(gateway, device, { papers: [randomBytes(1_000)] });
    const digest = packet.digests[1] ?? '';
    const answer = await sendFrames(gateway, [
      packetFrame(packet),
      partFrame(packet, 1, 0, 400),
      partFrame(packet, 1, 0, 400),
      partFrame(packet, 1, 500),
      partFrame(packet, 1, 400),
      partFrame(packet, 1, 0, 400),
    ]);
    const whole = { sha256: digest, held: packet.parts[1]?.length, complete: true };
    const mismatch = { sha256: digest, error: 'offset-mismatch', held: 400 };
    expect(answer.frames.slice(1)).toEqual([
      { sha256: digest, held: 400, complete: false },
      mismatch,
      mismatch,
      whole,
      whole,
    ]);
  });

  it('is taken only whole after a wrong digest, and then cannot be poisoned again', async () => {
    const packet = await buildPacket(gateway, device, { papers: [randomBytes(1_000)] });
    const digest = packet.digests[1] ?? '';
    const length = packet.parts[1]?.length ?? 0;
    const poison = { type: 'part' as const, sha256: digest, offset: 0, body: randomBytes(length) };
    const answer = await sendFrames(gateway, [
      packetFrame(packet),
      poison,
      { ...poison, body: poison.body.subarray(0, 100) },
      partFrame(packet, 1, 100),
      poison,
    ]);
    expect(codes(answer)).toEqual([
      'taken',
      'digest-mismatch',
      'offset-mismatch',
      'offset-mismatch',
      'digest-mismatch',
    ]);
    expect((await have([], [digest])).parts[digest]).toBe(0);
    expect((await sendFrames(gateway, [partFrame(packet, 1)])).frames).toEqual([
      { sha256: digest, held: length, complete: true },
    ]);
  });

  it('that runs past its listed length is refused', async () => {
    const packet = await buildPacket(gateway, device, { papers: [randomBytes(100)] });
    const long = { ...partFrame(packet, 1), body: randomBytes((packet.parts[1]?.length ?? 0) + 1) };
    expect(codes(await sendFrames(gateway, [packetFrame(packet), long]))).toEqual(['taken', 'offset-mismatch']);
  });

  it('belongs to the newer request when the older one is half-open', async () => {
    const packet = await buildPacket(gateway, device, { papers: [randomBytes(50_000)] });
    const digest = packet.digests[1] ?? '';
    await sendFrames(gateway, [packetFrame(packet)]);
    const whole = encodeFrames([partFrame(packet, 1)]);
    let halfOpen: ReadableStreamDefaultController<Uint8Array> | undefined;
    const older = requestPack(
      gateway,
      new ReadableStream({
        start(controller) {
          halfOpen = controller;
          controller.enqueue(whole.subarray(0, 20_000));
        },
      }),
    );
    let held = 0;
    while (held === 0) held = (await have([], [digest])).parts[digest] ?? 0;
    const newer = await sendFrames(gateway, [partFrame(packet, 1, held)]);
    expect(newer.frames).toEqual([{ sha256: digest, held: packet.parts[1]?.length, complete: true }]);
    halfOpen?.enqueue(whole.subarray(20_000));
    halfOpen?.close();
    const late = (await (await older).json()) as { frames: object[] };
    expect(codes(late)).toEqual(['offset-mismatch']);
    expect((await read((await have([packet.pid])).packets[packet.pid]?.acknowledgement)).complete).toBe(true);
  });
});

describe('a correction', () => {
  it('makes the earlier packet complete without its parts, in either order of arrival', async () => {
    for (const order of ['earlier first', 'later first']) {
      const earlier = await buildPacket(gateway, device, { papers: [randomBytes(300)] });
      const later = await buildPacket(gateway, device, { supersedes: earlier.pid });
      const packets = order === 'earlier first' ? [earlier, later] : [later, earlier];
      for (const packet of packets) await sendFrames(gateway, [packetFrame(packet)]);
      const held = (await have([earlier.pid])).packets[earlier.pid];
      expect(held?.missing).toEqual([]);
      const payload = await read(held?.acknowledgement);
      expect(payload).toMatchObject({ complete: true, have: [0] });
      expect(payload.review).toBeUndefined();
    }
  });

  it("of another device's packet goes to review and leaves that packet as it was", async () => {
    const other = await enrolTestDevice(gateway);
    const earlier = await buildPacket(gateway, other, { papers: [randomBytes(300)] });
    const later = await buildPacket(gateway, device, { supersedes: earlier.pid });
    await sendFrames(gateway, [packetFrame(earlier)]);
    const answer = await sendFrames(gateway, [packetFrame(later)]);
    expect(await read(answer.acknowledgements[later.pid])).toMatchObject({ complete: true, review: true });
    expect((await have([earlier.pid])).packets[earlier.pid]?.missing).toEqual([earlier.digests[1]]);
  });
});

describe('devices that are not trusted', () => {
  it('keeps a revoked device’s packet for review and says so', async () => {
    const revoked = await enrolTestDevice(gateway, { state: 'revoked' });
    const packet = await buildPacket(gateway, revoked, { papers: [randomBytes(100)] });
    const answer = await sendFrames(gateway, framesOf(packet));
    expect(await read(answer.acknowledgements[packet.pid])).toMatchObject({ complete: true, review: true });
    const row = await gateway.context.db
      .selectFrom('packets')
      .select(['review', 'opening'])
      .where('pid', '=', packet.pid)
      .executeTakeFirst();
    expect(row).toEqual({ review: 'device-revoked', opening: 'waiting' });
  });

  it('takes a handful of packets of an unconfirmed device, then is busy', async () => {
    const unconfirmed = await enrolTestDevice(gateway, { state: 'unconfirmed' });
    const packets = await Promise.all(Array.from({ length: 22 }, async () => await buildPacket(gateway, unconfirmed)));
    const answer = await sendFrames(gateway, packets.map(packetFrame));
    expect(codes(answer)).toEqual([...Array.from({ length: 20 }, () => 'taken'), 'busy', 'busy']);
    const later = await requestPack(gateway, encodeFrames(packets.slice(20).map(packetFrame)));
    expect(later.status).toBe(429);
    expect(Number(later.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(codes(await sendFrames(gateway, packets.slice(0, 2).map(packetFrame)))).toEqual(['taken', 'taken']);
  });
});

describe('have', () => {
  it('answers null for an unknown packet and 0 for an unknown part', async () => {
    const pid = crypto.randomUUID();
    const digest = 'a'.repeat(64);
    expect(await have([pid], [digest])).toEqual({ packets: { [pid]: null }, parts: { [digest]: 0 } });
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
    expect((await have([], [digest])).parts[digest]).toBe(bytes.length);
    expect((await have([packet.pid])).packets[packet.pid]?.missing).toEqual([]);
  });
});

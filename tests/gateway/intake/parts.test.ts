import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeFrames } from '../../../src/protocol/frames.ts';
import { askHave, codesOf, readAcknowledgement } from '../../fixtures/ask-gateway.ts';
import { buildPacket, packetFrame, partFrame, requestPack, sendFrames } from '../../fixtures/build-packet.ts';
import { enrolTestDevice } from '../../fixtures/enrol-device.ts';
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
    const held = (await askHave(gateway, [], [digest])).parts[digest] ?? 0;
    expect(held).toBeGreaterThan(89_000);
    expect(held).toBeLessThan(90_000);
    const answer = await sendFrames(gateway, [partFrame(packet, 1, held)]);
    expect(answer.frames).toEqual([{ sha256: digest, held: packet.parts[1]?.length, complete: true }]);
    expect((await readAcknowledgement(gateway, answer.acknowledgements[packet.pid])).complete).toBe(true);
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
    expect(codesOf(answer)).toEqual([
      'taken',
      'digest-mismatch',
      'offset-mismatch',
      'offset-mismatch',
      'digest-mismatch',
    ]);
    expect((await askHave(gateway, [], [digest])).parts[digest]).toBe(0);
    expect((await sendFrames(gateway, [partFrame(packet, 1)])).frames).toEqual([
      { sha256: digest, held: length, complete: true },
    ]);
  });

  it('that runs past its listed length is refused', async () => {
    const packet = await buildPacket(gateway, device, { papers: [randomBytes(100)] });
    const long = { ...partFrame(packet, 1), body: randomBytes((packet.parts[1]?.length ?? 0) + 1) };
    expect(codesOf(await sendFrames(gateway, [packetFrame(packet), long]))).toEqual(['taken', 'offset-mismatch']);
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
    while (held === 0) held = (await askHave(gateway, [], [digest])).parts[digest] ?? 0;
    const newer = await sendFrames(gateway, [partFrame(packet, 1, held)]);
    expect(newer.frames).toEqual([{ sha256: digest, held: packet.parts[1]?.length, complete: true }]);
    halfOpen?.enqueue(whole.subarray(20_000));
    halfOpen?.close();
    const late = (await (await older).json()) as { frames: object[] };
    expect(codesOf(late)).toEqual(['offset-mismatch']);
    expect(
      (await readAcknowledgement(gateway, (await askHave(gateway, [packet.pid])).packets[packet.pid]?.acknowledgement))
        .complete,
    ).toBe(true);
  });
});

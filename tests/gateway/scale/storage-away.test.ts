/**
 * A gateway whose S3-compatible storage does not answer: phones are asked to come later, are told nothing that is not so,
 * and lose nothing; the texts they sent before are still known.
 */

import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBlobs } from '../../../src/gateway/blobs/open-blobs.ts';
import { askHave } from '../../fixtures/ask-gateway.ts';
import { buildPacket, framesOf, packetFrame, partFrame, requestPack, sendFrames } from '../../fixtures/build-packet.ts';
import { enrolTestDevice } from '../../fixtures/enrol-device.ts';
import type { TestDevice } from '../../fixtures/enrol-device.ts';
import { startTestGateway } from '../../fixtures/start-gateway.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';
import { startS3 } from '../../fixtures/start-s3.ts';
import type { TestS3 } from '../../fixtures/start-s3.ts';
import { encodeFrames } from '../../../src/protocol/frames.ts';

let s3: TestS3;
let gateway: TestGateway;
let device: TestDevice;
beforeAll(async () => {
  s3 = await startS3(23_113);
  gateway = await startTestGateway({}, await openBlobs(s3.place));
  device = await enrolTestDevice(gateway);
});
afterAll(async () => {
  await gateway?.stop();
  await s3?.stop();
});

it('is busy meanwhile, not ready, and goes on where it was', async () => {
  const packet = await buildPacket(gateway, device, { papers: [randomBytes(300_000), randomBytes(5_000)] });
  await sendFrames(gateway, [packetFrame(packet), partFrame(packet, 1, 0, 100_000)]);
  s3.break(507);
  // What was read of the free room a moment ago is not asked again at once.
  const answer = await requestPack(gateway, encodeFrames([partFrame(packet, 1, 100_000), partFrame(packet, 2)]));
  expect(answer.status).toBe(503);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  const question = JSON.stringify({ pids: [packet.pid], parts: packet.digests.slice(1) });
  const have = await gateway.request('/api/v1/have', { method: 'POST', body: question });
  expect(have.status).toBe(503);
  expect((await gateway.request('/readyz')).status).toBe(503);

  s3.break(undefined);
  expect((await gateway.request('/readyz')).status).toBe(200);
  const held = await askHave(gateway, [packet.pid], packet.digests.slice(1));
  expect(held.parts[packet.digests[1] ?? '']).toBe(100_000);
  const whole = await sendFrames(gateway, [partFrame(packet, 1, 100_000), partFrame(packet, 2)]);
  expect(whole.frames).toMatchObject([{ complete: true }, { complete: true }]);
  expect((await askHave(gateway, [packet.pid])).packets[packet.pid]?.missing).toEqual([]);
});

it('breaks in the middle of a part and has counted only what it keeps', async () => {
  const packet = await buildPacket(gateway, device, { papers: [randomBytes(600_000)] });
  const bytes = encodeFrames(framesOf(packet));
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(bytes.subarray(0, 400_000)),
    pull: (controller) => {
      s3.break('reset');
      controller.enqueue(bytes.subarray(400_000));
      controller.close();
    },
  });
  const answer = await requestPack(gateway, body);
  s3.break(undefined);
  expect([200, 503]).toContain(answer.status);
  const held = (await askHave(gateway, [packet.pid], packet.digests.slice(1))).parts[packet.digests[1] ?? ''] ?? 0;
  expect(held).toBeLessThan(600_000);
  const rest = await sendFrames(gateway, [packetFrame(packet), partFrame(packet, 1, held)]);
  expect(rest.frames.at(-1)).toMatchObject({ complete: true });
});

/** A phone that lost its connection is back before everything it had sent is counted; and connections that only look alive. */

import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Blobs } from '../../../src/gateway/blobs/blobs.ts';
import { createApp } from '../../../src/gateway/http/app.ts';
import { encodeFrames } from '../../../src/protocol/frames.ts';
import { askHave, codesOf } from '../../fixtures/ask-gateway.ts';
import type { TestPacket } from '../../fixtures/build-packet.ts';
import { buildPacket, packetFrame, partFrame, requestPack, sendFrames } from '../../fixtures/build-packet.ts';
import { enrolTestDevice } from '../../fixtures/enrol-device.ts';
import type { TestDevice } from '../../fixtures/enrol-device.ts';
import { startTestGateway } from '../../fixtures/start-gateway.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';

let gateway: TestGateway;
let device: TestDevice;

beforeAll(async () => {
  const whole = await startTestGateway();
  device = await enrolTestDevice(whole);
  const app = createApp({ ...whole.context, blobs: slowBlobs(whole.context.blobs) });
  gateway = { ...whole, app, request: async (path, init) => await app.request(path, init) };
}, 60_000);
afterAll(async () => await gateway.stop());

/** A busy machine: a chunk waits before it is written. */
function slowBlobs(blobs: Blobs): Blobs {
  async function* slowly(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      await sleep(20);
      yield chunk;
    }
  }
  return {
    ...blobs,
    appendAndFinish: (sha256, offset, bytes, lengths) => blobs.appendAndFinish(sha256, offset, slowly(bytes), lengths),
  };
}

/** A request that has sent `bytes` and ends neither well nor badly until it is told to. */
function openPack(bytes: Uint8Array): {
  readonly answer: Promise<Response | undefined>;
  send(more: Uint8Array): void;
  close(): void;
  breakOff(): void;
} {
  let body: ReadableStreamDefaultController<Uint8Array> | undefined;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      body = controller;
      controller.enqueue(bytes);
    },
  });
  return {
    answer: requestPack(gateway, stream).catch(() => undefined),
    send: (more) => body?.enqueue(more),
    close: () => body?.close(),
    breakOff: () => body?.error(new Error('the connection broke')),
  };
}

async function aPacketWithOnePage(): Promise<{ packet: TestPacket; digest: string; frame: Uint8Array; head: number }> {
  const packet = await buildPacket(gateway, device, { papers: [randomBytes(20_000)] });
  await sendFrames(gateway, [packetFrame(packet)]);
  const frame = encodeFrames([partFrame(packet, 1)]);
  return { packet, digest: packet.digests[1] ?? '', frame, head: frame.length - (packet.parts[1]?.length ?? 0) };
}

async function heldOf(digest: string): Promise<number> {
  return (await askHave(gateway, [], [digest])).parts[digest] ?? -1;
}

describe('have', () => {
  it('counts every byte that arrived before the connection broke, however late it is written', async () => {
    const { packet, digest, frame, head } = await aPacketWithOnePage();
    const broken = openPack(frame.subarray(0, 1_000));
    for (let at = 1_000; at < 9_000; at += 1_000) broken.send(frame.subarray(at, at + 1_000));
    expect(await heldOf(digest)).toBe(9_000 - head);
    broken.breakOff();
    expect(await heldOf(digest)).toBe(9_000 - head);
    const rest = await sendFrames(gateway, [partFrame(packet, 1, 9_000 - head)]);
    expect(rest.frames).toMatchObject([{ complete: true }]);
  });

  it('knows a packet whose text arrived and is being committed', async () => {
    const packet = await buildPacket(gateway, device);
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    // Nobody can commit an audit row meanwhile.
    const holding = gateway.context.db.transaction().execute(async (trx) => {
      await sql`lock table audit in access exclusive mode`.execute(trx);
      await held;
    });
    const sent = openPack(encodeFrames([packetFrame(packet)]));
    await sleep(50);
    const asked = askHave(gateway, [packet.pid]);
    await sleep(50);
    release();
    await holding;
    expect((await asked).packets[packet.pid]).toMatchObject({ missing: [] });
    sent.close();
    expect((await sent.answer)?.status).toBe(200);
  });

  it('ends a half-open request, so that what it answers stays true until the phone sends', async () => {
    const { packet, digest, frame, head } = await aPacketWithOnePage();
    const halfOpen = openPack(frame.subarray(0, 5_000));
    const held = await heldOf(digest);
    expect(held).toBe(5_000 - head);
    halfOpen.send(frame.subarray(5_000, 6_000));
    await sleep(100);
    expect(await heldOf(digest)).toBe(held);
    const newer = await sendFrames(gateway, [partFrame(packet, 1, held)]);
    expect(newer.frames).toMatchObject([{ complete: true }]);
    halfOpen.send(frame.subarray(6_000));
    halfOpen.close();
    expect(codesOf((await (await halfOpen.answer)?.json()) as { frames: object[] })).toEqual(['offset-mismatch']);
  });

  it('neither waits for ever for a request that goes on nor stops it', async () => {
    const { digest, frame } = await aPacketWithOnePage();
    const alive = openPack(frame.subarray(0, 2_000));
    let sentBytes = 2_000;
    const sending = setInterval(() => {
      if (sentBytes >= 18_000) return;
      alive.send(frame.subarray(sentBytes, sentBytes + 50));
      sentBytes += 50;
    }, 10);
    expect(await heldOf(digest)).toBeGreaterThan(0);
    clearInterval(sending);
    expect(sentBytes).toBeLessThan(18_000);
    alive.send(frame.subarray(sentBytes));
    alive.close();
    expect(codesOf((await (await alive.answer)?.json()) as { frames: object[] })).toEqual(['taken']);
  });

  it('does not wait for requests about other packets', async () => {
    const busy = await aPacketWithOnePage();
    const idle = await aPacketWithOnePage();
    const open = openPack(busy.frame.subarray(0, 2_000));
    const order: string[] = [];
    await Promise.all([
      heldOf(busy.digest).then(() => order.push('about it')),
      heldOf(idle.digest).then(() => order.push('about another')),
    ]);
    expect(order).toEqual(['about another', 'about it']);
    open.breakOff();
    await open.answer;
  });
});

describe('an upload', () => {
  it('that counts on bytes not written yet waits for them', async () => {
    const { packet, digest, frame, head } = await aPacketWithOnePage();
    const older = openPack(frame.subarray(0, 1_000));
    for (let at = 1_000; at < 6_000; at += 1_000) older.send(frame.subarray(at, at + 1_000));
    older.close();
    const newer = await sendFrames(gateway, [partFrame(packet, 1, 6_000 - head)]);
    expect(newer.frames).toEqual([{ sha256: digest, held: packet.parts[1]?.length, complete: true }]);
    await older.answer;
  });
});

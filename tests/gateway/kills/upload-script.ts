/**
 * One packet sent in the pieces in which it can be cut (text; half a page; the rest of it and another page), what the
 * sender was told of each, and whether a gateway later keeps its word.
 */

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Frame, PackAnswer } from '../../../src/core/ports.ts';
import { finishedPath } from '../../../src/gateway/blobs/disk-files.ts';
import { askHave, readAcknowledgement } from '../../fixtures/ask-gateway.ts';
import { buildPacket, packetFrame, partFrame, sendFrames, sha256Of } from '../../fixtures/build-packet.ts';
import type { TestPacket } from '../../fixtures/build-packet.ts';
import type { TestDevice } from '../../fixtures/enrol-device.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';

/** What a sender was told before the gateway was gone. */
export interface Heard {
  readonly packet: TestPacket;
  readonly acknowledgements: string[];
  /** By digest. */
  readonly held: Map<string, number>;
}

export async function prepareUpload(gateway: TestGateway, device: TestDevice): Promise<Heard> {
  const papers = [randomBytes(50_000), randomBytes(20_000)];
  return { packet: await buildPacket(gateway, device, { papers }), acknowledgements: [], held: new Map() };
}

/** Sends until everything is sent or the gateway does not answer; notes every answer that was heard. */
export async function upload(gateway: TestGateway, heard: Heard): Promise<void> {
  const { packet } = heard;
  const requests: readonly (readonly Frame[])[] = [
    [packetFrame(packet)],
    [partFrame(packet, 1, 0, 25_000)],
    [partFrame(packet, 1, 25_000), partFrame(packet, 2)],
  ];
  for (const frames of requests) {
    let answer: PackAnswer;
    try {
      answer = await sendFrames(gateway, frames);
    } catch {
      // Killed, or busy: the sender keeps what it has and asks again later.
      return;
    }
    const own = answer.acknowledgements[packet.pid];
    if (own !== undefined) heard.acknowledgements.push(own);
    for (const frame of answer.frames) if ('held' in frame) heard.held.set(frame.sha256, frame.held ?? 0);
  }
}

/** Everything that was heard is so, and nothing is said that is not. */
export async function expectHonoured(gateway: TestGateway, dataDir: string, heard: Heard): Promise<void> {
  const { packet } = heard;
  const pages = packet.digests.slice(1);
  const have = await askHave(gateway, [packet.pid], pages);
  const known = have.packets[packet.pid];
  for (const [sha256, held] of heard.held) expect(have.parts[sha256]).toBeGreaterThanOrEqual(held);
  if (heard.acknowledgements.length > 0) expect(known).toBeTruthy();
  if (!known) return;
  const now = await readAcknowledgement(gateway, known.acknowledgement);
  for (const index of now.have.filter((each) => each > 0)) {
    const path = finishedPath(join(dataDir, 'blobs'), packet.digests[index] ?? '');
    expect(sha256Of(readFileSync(path))).toBe(packet.digests[index]);
  }
  expect(known.missing).toEqual(pages.filter((_, index) => !now.have.includes(index + 1)));
  for (const acknowledgement of heard.acknowledgements) {
    const before = await readAcknowledgement(gateway, acknowledgement);
    expect(now.have).toEqual(expect.arrayContaining([...before.have]));
    if (before.have.length === now.have.length) expect(known.acknowledgement).toBe(acknowledgement);
  }
}

/** Sends what `have` says is missing, as a phone does, and everything once more; answers the final acknowledgement. */
export async function deliverRest(gateway: TestGateway, { packet }: Heard): Promise<string> {
  const have = await askHave(gateway, [packet.pid], packet.digests.slice(1));
  const rest = packet.digests.slice(1).flatMap((sha256, index) => {
    const held = have.parts[sha256] ?? 0;
    return held < (packet.parts[index + 1]?.length ?? 0) ? [partFrame(packet, index + 1, held)] : [];
  });
  const answer = await sendFrames(gateway, [packetFrame(packet), ...rest]);
  const acknowledgement = answer.acknowledgements[packet.pid];
  expect((await readAcknowledgement(gateway, acknowledgement)).complete).toBe(true);
  const again = await sendFrames(gateway, [packetFrame(packet), partFrame(packet, 1), partFrame(packet, 2)]);
  expect(again.acknowledgements[packet.pid]).toBe(acknowledgement);
  return acknowledgement ?? '';
}

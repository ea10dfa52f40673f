/**
 * What every gateway answers a phone, be it the real one or the fake that the journeys use: run against both, so that the
 * fake cannot lie. Packets are built by whoever knows how each of them signs.
 */

import { randomBytes, randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Frame, HaveAnswer, PackAnswer } from '../../src/core/ports.ts';
import { encodeFrames } from '../../src/protocol/frames.ts';
import type { AcknowledgementPayload } from '../../src/protocol/packet.ts';
import type { TestPacket } from '../fixtures/build-packet.ts';
import { framesOf, packetFrame, partFrame, sha256Of } from '../fixtures/build-packet.ts';

export interface PacketWishes {
  readonly papers?: readonly Uint8Array[];
  readonly pid?: string;
  readonly aud?: string;
  readonly supersedes?: string;
  /** Packets of one dossier share it. */
  readonly dossierId?: string;
}

export interface GatewayUnderTest {
  build(wishes?: PacketWishes): Promise<TestPacket>;
  have(pids: readonly string[], parts: readonly string[]): Promise<HaveAnswer>;
  /** Absent: the body was cut after `cutAt` bytes, and nobody heard an answer. */
  pack(body: Uint8Array, cutAt?: number): Promise<PackAnswer | undefined>;
  /** The payload of an acknowledgement whose signature holds. */
  read(acknowledgement: string): Promise<AcknowledgementPayload>;
}

export function describeGateway(name: string, open: () => Promise<GatewayUnderTest>): void {
  describe(`gateway: ${name}`, () => {
    let gateway: GatewayUnderTest;
    beforeEach(async () => {
      gateway = await open();
    });

    async function send(frames: readonly Frame[]): Promise<PackAnswer> {
      const answer = await gateway.pack(encodeFrames(frames));
      if (!answer) throw new Error('An uncut body was not answered');
      return answer;
    }
    const read = async (answer: PackAnswer, pid: string) => await gateway.read(answer.acknowledgements[pid] ?? '');

    it('acknowledges what is on disk: the text first, complete when every part is there', async () => {
      const packet = await gateway.build({ papers: [randomBytes(900), randomBytes(700)] });
      const first = await send([packetFrame(packet)]);
      expect(first.frames).toEqual([
        { pid: packet.pid, acknowledgement: first.acknowledgements[packet.pid], missing: packet.digests.slice(1) },
      ]);
      expect(await read(first, packet.pid)).toMatchObject({
        v: 1,
        pid: packet.pid,
        header: sha256Of(packet.header),
        have: [0],
        complete: false,
      });
      const second = await send([partFrame(packet, 2), partFrame(packet, 1)]);
      expect(second.frames).toEqual([
        { sha256: packet.digests[2], held: packet.parts[2]?.length, complete: true },
        { sha256: packet.digests[1], held: packet.parts[1]?.length, complete: true },
      ]);
      expect(await read(second, packet.pid)).toMatchObject({ have: [0, 1, 2], complete: true });
    });

    it('repeats the very same acknowledgement for the same state, in pack and in have', async () => {
      const packet = await gateway.build({ papers: [randomBytes(100)] });
      const first = await send(framesOf(packet));
      const again = await send(framesOf(packet));
      expect(again.acknowledgements).toEqual(first.acknowledgements);
      expect(await send(framesOf(packet))).toEqual(again);
      expect(await gateway.have([packet.pid], [packet.digests[1] ?? ''])).toEqual({
        packets: { [packet.pid]: { acknowledgement: first.acknowledgements[packet.pid], missing: [] } },
        parts: { [packet.digests[1] ?? '']: packet.parts[1]?.length },
      });
    });

    it('answers null and 0 for what it does not know', async () => {
      const pid = randomUUID();
      const digest = sha256Of('unknown');
      expect(await gateway.have([pid], [digest])).toEqual({ packets: { [pid]: null }, parts: { [digest]: 0 } });
    });

    it('answers frames in order, and one bad frame spoils no other', async () => {
      const good = await gateway.build();
      const bad = await gateway.build({ aud: 'another-gateway', papers: [randomBytes(50)] });
      const answer = await send([packetFrame(bad), partFrame(bad, 1), packetFrame(good)]);
      expect(answer.frames).toMatchObject([
        { pid: bad.pid, error: 'wrong-gateway' },
        { sha256: bad.digests[1], error: 'unlisted-part' },
        { pid: good.pid, missing: [] },
      ]);
      expect(Object.keys(answer.acknowledgements)).toEqual([good.pid]);
    });

    it('keeps what a cut request brought, byte for byte', async () => {
      const packet = await gateway.build({ papers: [randomBytes(5_000)] });
      const body = encodeFrames(framesOf(packet));
      expect(await gateway.pack(body, body.length - 1_234)).toBeUndefined();
      const digest = packet.digests[1] ?? '';
      const { packets, parts } = await gateway.have([packet.pid], [digest]);
      expect(packets[packet.pid]).not.toBeNull();
      expect(parts[digest]).toBe((packet.parts[1]?.length ?? 0) - 1_234);
      const rest = await send([partFrame(packet, 1, parts[digest])]);
      expect((await read(rest, packet.pid)).complete).toBe(true);
    });

    it('takes bytes only where they continue what is held', async () => {
      const packet = await gateway.build({ papers: [randomBytes(500)] });
      const answer = await send([packetFrame(packet), partFrame(packet, 1, 0, 200), partFrame(packet, 1, 300)]);
      expect(answer.frames.slice(1)).toEqual([
        { sha256: packet.digests[1], held: 200, complete: false },
        { sha256: packet.digests[1], error: 'offset-mismatch', held: 200 },
      ]);
    });

    it('takes a part only whole after its digest was wrong once', async () => {
      const packet = await gateway.build({ papers: [randomBytes(500)] });
      const poison = { ...partFrame(packet, 1), body: randomBytes(packet.parts[1]?.length ?? 0) };
      const answer = await send([packetFrame(packet), poison, partFrame(packet, 1, 0, 100), partFrame(packet, 1)]);
      expect(answer.frames.slice(1)).toMatchObject([
        { error: 'digest-mismatch', held: 0 },
        { error: 'offset-mismatch', held: 0 },
        { complete: true },
      ]);
    });

    it('refuses another packet under the same pid, and keeps the first', async () => {
      const first = await gateway.build();
      const second = await gateway.build({ pid: first.pid });
      const before = await send([packetFrame(first)]);
      expect((await send([packetFrame(second)])).frames).toEqual([{ pid: first.pid, error: 'pid-conflict' }]);
      const { packets } = await gateway.have([first.pid], []);
      expect(packets[first.pid]?.acknowledgement).toBe(before.acknowledgements[first.pid]);
    });

    it('asks for no parts of a packet that a later one corrected', async () => {
      const dossierId = randomUUID();
      const earlier = await gateway.build({ dossierId, papers: [randomBytes(100)] });
      await send([packetFrame(earlier)]);
      const later = await gateway.build({ dossierId, supersedes: earlier.pid });
      await send([packetFrame(later)]);
      const held = (await gateway.have([earlier.pid], [])).packets[earlier.pid];
      expect(held?.missing).toEqual([]);
      expect(await gateway.read(held?.acknowledgement ?? '')).toMatchObject({ have: [0], complete: true });
    });

    it('answers an empty body with no frames', async () => {
      expect(await send([])).toEqual({ frames: [], acknowledgements: {} });
    });
  });
}

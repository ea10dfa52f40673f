/**
 * A packet that was carried by hand (`.gocua`: the body of one `POST /pack`), handed in from any device that has coverage.
 * No new trust: the packet carries its own signature, the gateway judges it as if the phone had sent it. The same engine
 * sends it as sends everything, from an outbox that lives only as long as this call.
 */

import { deliverOutbox } from '../../core/delivery/deliver-outbox.ts';
import { isHeldWhole, newDelivery } from '../../core/delivery/delivery.ts';
import type { Delivery } from '../../core/delivery/delivery.ts';
import type { Frame, Outbox, Ports, SealedPacket } from '../../core/ports.ts';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { CarriedPacket } from '../../core/screen-ports.ts';
import { FrameReader } from '../../protocol/frames.ts';
import { findPacketHeader } from '../../protocol/packet.ts';

type FilePorts = Pick<Ports, 'gateway' | 'acknowledgements' | 'clock' | 'randomness' | 'digests'>;

interface CarriedFile {
  readonly packets: readonly SealedPacket[];
  /** By digest as the header names them. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
}

/**
 * How each packet of the file ended; "whole" only by the gateway's verified acknowledgement. Problem bad-frame: the file is
 * no packet, or was cut off. Handing the same file in again is safe.
 */
export async function deliverPacketFile(
  ports: FilePorts,
  bytes: Uint8Array,
): Promise<Result<readonly CarriedPacket[]>> {
  const file = await readFile(ports, bytes);
  if (!file) return fail('bad-frame');
  const { outbox, deliveries } = newPassingOutbox(file);
  const outcome = await deliverOutbox({ ...ports, outbox }, { atOnce: true });
  const isOffline = outcome.kind === 'waiting' && outcome.isOffline === true;
  return succeed(
    file.packets.map((packet): CarriedPacket => {
      const delivery = deliveries.get(packet.pid) ?? newDelivery(packet.pid);
      const waits = delivery.state === 'waiting' || delivery.state === 'sending';
      const problem = delivery.state === 'needs-attention' ? delivery.problem : undefined;
      return {
        pid: packet.pid,
        partsHeld: delivery.have.length,
        partsAll: packet.parts.length,
        isComplete: isHeldWhole(delivery),
        isForReview: delivery.acknowledgement?.review ?? false,
        ...(problem && { problem }),
        ...(waits && { problem: { code: isOffline ? 'offline' : 'busy' } }),
      };
    }),
  );
}

/** Everything in memory: when the call is over, nothing of the packet stays on this device. */
function newPassingOutbox({ packets, parts }: CarriedFile): {
  readonly outbox: Outbox;
  readonly deliveries: ReadonlyMap<string, Delivery>;
} {
  const deliveries = new Map(packets.map(({ pid }) => [pid, newDelivery(pid)]));
  const outbox: Outbox = {
    async exclusively(run) {
      await run();
      return true;
    },
    deliveries: async () => [...deliveries.values()],
    packet: async (pid) => packets.find((packet) => packet.pid === pid),
    async readPart(sha256, offset, len) {
      const bytes = parts.get(sha256);
      return bytes && offset + len <= bytes.length ? bytes.subarray(offset, offset + len) : undefined;
    },
    record: async (pid, delivery) => void deliveries.set(pid, delivery),
    recordAll: async (changed) => changed.forEach((delivery) => deliveries.set(delivery.pid, delivery)),
    purge: async () => undefined,
  };
  return { outbox, deliveries };
}

/** Absent: not one whole packet, or something that is none. A part that is missing or short is found by the sending. */
async function readFile({ digests }: FilePorts, bytes: Uint8Array): Promise<CarriedFile | undefined> {
  const frames = readFrames(bytes);
  if (!frames) return undefined;
  const packets: SealedPacket[] = [];
  const parts = new Map<string, Uint8Array>();
  for (const frame of frames) {
    if (frame.type === 'part') {
      if (frame.offset === 0) parts.set(frame.sha256, frame.body);
      continue;
    }
    // What a header says of itself; its signature is the gateway's to judge.
    const header = findPacketHeader(findPayload(frame.header));
    const text = header?.parts[0];
    if (!header || !text || header.pid !== frame.pid) return undefined;
    parts.set(text.sha256, frame.body);
    packets.push({
      pid: header.pid,
      seq: header.seq,
      dossierId: '',
      header: frame.header,
      headerSha256: await digests.sha256Hex(frame.header),
      parts: header.parts,
      sealedAtMs: Date.parse(header.sealedAt),
    });
  }
  return packets.length > 0 ? { packets, parts } : undefined;
}

/** Absent: something in the bytes is no frame, or the last one is cut off. */
function readFrames(bytes: Uint8Array): readonly Frame[] | undefined {
  const reader = new FrameReader();
  const frames: Frame[] = [];
  for (const event of reader.push(bytes)) {
    const last = frames.at(-1);
    if (event.type === 'broken') return undefined;
    // One push of the whole file: a body comes in one piece.
    if (event.type === 'body' && last) frames[frames.length - 1] = { ...last, body: event.bytes };
    if (event.type !== 'meta') continue;
    const { meta } = event;
    const body = new Uint8Array();
    if (meta.type === 'unknown') return undefined;
    frames.push(
      meta.type === 'packet'
        ? { type: 'packet', pid: meta.pid, header: meta.header, body }
        : { type: 'part', sha256: meta.sha256, offset: meta.offset, body },
    );
  }
  return reader.isBetweenFrames() ? frames : undefined;
}

function findPayload(jws: string): unknown {
  try {
    const payload = (jws.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(payload), (sign) => sign.codePointAt(0) ?? 0)));
  } catch {
    return undefined;
  }
}

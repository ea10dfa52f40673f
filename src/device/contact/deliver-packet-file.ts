/**
 * Packets that were carried by hand (`.gocua`), handed in from any device that has coverage. No new trust: a packet carries
 * its own signature, the gateway judges it as if the phone had sent it. The same engine sends it as sends everything, from
 * an outbox that lives only as long as this call.
 */

import { deliverOutbox } from '../../core/delivery/deliver-outbox.ts';
import { isHeldWhole, newDelivery } from '../../core/delivery/delivery.ts';
import type { Delivery } from '../../core/delivery/delivery.ts';
import type { Outbox, Ports, SealedPacket } from '../../core/ports.ts';
import { carriedPacket } from '../../core/relay/bundle.ts';
import type { Bundle } from '../../core/relay/bundle.ts';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { CarriedPacket } from '../../core/screen-ports.ts';
import { readBundle, verifyParts } from '../relay/read-bundle.ts';

type FilePorts = Pick<Ports, 'gateway' | 'acknowledgements' | 'clock' | 'randomness' | 'digests'>;

/** The text and 39 pages of at most 8 MB: one packet always goes into one file, however large. */
const mostBytes = 320 * 1024 * 1024;

interface CarriedFile {
  readonly packets: readonly SealedPacket[];
  /** By digest as the headers name them. */
  readonly parts: Bundle['parts'];
}

/**
 * How each packet of the file ended; "whole" only by the gateway's verified acknowledgement. Parts that are not in this file
 * may come in another one. Problems: bundle-malformed (also: no packet in it), bundle-newer-than-app. Handing the same file
 * in again is safe.
 */
export async function deliverPacketFile(
  ports: FilePorts,
  bytes: Uint8Array,
): Promise<Result<readonly CarriedPacket[]>> {
  const bundle = await readBundle(ports.digests, bytes, mostBytes);
  if (!bundle.ok) return bundle;
  if (bundle.value.packets.length === 0) return fail('bundle-malformed');
  const { parts } = await verifyParts(bundle.value);
  const packets = bundle.value.packets.map((bundled, index) => carriedPacket(bundled, index + 1, index));
  const { outbox, deliveries } = newPassingOutbox({ packets, parts });
  const outcome = await deliverOutbox({ ...ports, outbox }, { atOnce: true });
  const isOffline = outcome.kind === 'waiting' && outcome.isOffline === true;
  return succeed(
    packets.map((packet): CarriedPacket => {
      const delivery = deliveries.get(packet.pid) ?? newDelivery(packet.pid);
      const isUnderWay = delivery.state === 'waiting' || delivery.state === 'sending';
      // What is not in this file is no trouble of the link.
      const isSent = packet.parts.every(({ sha256 }, index) => !parts.has(sha256) || delivery.have.includes(index));
      const problem = delivery.state === 'needs-attention' ? delivery.problem : undefined;
      return {
        pid: packet.pid,
        partsHeld: delivery.have.length,
        partsAll: packet.parts.length,
        isComplete: isHeldWhole(delivery),
        isForReview: delivery.acknowledgement?.review ?? false,
        ...(problem && { problem }),
        ...(isUnderWay && !isSent && { problem: { code: isOffline ? 'offline' : 'busy' } }),
      };
    }),
  );
}

/** Everything in memory: when the call is over, nothing of the packets stays on this device. */
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
    awaitedParts: async (packet) =>
      new Set(packet.parts.map(({ sha256 }) => sha256).filter((sha256) => !parts.has(sha256))),
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

/** Everything that waits on this phone as files for another one. What it packs stays here, whatever becomes of the files. */

import { isHeldWhole } from '../../core/delivery/delivery.ts';
import type { Outbox, PacketPart, SealedPacket } from '../../core/ports.ts';
import { splitLoad } from '../../core/relay/split-load.ts';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { ExportedFile } from '../../core/screen-ports.ts';
import { bundleLimits } from '../../protocol/bundle.ts';
import { newBundleWriter } from './write-bundle.ts';

export interface WaitingPacket {
  readonly outbox: Outbox;
  readonly packet: SealedPacket;
  /** The text, and the pages that the gateway has not signed for and that are here. */
  readonly parts: readonly PacketPart[];
}

export interface WaitingLoad {
  /** Oldest first. */
  readonly packets: readonly WaitingPacket[];
  /** Packets that could not be read. */
  readonly torn: number;
}

/** What the gateway does not hold whole, by what it signed. */
export async function findWaiting(outboxes: readonly Outbox[]): Promise<WaitingLoad> {
  const packets = new Map<string, WaitingPacket>();
  let torn = 0;
  for (const outbox of outboxes) {
    for (const delivery of await outbox.deliveries()) {
      if (isHeldWhole(delivery)) continue;
      const packet = await outbox.packet(delivery.pid);
      if (!packet) {
        torn += 1;
        continue;
      }
      const awaited = await outbox.awaitedParts?.(packet);
      const isLacking = ({ sha256 }: PacketPart, index: number) =>
        !awaited?.has(sha256) && (index === 0 || !delivery.have.includes(index));
      const parts = packet.parts.filter(isLacking);
      if (parts.length > 0 && !packets.has(packet.pid)) packets.set(packet.pid, { outbox, packet, parts });
    }
  }
  const oldestFirst = [...packets.values()].sort((one, other) => one.packet.sealedAtMs - other.packet.sealedAtMs);
  return { packets: oldestFirst, torn };
}

/**
 * Files of at most `mostBytes` for the gateway `aud`; a part that is torn is left out. `onProgress` hears 0…1. Problems:
 * not-found (nothing waits), record-torn (nothing of it can be read).
 */
export async function packLoad(
  { packets, torn }: WaitingLoad,
  target: { readonly aud: string; readonly mostBytes: number; readonly nameOf: (index: number) => string },
  onProgress: (share: number) => void,
): Promise<Result<readonly ExportedFile[]>> {
  if (packets.length === 0) return fail(torn > 0 ? 'record-torn' : 'not-found');
  const byPid = new Map(packets.map((waiting) => [waiting.packet.pid, waiting]));
  const sources = new Map(packets.flatMap(({ outbox, parts }) => parts.map(({ sha256 }) => [sha256, outbox] as const)));
  const load = packets.map(({ packet, parts }) => ({ pid: packet.pid, headerBytes: packet.header.length, parts }));
  const plans = splitLoad(load, Math.min(target.mostBytes, bundleLimits.fileBytes));
  const allBytes = plans.flatMap(({ parts }) => parts).reduce((sum, { len }) => sum + len, 0);
  const files: ExportedFile[] = [];
  let doneBytes = 0;
  for (const plan of plans) {
    const bundle = newBundleWriter(target.aud);
    for (const pid of plan.pids) bundle.addHeader(pid, byPid.get(pid)?.packet.header ?? '');
    let added = 0;
    for (const { sha256, len } of plan.parts) {
      const bytes = await sources.get(sha256)?.readPart(sha256, 0, len);
      if (bytes) bundle.addPart(sha256, bytes);
      added += bytes ? 1 : 0;
      doneBytes += len;
      onProgress(doneBytes / allBytes);
    }
    if (added > 0) files.push({ fileName: target.nameOf(files.length + 1), bytes: bundle.end() });
  }
  return files.length > 0 ? succeed(files) : fail('record-torn');
}

/**
 * Puts what another phone gave along into the box: the headers first, then the parts in transactions of about a megabyte, each
 * of which looks whether anything carried still names them. So the same file may be opened twice at once, and what it holds
 * may be delivered and put down in the middle. A part that has not come yet is awaited.
 */

import { carriedPacket, judgeBundled } from '../../core/relay/bundle.ts';
import type { Bundle, BundledPacket } from '../../core/relay/bundle.ts';
import { emptyCounters } from '../store/database.ts';
import type { Database } from '../store/database.ts';
import { putPart } from '../store/part-bytes.ts';
import { packetTables, putPacket } from '../store/put-packet.ts';
import { ifReadable, readRows } from '../store/read-rows.ts';
import type { SecondCopy } from '../store/second-copy.ts';
import type { Store } from '../store/store.ts';
import { wholePart } from '../store/whole-part.ts';
import { keptKey } from './carried-outbox.ts';

export interface Taken {
  readonly taken: number;
  readonly known: number;
  readonly refused: number;
}

export interface TakingParts {
  readonly store: Store;
  readonly secondCopy: SecondCopy;
  /** Sealed on this phone. */
  readonly isOwn: (pid: string) => boolean;
  readonly nowMs: number;
  readonly onProgress: (bytes: number) => void;
}

const packetsAtOnce = 50;
/** About so many bytes in one strict transaction. */
const batchBytes = 1024 * 1024;

/** `parts`: those that match their digest. Rejects with a `StorageFailure`; opening the file again goes on from there. */
export async function takePackets(
  box: TakingParts,
  packets: readonly BundledPacket[],
  parts: Bundle['parts'],
): Promise<Taken> {
  const { store, nowMs } = box;
  const { db } = store;
  const counts = { taken: 0, known: 0, refused: 0 };
  for (let from = 0; from < packets.length; from += packetsAtOnce) {
    const verdicts = await store.write([...packetTables(db), db.meta], ['deliveries'], async () => {
      const judged: ReturnType<typeof judgeBundled>[] = [];
      for (const [index, bundled] of packets.slice(from, from + packetsAtOnce).entries()) {
        // In the order of the bundle, which is that of their sealing.
        judged.push(await takePacket(box, bundled, nowMs + (from + index) / packets.length));
      }
      return judged;
    });
    for (const verdict of verdicts) {
      counts[verdict === 'take' ? 'taken' : verdict === 'refuse' ? 'refused' : 'known'] += 1;
    }
  }
  for (const batch of batchesOf(parts)) {
    await store.write([db.packets, db.deliveries, db.parts, db.chunks], ['deliveries'], async () => {
      for (const [sha256, bytes] of batch) await takePart(db, sha256, bytes);
    });
    for (const [, { length }] of batch) box.onProgress(length);
  }
  await copyWhole(box, packets);
  return counts;
}

/** Inside the caller's transaction. */
async function takePacket(
  { store: { db }, isOwn }: TakingParts,
  bundled: BundledPacket,
  takenAtMs: number,
): Promise<ReturnType<typeof judgeBundled>> {
  const { pid } = bundled;
  const carried = await ifReadable(db.packets.get(pid));
  const verdict = judgeBundled(bundled, {
    isOwn: isOwn(pid),
    isAcknowledged: (await db.meta.where('key').equals(keptKey(pid)).count()) > 0,
    ...(carried && { carriedHeaderSha256: carried.headerSha256 }),
  });
  if (verdict === 'take') {
    const { nextSeq } = (await ifReadable(db.counters.get('home'))) ?? emptyCounters;
    await putPacket(db, carriedPacket(bundled, nextSeq, takenAtMs), nextSeq + 1);
  }
  return verdict;
}

/** When it is new and something carried names it; that is then sent without delay. Inside the caller's transaction. */
async function takePart(db: Database, sha256: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const pids = await db.packets.where('partNames').equals(sha256).primaryKeys();
  if (pids.length === 0 || (await db.parts.where('sha256').equals(sha256).count()) > 0) return;
  await putPart(db, { sha256, len: bytes.length, dossierId: '' }, bytes);
  for (const pid of pids) {
    const delivery = await ifReadable(db.deliveries.get(pid));
    if (delivery?.state === 'waiting') await db.deliveries.put({ ...delivery, notBeforeMs: 0 });
  }
}

/** One that is not whole yet has no second copy, because half a packet could not be brought back from it. */
async function copyWhole({ store, secondCopy }: TakingParts, packets: readonly BundledPacket[]): Promise<void> {
  const pids = packets.map(({ pid }) => pid);
  for (const packet of (await readRows(store, store.db.packets, pids)).rows) {
    const here = await store.db.parts.where('sha256').anyOf(packet.partNames).count();
    if (here === new Set(packet.partNames).size) {
      await secondCopy.keep(packet, (sha256) => wholePart(store, packet, sha256));
    }
  }
}

function* batchesOf(parts: Bundle['parts']): Generator<[string, Uint8Array<ArrayBuffer>][]> {
  let batch: [string, Uint8Array<ArrayBuffer>][] = [];
  let bytes = 0;
  for (const part of parts) {
    bytes += part[1].length;
    if (batch.length > 0 && bytes > batchBytes) {
      yield batch;
      batch = [];
      bytes = part[1].length;
    }
    batch.push(part);
  }
  if (batch.length > 0) yield batch;
}

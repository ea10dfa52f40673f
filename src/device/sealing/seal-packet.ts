/**
 * One packet: encrypt and sign first, off the main thread, then freeze and enqueue in one strict transaction — both or
 * neither. The running number is taken inside that transaction, so that a sealing that did not happen leaves no gap; when
 * another tab took the number meanwhile, the header is signed again with the next.
 */

import type { Table } from 'dexie';
import type { Clock, Digests, PacketPart, Randomness, SealedPacket } from '../../core/ports.ts';
import type { WatchTopic } from '../../core/screen-ports.ts';
import { StorageFailure } from '../../core/storage-failure.ts';
import type { PacketHeader } from '../../protocol/packet.ts';
import { limits, suite } from '../../protocol/packet.ts';
import { findPins } from '../contact/enrolment-record.ts';
import type { GatewayPins } from '../contact/enrolment-record.ts';
import { putPart } from '../store/part-bytes.ts';
import { packetTables, putPacket, sealProcedure } from '../store/put-packet.ts';
import type { SecondCopy } from '../store/second-copy.ts';
import type { Store } from '../store/store.ts';
import { wholePart } from '../store/whole-part.ts';
import { findSigner } from '../vault/device-key.ts';
import type { DeviceVault } from '../vault/vault.ts';
import type { Sealing } from './sealing.ts';

export interface PacketMaker {
  readonly store: Store;
  readonly vault: Pick<DeviceVault, 'getOpen'>;
  readonly secondCopy: SecondCopy;
  readonly openSealing: () => Promise<Sealing>;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly digests: Digests;
}

export interface PacketContent {
  readonly pid: string;
  /** The plaintext of part 0. */
  readonly text: string;
  readonly sealedAt: string;
  /** Parts that are sealed already, in their order. */
  readonly pages?: readonly PacketPart[];
  readonly supersedes?: string;
  /** What the phone keeps of it in words. */
  readonly named: Pick<SealedPacket, 'dossierId' | 'localCode' | 'procedureCode' | 'about'>;
  /** Whom else some of the pages are sealed to; beside today's recipients. */
  readonly recipientsOf?: (pins: GatewayPins) => Promise<readonly string[]>;
  /** What is written with the packet or not at all; called inside its transaction. */
  readonly putBeside: () => Promise<void>;
  readonly tables: readonly Table[];
  readonly topics: readonly WatchTopic[];
}

/** Throws a `StorageFailure`: not-enrolled, body-too-large (the text), storage-full; then nothing was written. */
export async function sealPacket(maker: PacketMaker, content: PacketContent): Promise<SealedPacket> {
  const { store, vault, secondCopy, openSealing } = maker;
  const [signer, pins] = [await findSigner(store.db, vault.getOpen()), await findPins(store.db)];
  if (!signer || !pins) throw new StorageFailure({ code: 'not-enrolled' });
  const kids = content.recipientsOf ? await content.recipientsOf(pins) : pins.recipients;
  const text = await (await openSealing()).sealText(content.text, pins.recipients);
  const length = text.cipher.length;
  if (length > limits.textBytes) throw new StorageFailure({ code: 'body-too-large', limit: limits.textBytes });
  const header: Omit<PacketHeader, 'seq'> = {
    v: 1,
    suite,
    pid: content.pid,
    dev: signer.deviceId,
    aud: pins.gatewayId,
    kids: [...kids],
    sealedAt: content.sealedAt,
    ...(content.supersedes !== undefined && { supersedes: content.supersedes }),
    parts: [{ sha256: text.sha256, len: length, kind: 'text' }, ...(content.pages ?? [])],
  };
  const packet = await signAndFreeze(maker, header, signer.key, text.cipher, content);
  // Not a condition of having sealed: a copy that failed now is made at the next start.
  await secondCopy.keep(packet, (sha256) => wholePart(store, packet, sha256));
  return packet;
}

/** Signs with the number that is next now, and writes if it still is. */
async function signAndFreeze(
  { store, openSealing, clock, digests }: PacketMaker,
  header: Omit<PacketHeader, 'seq'>,
  key: CryptoKey,
  text: Uint8Array<ArrayBuffer>,
  { named, putBeside, tables, topics }: PacketContent,
): Promise<SealedPacket> {
  const { db } = store;
  const sealing = await openSealing();
  for (;;) {
    const seq = (await db.counters.get('home'))?.nextSeq ?? 1;
    const jws = await sealing.signHeader({ ...header, seq }, key);
    const packet: SealedPacket = {
      pid: header.pid,
      seq,
      header: jws,
      headerSha256: await digests.sha256Hex(jws),
      parts: header.parts,
      sealedAtMs: clock.nowMs(),
      ...(header.supersedes !== undefined && { supersedes: header.supersedes }),
      ...named,
    };
    const letter = await sealProcedure(db, packet);
    const frozen = await store.write([...packetTables(db), db.parts, db.chunks, ...tables], topics, async () => {
      if ((await db.counters.get('home'))?.nextSeq !== seq) return false;
      const [part] = packet.parts;
      if (part) await putPart(db, { sha256: part.sha256, len: part.len, dossierId: packet.dossierId }, text);
      await putPacket(db, packet, seq + 1, letter);
      await putBeside();
      return true;
    });
    if (!frozen) continue;
    const localCodes = packet.localCode === undefined ? [] : [packet.localCode];
    store.note({ kind: 'sealed', pids: [packet.pid], localCodes, count: packet.parts.length });
    return packet;
  }
}

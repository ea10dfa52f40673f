/**
 * Sealing: encrypt and sign first, off the main thread, then freeze and enqueue in one strict transaction — both or
 * neither. The running number is taken inside that transaction, so that a sealing that did not happen leaves no gap; when
 * another tab took the number meanwhile, the header is signed again with the next.
 */

import type { Draft, PaperPage, SealedText } from '../../core/dossier/dossier.ts';
import type { Clock, Digests, PacketPart, Randomness, SealedPacket, Sealer } from '../../core/ports.ts';
import { StorageFailure } from '../../core/storage-failure.ts';
import type { PacketHeader } from '../../protocol/packet.ts';
import { limits, suite } from '../../protocol/packet.ts';
import { mostRecipients } from '../../protocol/recipients-list.ts';
import type { PreparedDraft, DeviceDrafts } from '../store/drafts.ts';
import { findPins } from '../contact/enrolment-record.ts';
import type { GatewayPins } from '../contact/enrolment-record.ts';
import { putPart } from '../store/part-bytes.ts';
import { packetTables, putPacket, sealProcedure } from '../store/put-packet.ts';
import { readRows } from '../store/read-rows.ts';
import type { SealedPart, Sealing } from './sealing.ts';
import type { SecondCopy } from '../store/second-copy.ts';
import type { Store } from '../store/store.ts';
import { wholePart } from '../store/whole-part.ts';
import { findSigner } from '../vault/device-key.ts';
import type { DeviceVault } from '../vault/vault.ts';

export interface SealerParts {
  readonly store: Store;
  readonly drafts: DeviceDrafts;
  readonly vault: Pick<DeviceVault, 'getOpen'>;
  readonly secondCopy: SecondCopy;
  readonly openSealing: () => Promise<Sealing>;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly digests: Digests;
}

export function newSealer(parts: SealerParts): Sealer {
  const { store, drafts, vault, secondCopy, openSealing, clock, randomness, digests } = parts;
  const { db } = store;

  /** Signs with the number that is next now, and writes if it still is. */
  async function signAndFreeze(
    header: Omit<PacketHeader, 'seq'>,
    key: CryptoKey,
    text: SealedText,
    textPart: SealedPart,
    draft: PreparedDraft,
  ): Promise<SealedPacket> {
    const sealing = await openSealing();
    for (;;) {
      const seq = (await db.counters.get('home'))?.nextSeq ?? 1;
      const jws = await sealing.signHeader({ ...header, seq }, key);
      const packet: SealedPacket = {
        pid: header.pid,
        seq,
        dossierId: text.dossierId,
        header: jws,
        headerSha256: await digests.sha256Hex(jws),
        parts: header.parts,
        sealedAtMs: clock.nowMs(),
        ...(header.supersedes !== undefined && { supersedes: header.supersedes }),
        localCode: text.localCode,
        procedureCode: text.procedure.code,
      };
      const letter = await sealProcedure(db, packet);
      const tables = [...packetTables(db), db.parts, db.chunks, db.drafts, db.thumbs];
      const frozen = await store.write(tables, ['deliveries', 'drafts'], async () => {
        if ((await db.counters.get('home'))?.nextSeq !== seq) return false;
        const part = { sha256: textPart.sha256, len: textPart.cipher.length, dossierId: text.dossierId };
        await putPart(db, part, textPart.cipher);
        await putPacket(db, packet, seq + 1, letter);
        await draft.put();
        return true;
      });
      if (!frozen) continue;
      store.note({ kind: 'sealed', pids: [packet.pid], localCodes: [text.localCode], count: packet.parts.length });
      return packet;
    }
  }

  return {
    seal: (text: SealedText, pages: readonly PaperPage[], sealedDraft: (pid: string) => Draft, supersedes?: string) =>
      drafts.inTurn(async () => {
        const [signer, pins] = [await findSigner(db, vault.getOpen()), await findPins(db)];
        if (!signer || !pins) throw new StorageFailure({ code: 'not-enrolled' });
        const pid = randomness.uuid();
        const kids = await namedRecipients(store, pins, pages);
        const draft = await drafts.prepare(sealedDraft(pid));
        const sealing = await openSealing();
        const textPart = await sealing.sealText(JSON.stringify(text), pins.recipients);
        const length = textPart.cipher.length;
        if (length > limits.textBytes) throw new StorageFailure({ code: 'body-too-large', limit: limits.textBytes });
        const header: Omit<PacketHeader, 'seq'> = {
          v: 1,
          suite,
          pid,
          dev: signer.deviceId,
          aud: pins.gatewayId,
          kids,
          sealedAt: text.sealedAt,
          ...(supersedes !== undefined && { supersedes }),
          parts: [{ sha256: textPart.sha256, len: length, kind: 'text' }, ...pages.map(partOf)],
        };
        const packet = await signAndFreeze(header, signer.key, text, textPart, draft);
        // Not a condition of having sealed: a copy that failed now is made at the next start.
        await secondCopy.keep(packet, (sha256) => wholePart(store, packet, sha256));
        return packet;
      }),
  };
}

/**
 * Everybody whom some part of the packet is sealed to: the text to those of today, a page to those of the day on which it
 * was captured. A packet whose page waited while the province changed its key so names the old one too.
 */
async function namedRecipients(store: Store, pins: GatewayPins, pages: readonly PaperPage[]): Promise<string[]> {
  const { rows } = await readRows(
    store,
    store.db.parts,
    pages.map(({ partSha256 }) => partSha256),
  );
  const ofPages = rows.flatMap(({ recipients }) => recipients ?? pins.firstRecipients ?? []);
  // A name too many is left out: the province tries every identity it keeps, and no dossier may fail for this.
  return [...new Set([...pins.recipients, ...ofPages])].slice(0, mostRecipients);
}

function partOf(page: PaperPage): PacketPart {
  return { sha256: page.partSha256, len: page.partLen, kind: 'paper' };
}

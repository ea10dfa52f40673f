/**
 * Papers and sealer of a simulated phone: the device's own sealing and signing, on the disk in memory, with the second copy
 * beside it. Every write is a step at which the app can end.
 */

import type { Draft, PaperPage, SealedText } from '../../src/core/dossier/dossier.ts';
import type { NoteBook, Outbox, PacketPart, Papers, Picture, SealedPacket, Sealer } from '../../src/core/ports.ts';
import type { Result } from '../../src/core/result.ts';
import { succeed } from '../../src/core/result.ts';
import { StorageFailure } from '../../src/core/storage-failure.ts';
import { sealPart } from '../../src/device/sealing/seal-part.ts';
import { signPacketHeader } from '../../src/device/sealing/sign-packet-header.ts';
import type { PacketHeader } from '../../src/protocol/packet.ts';
import { suite } from '../../src/protocol/packet.ts';
import type { FakePicture } from '../fakes/fake-sealer.ts';
import type { AppRun } from '../fakes/fake-phone.ts';
import type { FakeDisk } from '../fakes/fake-store.ts';
import { discardUnnamed, storePacket, tornRecord } from '../fakes/fake-store.ts';
import { sha256Hex } from '../fixtures/dossier-fixtures.ts';

/** The Cache API of the phone: what a power cut that deletes the database leaves. */
export interface SecondCopies {
  readonly packets: Map<string, string>;
  readonly parts: Map<string, Uint8Array>;
  readonly numbers: Map<number, string>;
}

export interface SealingPlace {
  readonly run: AppRun;
  readonly disk: FakeDisk;
  readonly copies: SecondCopies;
  readonly deviceId: string;
  readonly key: CryptoKey;
  readonly gatewayId: string;
  readonly recipients: () => readonly string[];
  /** Whom each page was sealed to when it was taken. */
  readonly sealedTo: Map<string, readonly string[]>;
  /** There is no room on the phone: writes fail. */
  readonly isFull: () => boolean;
}

export function newSimPapers({ run, disk, recipients, sealedTo, isFull }: SealingPlace): Papers {
  return {
    sealPage: async (_dossierId: string, picture: Picture): Promise<Result<Omit<PaperPage, 'page'>>> => {
      const { bytes, type } = picture as FakePicture;
      const whom = recipients();
      const { cipher, sha256, plainSha256 } = await sealPart(Uint8Array.from(bytes), whom);
      return await run.process.step(() => {
        refuseWhenFull(isFull());
        disk.parts.set(sha256, cipher);
        sealedTo.set(sha256, whom);
        return succeed({
          mediaType: type as PaperPage['mediaType'],
          partSha256: sha256,
          partLen: cipher.length,
          sha256: plainSha256,
        });
      });
    },
    discardPage: (partSha256) => run.process.step(() => discardUnnamed(disk, partSha256)),
  };
}

interface Sealing {
  readonly text: { readonly sealedAt: string };
  readonly pages?: readonly PaperPage[];
  readonly supersedes?: string | undefined;
  readonly named: Pick<SealedPacket, 'dossierId' | 'localCode' | 'procedureCode' | 'about'>;
  /** Within the step that writes the packet. */
  readonly store: (packet: SealedPacket, cipher: Uint8Array) => void;
}

/** As `seal-packet.ts`. */
async function sealPacket(place: SealingPlace, { text, pages = [], supersedes, named, store }: Sealing) {
  const { run, disk, copies, deviceId, key, gatewayId, recipients, sealedTo, isFull } = place;
  const { clock, randomness } = run.ports;
  const whom = recipients();
  const part0 = await sealPart(new TextEncoder().encode(JSON.stringify(text)), whom);
  const ofPages = pages.flatMap(({ partSha256 }) => sealedTo.get(partSha256) ?? []);
  const header: PacketHeader = {
    v: 1,
    suite,
    pid: randomness.uuid(),
    dev: deviceId,
    seq: disk.seq + 1,
    aud: gatewayId,
    kids: [...new Set([...whom, ...ofPages])],
    sealedAt: text.sealedAt,
    ...(supersedes !== undefined && { supersedes }),
    parts: [
      { sha256: part0.sha256, len: part0.cipher.length, kind: 'text' },
      ...pages.map((page): PacketPart => ({ sha256: page.partSha256, len: page.partLen, kind: 'paper' })),
    ],
  };
  const jws = await signPacketHeader(header, key);
  const packet: SealedPacket = {
    pid: header.pid,
    seq: header.seq,
    header: jws,
    headerSha256: sha256Hex(jws),
    parts: header.parts,
    sealedAtMs: clock.nowMs(),
    ...(supersedes !== undefined && { supersedes }),
    ...named,
  };
  await run.process.step(() => {
    refuseWhenFull(isFull());
    disk.seq = header.seq;
    store(packet, part0.cipher);
  });
  await keepCopy(run, disk, copies, packet);
  return packet;
}

export function newSimSealer(place: SealingPlace): Sealer {
  return {
    seal: (text: SealedText, pages: readonly PaperPage[], sealedDraft: (pid: string) => Draft, supersedes?: string) => {
      const { dossierId, localCode, procedure } = text;
      return sealPacket(place, {
        text,
        pages,
        supersedes,
        named: { dossierId, localCode, procedureCode: procedure.code },
        store: (packet, cipher) => storePacket(place.disk, packet, [cipher], sealedDraft(packet.pid)),
      });
    },
  };
}

/** The note book whose packets are sealed and signed as the device does it. */
export function newSimNoteBook(noteBook: NoteBook, place: SealingPlace): NoteBook {
  return {
    list: (hamlet) => noteBook.list(hamlet),
    forget: (noteIds) => noteBook.forget(noteIds),
    add: (text) =>
      sealPacket(place, {
        text,
        named: { dossierId: text.notesId, about: 'notes' },
        store(packet, cipher) {
          storePacket(place.disk, packet, [cipher]);
          for (const note of text.notes) place.disk.notes.set(note.noteId, JSON.stringify(note));
        },
      }),
  };
}

/** As `second-copy.ts`: the number first, the header last, because a header means that all parts are there. */
export async function keepCopy(run: AppRun, disk: FakeDisk, copies: SecondCopies, packet: SealedPacket): Promise<void> {
  await run.process.step(() => void copies.numbers.set(packet.seq, packet.localCode ?? ''));
  for (const { sha256 } of packet.parts) {
    const bytes = disk.parts.get(sha256);
    if (!bytes) return;
    await run.process.step(() => void copies.parts.set(sha256, bytes.slice()));
  }
  await run.process.step(() => void copies.packets.set(packet.pid, JSON.stringify(packet)));
}

/** The outbox that looks into the second copy for what is torn, and whose writes fail when there is no room. */
export function newSimOutbox(outbox: Outbox, { run, disk, copies, isFull }: SealingPlace): Outbox {
  const recordAll: Outbox['recordAll'] = async (deliveries) => {
    if (isFull()) await run.process.step(() => refuseWhenFull(true));
    await outbox.recordAll(deliveries);
  };
  return {
    exclusively: (work) => outbox.exclusively(work),
    deliveries: () => outbox.deliveries(),
    async packet(pid) {
      const found = await outbox.packet(pid);
      if (found || disk.packets.get(pid) !== tornRecord) return found;
      const copied = copies.packets.get(pid);
      return copied === undefined ? undefined : (JSON.parse(copied) as SealedPacket);
    },
    async readPart(sha256, offset, len) {
      const bytes = await outbox.readPart(sha256, offset, len);
      if (bytes) return bytes;
      const copied = copies.parts.get(sha256);
      return copied && offset + len <= copied.length ? copied.slice(offset, offset + len) : undefined;
    },
    record: (_pid, delivery) => recordAll([delivery]),
    recordAll,
    async purge(pid) {
      const copied = copies.packets.get(pid);
      await outbox.purge(pid);
      if (copied === undefined) return;
      const packet = JSON.parse(copied) as SealedPacket;
      await run.process.step(() => {
        copies.packets.delete(pid);
        copies.numbers.delete(packet.seq);
        const isNamed = (sha256: string) => [...copies.packets.values()].some((stored) => stored.includes(sha256));
        for (const { sha256 } of packet.parts) if (!isNamed(sha256)) copies.parts.delete(sha256);
      });
    },
  };
}

function refuseWhenFull(isFull: boolean): void {
  if (isFull) throw new StorageFailure({ code: 'storage-full' });
}

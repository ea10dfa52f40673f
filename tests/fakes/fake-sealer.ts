/**
 * Papers, sealer and acknowledgements with arithmetic in place of cryptography: a "ciphertext" is its plaintext behind a
 * random nonce, a signature is a keyed digest. Everything else (digests, sizes, order, one transaction) is as with the real
 * ones, so that the gateway's fake checks what the gateway checks.
 */

import type { VerifiedAcknowledgement } from '../../src/core/delivery/delivery.ts';
import type { Draft, PaperPage, SealedText } from '../../src/core/dossier/dossier.ts';
import type {
  Acknowledgements,
  Clock,
  NoteBook,
  PacketPart,
  Papers,
  Picture,
  Randomness,
  SealedPacket,
  Sealer,
} from '../../src/core/ports.ts';
import type { Note, NotesText } from '../../src/core/notes/note.ts';
import type { Result } from '../../src/core/result.ts';
import { fail, succeed } from '../../src/core/result.ts';
import { findAcknowledgementPayload } from '../../src/protocol/gateway-answers.ts';
import type { PacketHeader } from '../../src/protocol/packet.ts';
import { suite } from '../../src/protocol/packet.ts';
import { sha256Hex } from '../fixtures/dossier-fixtures.ts';
import type { FakeProcess } from './fake-process.ts';
import type { FakeDisk } from './fake-store.ts';
import { discardUnnamed, readRecord, storePacket, tornRecord } from './fake-store.ts';

const nonceLength = 16;

/** A picture whose bytes a test knows. */
export interface FakePicture extends Picture {
  readonly bytes: Uint8Array;
}

export function aPicture(bytes: Uint8Array, type = 'image/jpeg'): FakePicture {
  return { size: bytes.length, type, bytes };
}

/** A compact JWS by shape, signed with a shared secret. */
export function signFake(payload: object, secret: string): string {
  const body = Buffer.from(JSON.stringify(payload)).toString('base64url');
  return `fake.${body}.${sha256Hex(`${secret}.${body}`)}`;
}

/** The payload, when the signature holds. */
export function readFakeSigned(jws: string, secret: string): unknown {
  const [head, body = '', signature] = jws.split('.');
  if (head !== 'fake' || signature !== sha256Hex(`${secret}.${body}`)) return undefined;
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as unknown;
}

function sealBytes(plain: Uint8Array, randomness: Randomness): Uint8Array {
  const nonce = Buffer.from(randomness.token(nonceLength), 'base64url');
  return Uint8Array.from(Buffer.concat([nonce, plain]));
}

/** What the province's key would show. */
export function openBytes(sealed: Uint8Array): Uint8Array {
  return sealed.subarray(nonceLength);
}

export interface SealingWorld {
  readonly disk: FakeDisk;
  readonly process: FakeProcess;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly deviceId: string;
  readonly gatewayId: string;
}

export class FakePapers implements Papers {
  readonly #world: SealingWorld;

  constructor(world: SealingWorld) {
    this.#world = world;
  }

  sealPage(_dossierId: string, picture: Picture): Promise<Result<Omit<PaperPage, 'page'>>> {
    return this.#world.process.step(() => {
      const { bytes, type } = picture as FakePicture;
      if (type !== 'image/jpeg' && type !== 'image/png' && type !== 'image/webp') return fail('picture-not-an-image');
      if (bytes.length === 0) return fail('picture-unreadable');
      const sealed = sealBytes(bytes, this.#world.randomness);
      const partSha256 = sha256Hex(sealed);
      this.#world.disk.parts.set(partSha256, sealed);
      return succeed({ mediaType: type, partSha256, partLen: sealed.length, sha256: sha256Hex(bytes) });
    });
  }

  discardPage(partSha256: string): Promise<void> {
    return this.#world.process.step(() => discardUnnamed(this.#world.disk, partSha256));
  }
}

export class FakeSealer implements Sealer {
  readonly #world: SealingWorld;

  constructor(world: SealingWorld) {
    this.#world = world;
  }

  seal(
    text: SealedText,
    pages: readonly PaperPage[],
    sealedDraft: (pid: string) => Draft,
    supersedes?: string,
  ): Promise<SealedPacket> {
    const { disk, process } = this.#world;
    return process.step(() => {
      const named = { dossierId: text.dossierId, localCode: text.localCode, procedureCode: text.procedure.code };
      const papers = pages.map((page): PacketPart => ({ sha256: page.partSha256, len: page.partLen, kind: 'paper' }));
      const { packet, sealedText } = makePacket(this.#world, text, named, papers, supersedes);
      storePacket(disk, packet, [sealedText], sealedDraft(packet.pid));
      return packet;
    });
  }
}

export class FakeNoteBook implements NoteBook {
  readonly #world: SealingWorld;

  constructor(world: SealingWorld) {
    this.#world = world;
  }

  add(text: NotesText): Promise<SealedPacket> {
    const { disk, process } = this.#world;
    return process.step(() => {
      const { packet, sealedText } = makePacket(this.#world, text, { dossierId: text.notesId, about: 'notes' }, []);
      storePacket(disk, packet, [sealedText]);
      for (const note of text.notes) disk.notes.set(note.noteId, JSON.stringify(note));
      return packet;
    });
  }

  list(hamlet: string) {
    return this.#world.process.step(() => {
      const stored = [...this.#world.disk.notes.values()];
      const notes = stored.flatMap((one) => readRecord<Note>(one) ?? []).filter((note) => note.hamlet === hamlet);
      return { notes, torn: stored.filter((one) => one === tornRecord).length };
    });
  }

  forget(noteIds: readonly string[]): Promise<void> {
    return this.#world.process.step(() => {
      for (const noteId of noteIds) this.#world.disk.notes.delete(noteId);
    });
  }
}

function makePacket(
  { disk, clock, randomness, deviceId, gatewayId }: SealingWorld,
  text: { readonly sealedAt: string },
  named: Pick<SealedPacket, 'dossierId' | 'localCode' | 'procedureCode' | 'about'>,
  papers: readonly PacketPart[],
  supersedes?: string,
) {
  const sealedText = sealBytes(Buffer.from(JSON.stringify(text)), randomness);
  const parts: PacketPart[] = [{ sha256: sha256Hex(sealedText), len: sealedText.length, kind: 'text' }, ...papers];
  disk.seq += 1;
  const payload: PacketHeader = {
    v: 1,
    suite,
    pid: randomness.uuid(),
    dev: deviceId,
    seq: disk.seq,
    aud: gatewayId,
    kids: ['age1fake'],
    sealedAt: text.sealedAt,
    ...(supersedes !== undefined && { supersedes }),
    parts,
  };
  const header = signFake(payload, deviceId);
  const packet: SealedPacket = {
    pid: payload.pid,
    seq: payload.seq,
    header,
    headerSha256: sha256Hex(header),
    parts,
    sealedAtMs: clock.nowMs(),
    ...(supersedes !== undefined && { supersedes }),
    ...named,
  };
  return { packet, sealedText };
}

export class FakeAcknowledgements implements Acknowledgements {
  readonly #gatewaySecret: string;

  constructor(gatewaySecret: string) {
    this.#gatewaySecret = gatewaySecret;
  }

  async verify(jws: string, packet: SealedPacket): Promise<VerifiedAcknowledgement | undefined> {
    const payload = findAcknowledgementPayload(readFakeSigned(jws, this.#gatewaySecret));
    if (payload?.pid !== packet.pid || payload.header !== packet.headerSha256) return undefined;
    const { pid, have, complete, review = false, receivedAt } = payload;
    return { pid, have, complete, review, receivedAt, jws };
  }
}

/**
 * The work that must not happen on the main thread: pictures, age, Argon2id, signatures. The page runs it in a worker
 * (`sealing-client.ts`), the tests in place (`newSealing`); both are the same functions.
 */

import type { Result } from '../../core/result.ts';
import type { PacketHeader } from '../../protocol/packet.ts';

/** Ciphertext of one part with the names the header and the text need. */
export interface SealedPart {
  readonly cipher: Uint8Array<ArrayBuffer>;
  /** Lower-case hex of the ciphertext. */
  readonly sha256: string;
  /** Lower-case hex of the plaintext. */
  readonly plainSha256: string;
}

/** A picture made ready: upright, small enough, readable. */
export interface PressedPicture {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: 'image/jpeg' | 'image/webp';
  /** A data URL of at most 12 KB. */
  readonly thumbnail: string;
}

export interface SealedPicture extends SealedPart {
  readonly mediaType: PressedPicture['mediaType'];
  readonly thumbnail: string;
}

/** A scene keeps its greys as the camera saw them: what helps pale ink would brighten dusk and hide what is broken. */
export type PictureOf = 'paper' | 'scene';

/** Of a paper, where nothing is said. Problems: picture-unreadable, picture-too-large. */
export type PressPicture = (picture: Blob, of?: PictureOf) => Promise<Result<PressedPicture>>;

export interface KeyCost {
  readonly memoryKiB: number;
  readonly iterations: number;
}

export interface Sealing {
  /** Problems: picture-unreadable, picture-too-large. */
  sealPicture(picture: Blob, recipients: readonly string[], of?: PictureOf): Promise<Result<SealedPicture>>;
  sealText(text: string, recipients: readonly string[]): Promise<SealedPart>;
  /** The header JWS. */
  signHeader(header: PacketHeader, key: CryptoKey): Promise<string>;
  /** 32 bytes, Argon2id. */
  deriveKey(secret: string, salt: Uint8Array, cost: KeyCost): Promise<Uint8Array<ArrayBuffer>>;
}

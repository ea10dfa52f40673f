/** Where bytes too large for a table live. Names are digests or random ids made by us, never a client's words. */

export interface Blobs {
  /** Bytes of an unfinished part on disk; 0 when there is none. The partial's length is the resume offset. */
  partialLength(sha256: string): Promise<number>;
  /**
   * Appends to the partial as bytes arrive; returns the new length. Never buffers the whole. Problem errors as values:
   * throws `DiskFull` when there is no room (nothing half-stored is ever counted), `PartialMoved` when `offset` is not its
   * length.
   */
  appendPartial(sha256: string, offset: number, bytes: AsyncIterable<Uint8Array>): Promise<number>;
  /**
   * sha256 of the partial, then fsync, rename, fsync of the folder. False: digest mismatch, the partial is gone.
   * `partialName` (default: the digest) lets an upload grow under a name of its own, where no other can reach it.
   */
  finishPartial(sha256: string, partialName?: string): Promise<boolean>;
  /**
   * `appendPartial`, and when that reaches one of `wholeLengths`, `finishPartial`: in fewer steps where the place can, for
   * nearly every part comes whole.
   */
  appendAndFinish(
    sha256: string,
    offset: number,
    bytes: AsyncIterable<Uint8Array>,
    wholeLengths: readonly number[],
  ): Promise<Appended>;
  discardPartial(sha256: string): Promise<void>;
  /** Whether a finished part exists. */
  has(name: string): Promise<boolean>;
  read(name: string): Promise<Uint8Array>;
  /** Durable when it resolves. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  remove(name: string): Promise<void>;
  freeBytes(): Promise<number>;
}

export interface Appended {
  readonly length: number;
  /** What `finishPartial` said; absent: none of the lengths was reached. */
  readonly isRight?: boolean;
}

/** For a place that can do no better. */
export async function appendThenFinish(
  blobs: Pick<Blobs, 'appendPartial' | 'finishPartial'>,
  ...[sha256, offset, bytes, wholeLengths]: Parameters<Blobs['appendAndFinish']>
): Promise<Appended> {
  const length = await blobs.appendPartial(sha256, offset, bytes);
  return wholeLengths.includes(length) ? { length, isRight: await blobs.finishPartial(sha256) } : { length };
}

/** There is no room, or the place does not answer just now: nothing was kept that is not told, and later is worth a try. */
export class DiskFull extends Error {}

/** The partial is not as long as whoever wants to append believes: somebody else was quicker. Nothing was written. */
export class PartialMoved extends Error {
  readonly length: number;

  constructor(length: number) {
    super(`The partial holds ${length} bytes`);
    this.length = length;
  }
}

/** Names are digests or ids of ours; anything else would be a way out of the folder. */
export function checkBlobName(name: string): string {
  if (!/^[0-9a-z][0-9a-z-]{7,127}$/.test(name)) throw new Error('Not the name of a blob');
  return name;
}

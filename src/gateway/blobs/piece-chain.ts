/**
 * An unfinished part in an S3 storage, where nothing can be appended to: pieces that are written once and never changed,
 * each under a name of its own that says which bytes it holds. Two gateways that take bytes of the same part at the same
 * moment never touch each other's pieces; what is held is as long as the pieces reach from the first byte on without a gap.
 */

import { randomBytes } from 'node:crypto';

export interface Piece {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

export interface PieceChain {
  /** In order; each begins where the one before ends, or earlier. */
  readonly pieces: readonly Piece[];
  readonly length: number;
  /** All that lies there, also what the chain does not need. */
  readonly keys: readonly string[];
}

const pieceName = /\/(\d{12})-(\d{12})-[0-9a-f]{16}$/;

/** A name that nobody else writes under. */
export function newPieceKey(folder: string, start: number, end: number): string {
  const digits = (bytes: number) => String(bytes).padStart(12, '0');
  return `${folder}/${digits(start)}-${digits(end)}-${randomBytes(8).toString('hex')}`;
}

export function isPieceKey(key: string): boolean {
  return pieceName.test(key);
}

/** Of all objects of one part. One whose size is not what its name says is no piece. */
export function chainPieces(objects: readonly { readonly key: string; readonly size: number }[]): PieceChain {
  const found = objects.flatMap(({ key, size }) => {
    const [, start, end] = (pieceName.exec(key) ?? []).map(Number);
    return start !== undefined && end !== undefined && end - start === size && size > 0 ? [{ key, start, end }] : [];
  });
  const pieces: Piece[] = [];
  let length = 0;
  for (;;) {
    const reaching = found.filter(({ start, end }) => start <= length && end > length);
    const [furthest] = reaching.toSorted((a, b) => b.end - a.end || (a.key < b.key ? -1 : 1));
    if (!furthest) return { pieces, length, keys: objects.map(({ key }) => key) };
    pieces.push(furthest);
    length = furthest.end;
  }
}

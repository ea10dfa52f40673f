/**
 * The parts of an .xlsx archive, unpacked under a bound. It believes no size that the archive declares: every part is
 * inflated with what is left of the bound as its limit, and pictures, macros and everything else a form does not need stay
 * packed.
 */

import { inflateRawSync } from 'node:zlib';
import type { XlsformFault } from '../../../core/procedure/xlsform-fault.ts';

/** A sheet of 2000 rows and 60 columns of ordinary words takes far less. */
const largestUnpackedBytes = 24_000_000;
const mostParts = 300;
const neededPart = /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/[\w./-]*\.(xml|rels))$/;

export type Unpacking =
  | { readonly ok: true; readonly value: ReadonlyMap<string, Uint8Array> }
  | { readonly ok: false; readonly code: XlsformFault };

export function unpackArchive(bytes: Uint8Array): Unpacking {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 22 || view.getUint32(0, true) !== 0x04034b50) return { ok: false, code: 'file-not-xlsx' };
  const end = findEnd(view);
  if (end === undefined) return { ok: false, code: 'file-damaged' };
  const parts = new Map<string, Uint8Array>();
  let left = largestUnpackedBytes;
  let at = view.getUint32(end + 16, true);
  const count = view.getUint16(end + 10, true);
  if (count > mostParts) return { ok: false, code: 'file-unpacks-too-large' };
  for (let index = 0; index < count; index += 1) {
    const entry = readEntry(bytes, view, at);
    if (entry === undefined) return { ok: false, code: 'file-damaged' };
    at = entry.next;
    if (!neededPart.test(entry.path)) continue;
    const content = unpack(entry.packed, entry.method, left);
    if (typeof content === 'string') return { ok: false, code: content };
    left -= content.length;
    parts.set(entry.path, content);
  }
  return parts.has('xl/workbook.xml') ? { ok: true, value: parts } : { ok: false, code: 'file-not-xlsx' };
}

/** The end record stands last, with at most a comment of 64 KiB behind it. */
function findEnd(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - 22 - 65_535);
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return undefined;
}

interface Entry {
  readonly path: string;
  readonly method: number;
  readonly packed: Uint8Array;
  readonly next: number;
}

/** One entry of the directory with its packed bytes; undefined where it points outside the file. */
function readEntry(bytes: Uint8Array, view: DataView, at: number): Entry | undefined {
  if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return undefined;
  const method = view.getUint16(at + 10, true);
  const size = view.getUint32(at + 20, true);
  const pathLength = view.getUint16(at + 28, true);
  const next = at + 46 + pathLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  const local = view.getUint32(at + 42, true);
  if (local + 30 > bytes.length || view.getUint32(local, true) !== 0x04034b50) return undefined;
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + size > bytes.length) return undefined;
  const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + pathLength));
  return { path, method, packed: bytes.subarray(start, start + size), next };
}

function unpack(packed: Uint8Array, method: number, limit: number): Uint8Array | XlsformFault {
  if (method === 0) return packed.length > limit ? 'file-unpacks-too-large' : packed;
  if (method !== 8 || limit <= 0) return limit <= 0 ? 'file-unpacks-too-large' : 'file-damaged';
  try {
    return inflateRawSync(packed, { maxOutputLength: limit });
  } catch (error) {
    const isTooLarge = error instanceof RangeError;
    return isTooLarge ? 'file-unpacks-too-large' : 'file-damaged';
  }
}

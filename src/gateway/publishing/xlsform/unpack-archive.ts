/**
 * The parts of an .xlsx archive, unpacked under a bound. It believes no size that the archive declares: every part is
 * inflated with what is left of the bound as its limit. What a form does not need (pictures, macros, links, merged cells) is
 * left out, because one line of it may name a million cells.
 */

import { inflateRawSync } from 'node:zlib';
import type { XlsformFault } from '../../../core/definition/xlsform-fault.ts';

/** A sheet of 2000 rows and as many columns as a form has takes far less. */
const largestUnpackedBytes = 16_000_000;
const mostTags = 600_000;
/** Of what lists sheets and their files: the parser's work grows with its square. */
const mostListed = 5000;
const mostParts = 300;
const neededPart = /^(_rels\/\.rels|xl\/(_rels\/workbook\.xml\.rels|workbook\.xml|sharedStrings\.xml|styles\.xml))$/;
const sheetPart = /^xl\/worksheets\/[\w.-]+\.xml$/;

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
  let tags = 0;
  let at = view.getUint32(end + 16, true);
  const count = view.getUint16(end + 10, true);
  if (count > mostParts) return { ok: false, code: 'file-unpacks-too-large' };
  for (let index = 0; index < count; index += 1) {
    const entry = readEntry(bytes, view, at);
    if (entry === undefined) return { ok: false, code: 'file-damaged' };
    at = entry.next;
    const isSheet = sheetPart.test(entry.path);
    if (!isSheet && !neededPart.test(entry.path)) continue;
    const content = unpack(entry.packed, entry.method, left);
    if (typeof content === 'string') return { ok: false, code: content };
    left -= content.length;
    const kept = isSheet ? cellsOnly(content) : content;
    const here = countTags(kept);
    tags += here;
    if (tags > mostTags || (/workbook/.test(entry.path) && here > mostListed))
      return { ok: false, code: 'file-unpacks-too-large' };
    parts.set(entry.path, kept);
  }
  if (!parts.has('xl/workbook.xml')) return { ok: false, code: 'file-not-xlsx' };
  parts.set('[Content_Types].xml', contentTypes([...parts.keys()]));
  return { ok: true, value: parts };
}

const sheetml = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The list of parts, rewritten, because the parser misses those that it names and we left out. */
function contentTypes(paths: readonly string[]): Uint8Array {
  const kindOf = (path: string) => {
    if (sheetPart.test(path)) return 'worksheet';
    return path === 'xl/workbook.xml' ? 'sheet.main' : /^xl\/(sharedStrings|styles)\.xml$/.exec(path)?.[1];
  };
  const overrides = paths.flatMap((path) => {
    const kind = kindOf(path);
    return kind === undefined ? [] : [`<Override PartName="/${path}" ContentType="${sheetml}.${kind}+xml"/>`];
  });
  const namespace = 'http://schemas.openxmlformats.org/package/2006/content-types';
  return new TextEncoder().encode(`<Types xmlns="${namespace}">${overrides.join('')}</Types>`);
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

const lessThan = 0x3c;

function countTags(xml: Uint8Array): number {
  let count = 0;
  for (let at = xml.indexOf(lessThan); at !== -1; at = xml.indexOf(lessThan, at + 1)) count += 1;
  return count;
}

/** A worksheet with its cells and nothing else. */
function cellsOnly(xml: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(xml);
  const start = /<(?:\w+:)?sheetData[\s/>]/.exec(text)?.index ?? text.length;
  const end = /<\/(?:\w+:)?sheetData\s*>/.exec(text.slice(start));
  const cells = end === null ? '' : text.slice(start, start + end.index + end[0].length);
  return new TextEncoder().encode(`<worksheet>${cells}</worksheet>`);
}

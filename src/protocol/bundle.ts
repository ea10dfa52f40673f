/**
 * The file in which sealed packets travel by another phone (docs/protocol.md, "Relay"): a plain zip, stored and not
 * compressed, whose names are digests and pids. Only the names that this file knows are looked at.
 */

import type { Problem } from '../core/problem.ts';
import { fail, succeed } from '../core/result.ts';
import type { Result } from '../core/result.ts';
import { isPid, isSha256, limits } from './packet.ts';
import { decodeUtf8 } from './utf8.ts';

export const bundleVersion = 1;
/** The first entry, by which a file is known for one of ours. */
export const bundleMetaName = 'gocua.json';

export const bundleLimits = {
  /** Looked at before the file is read. */
  fileBytes: 64 * 1024 * 1024,
  entries: 8_192,
  metaBytes: 4 * 1024,
  headerBytes: limits.headerBytes,
  acknowledgementBytes: 16 * 1024,
} as const;

/** `aud`: the id of the gateway that the packets are sealed for, and whose acknowledgements these are. */
export interface BundleMeta {
  readonly v: typeof bundleVersion;
  readonly aud: string;
}

export type BundleEntry =
  | { readonly kind: 'meta' }
  | { readonly kind: 'header' | 'acknowledgement'; readonly pid: string }
  | { readonly kind: 'part'; readonly sha256: string };

export function headerName(pid: string): string {
  return `headers/${pid}.jws`;
}

export function partName(sha256: string): string {
  return `parts/${sha256}`;
}

export function acknowledgementName(pid: string): string {
  return `acknowledgements/${pid}.jws`;
}

/** What stands under a name of the zip; absent: nothing that a bundle holds. */
export function findBundleEntry(name: string): BundleEntry | undefined {
  if (name === bundleMetaName) return { kind: 'meta' };
  const [folder, file = '', ...more] = name.split('/');
  if (more.length > 0) return undefined;
  if (folder === 'parts') return isSha256(file) ? { kind: 'part', sha256: file } : undefined;
  const pid = file.endsWith('.jws') ? file.slice(0, -'.jws'.length) : '';
  if (!isPid(pid)) return undefined;
  if (folder === 'headers') return { kind: 'header', pid };
  return folder === 'acknowledgements' ? { kind: 'acknowledgement', pid } : undefined;
}

/** The most bytes that an entry of that kind may have. */
export function mostEntryBytes({ kind }: BundleEntry): number {
  const { metaBytes, headerBytes, acknowledgementBytes } = bundleLimits;
  return { meta: metaBytes, header: headerBytes, acknowledgement: acknowledgementBytes, part: limits.paperBytes }[kind];
}

/** `gocua.json`. Problems: bundle-newer-than-app, bundle-malformed. Fields that are not named here are carried through. */
export function parseBundleMeta(bytes: Uint8Array): Result<BundleMeta> {
  const malformed: Problem['code'] = 'bundle-malformed';
  if (bytes.length > bundleLimits.metaBytes) return fail(malformed);
  const value = findJson(decodeUtf8(bytes));
  if (typeof value !== 'object' || value === null) return fail(malformed);
  const { v, aud } = value as { readonly v?: unknown; readonly aud?: unknown };
  if (typeof v === 'number' && Number.isSafeInteger(v) && v > bundleVersion) return fail('bundle-newer-than-app');
  if (v !== bundleVersion || typeof aud !== 'string' || aud.length === 0 || aud.length > 128) return fail(malformed);
  return succeed(value as BundleMeta);
}

function findJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

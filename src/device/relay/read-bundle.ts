/**
 * Reads a file that another phone made, or that somebody made to look like one. Memory is bounded by the file's size, which
 * is looked at first; what is damaged or has no business here is left out and counted, and nothing is believed: headers and
 * acknowledgements are strings until those who hold keys have seen them.
 */

import type { Bundle, BundledPacket } from '../../core/relay/bundle.ts';
import { findListedLengths } from '../../core/relay/bundle.ts';
import type { Digests } from '../../core/ports.ts';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { bundleLimits, findBundleEntry, mostEntryBytes, parseBundleMeta } from '../../protocol/bundle.ts';
import type { PacketHeader } from '../../protocol/packet.ts';
import { findPacketHeader } from '../../protocol/packet.ts';
import { decodeUtf8 } from '../../protocol/utf8.ts';
import { findZipBytes, textLengthOf } from './bundle-text.ts';
import { findZipEntries, isIntact } from './read-zip.ts';
import type { ZipEntry } from './read-zip.ts';

const compactJws = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** Problems: bundle-malformed (also: too large), bundle-newer-than-app. */
export async function readBundle(
  digests: Digests,
  file: Uint8Array,
  mostBytes: number = bundleLimits.fileBytes,
): Promise<Result<Bundle>> {
  const bytes = file.length <= textLengthOf(mostBytes) ? findZipBytes(file) : undefined;
  const entries = bytes && bytes.length <= mostBytes ? findZipEntries(bytes, bundleLimits.entries) : undefined;
  const plate = entries?.find(({ name }) => findBundleEntry(name)?.kind === 'meta');
  if (!entries || !plate?.bytes || !isIntact(plate)) return fail('bundle-malformed');
  const meta = parseBundleMeta(plate.bytes);
  if (!meta.ok) return meta;

  const { aud } = meta.value;
  const packets: BundledPacket[] = [];
  const parts = new Map<string, Uint8Array<ArrayBuffer>>();
  const acknowledgements = new Map<string, string>();
  let leftOut = 0;
  for (const entry of entries) {
    const place = findBundleEntry(entry.name);
    if (place?.kind === 'meta') continue;
    const content = place && entry.bytes && entry.bytes.length <= mostEntryBytes(place) ? entry.bytes : undefined;
    if (!place || !content) {
      leftOut += 1;
    } else if (place.kind === 'part') {
      // Its name is its digest: no checksum tells more.
      parts.set(place.sha256, content);
    } else {
      const jws = findJws(entry);
      const packet = jws !== undefined && place.kind === 'header' ? await readHeader(digests, jws) : undefined;
      if (packet && packet.pid === place.pid && packet.aud === aud) packets.push(packet.bundled);
      else if (jws !== undefined && place.kind === 'acknowledgement') acknowledgements.set(place.pid, jws);
      else leftOut += 1;
    }
  }
  return succeed({ aud, packets, parts, acknowledgements, leftOut });
}

/**
 * The parts that a header of the bundle names with that length and whose bytes have that digest; `damaged`: all others.
 * `onProgress` hears the bytes that were looked at.
 */
export async function verifyParts(
  bundle: Bundle,
  onProgress: (bytes: number) => void = () => undefined,
): Promise<{ readonly parts: Bundle['parts']; readonly damaged: number }> {
  const lengths = findListedLengths(bundle);
  const parts = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const [sha256, bytes] of bundle.parts) {
    const isListed = lengths.get(sha256)?.has(bytes.length) ?? false;
    if (isListed && hexOf(await crypto.subtle.digest('SHA-256', bytes)) === sha256) parts.set(sha256, bytes);
    onProgress(bytes.length);
  }
  return { parts, damaged: bundle.parts.size - parts.size };
}

/** What the payload says of itself; its signature is the gateway's to judge. Absent: it is no header. */
export function findHeaderClaims(jws: string): PacketHeader | undefined {
  try {
    const payload = (jws.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(payload), (sign) => sign.codePointAt(0) ?? 0);
    return findPacketHeader(JSON.parse(decodeUtf8(bytes) ?? ''));
  } catch {
    return undefined;
  }
}

function findJws(entry: ZipEntry): string | undefined {
  const text = entry.bytes && isIntact(entry) ? decodeUtf8(entry.bytes) : undefined;
  return text !== undefined && compactJws.test(text) ? text : undefined;
}

async function readHeader(
  digests: Digests,
  jws: string,
): Promise<{ readonly pid: string; readonly aud: string; readonly bundled: BundledPacket } | undefined> {
  const claims = findHeaderClaims(jws);
  if (!claims) return undefined;
  const { pid, aud, supersedes } = claims;
  // Only what is known of a part: a header may bring fields of its own, of any size.
  const parts = claims.parts.map(({ sha256, len, kind }) => ({ sha256, len, kind }));
  const bundled = { pid, header: jws, headerSha256: await digests.sha256Hex(jws), parts };
  return { pid, aud, bundled: { ...bundled, ...(supersedes !== undefined && { supersedes }) } };
}

function hexOf(digest: ArrayBuffer): string {
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

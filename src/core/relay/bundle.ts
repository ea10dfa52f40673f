/**
 * What a file of the relay holds once it was read: what other phones sealed, and what the province signed. A carrier knows no
 * phone's key: what a header says is checked by the gateway, and only then is anything believed.
 */

import type { PacketPart, SealedPacket } from '../ports.ts';

/** What a packet's header says of itself. */
export interface BundledPacket {
  readonly pid: string;
  readonly header: string;
  readonly headerSha256: string;
  readonly parts: readonly PacketPart[];
  readonly supersedes?: string;
}

export interface Bundle {
  /** The gateway that it is for. */
  readonly aud: string;
  readonly packets: readonly BundledPacket[];
  /** By the digest that their name states; not yet held against it. */
  readonly parts: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  /** By pid; not yet verified. */
  readonly acknowledgements: ReadonlyMap<string, string>;
  /** Entries that no bundle has, or that were damaged on the way. */
  readonly leftOut: number;
}

/** The lengths that the headers of this bundle state for a part; empty: none of them names it. */
export function findListedLengths({ packets }: Pick<Bundle, 'packets'>): ReadonlyMap<string, ReadonlySet<number>> {
  const lengths = new Map<string, Set<number>>();
  for (const { sha256, len } of packets.flatMap(({ parts }) => parts)) {
    lengths.set(sha256, (lengths.get(sha256) ?? new Set()).add(len));
  }
  return lengths;
}

/** As it is kept by whoever carries it; `seq` counts what this phone carries, because the header's counts another's. */
export function carriedPacket(bundled: BundledPacket, seq: number, takenAtMs: number): SealedPacket {
  const { pid, header, headerSha256, parts, supersedes } = bundled;
  // A carrier is not told which dossier it is, nor may a wrong clock of another phone set the order here.
  const own = { seq, dossierId: '', sealedAtMs: takenAtMs };
  return { pid, ...own, header, headerSha256, parts, ...(supersedes !== undefined && { supersedes }) };
}

/** What this phone knows of a packet that comes in a bundle. */
export interface Known {
  /** Sealed on this phone, by whomever. */
  readonly isOwn: boolean;
  /** The province signed for it before. */
  readonly isAcknowledged: boolean;
  /** Of the packet of that pid that is carried already. */
  readonly carriedHeaderSha256?: string;
}

/**
 * `take`: it is new. `add`: it is carried, and parts of it may be new. `known`: nothing of it is wanted. `refuse`: another
 * packet of that pid is carried already; which of them is genuine only the gateway can tell, and it is asked of the first.
 */
export function judgeBundled(bundled: BundledPacket, known: Known): 'take' | 'add' | 'known' | 'refuse' {
  if (known.isOwn || known.isAcknowledged) return 'known';
  if (known.carriedHeaderSha256 === undefined) return 'take';
  return known.carriedHeaderSha256 === bundled.headerSha256 ? 'add' : 'refuse';
}

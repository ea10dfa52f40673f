/**
 * Spreads what waits over files of a size that Bluetooth and a messenger carry. What matters most is in the first file:
 * every text with its header, the oldest packet first, and then the papers. Each file stands for itself, with the headers
 * of all packets whose parts it holds, so that whoever gets one of them can deliver it without the others.
 */

import type { PacketPart } from '../ports.ts';

/** One packet of the load with those of its parts that are to travel. */
export interface LoadedPacket {
  readonly pid: string;
  readonly headerBytes: number;
  readonly parts: readonly PacketPart[];
}

export interface FilePlan {
  /** Whose headers it holds. */
  readonly pids: readonly string[];
  readonly parts: readonly PacketPart[];
}

/** More than a zip spends on an entry beside its bytes. */
const entryOverheadBytes = 256;
/** The file's own name plate and directory's end. */
const fileOverheadBytes = 1024;
/** Fewer than any reader of bundles takes. */
const mostEntries = 4_000;

interface OpenFile {
  readonly pids: Set<string>;
  readonly parts: PacketPart[];
  roomBytes: number;
}

/**
 * Files of at most `mostBytes` each; one that holds a single part may be larger, because parts are never cut. A part that
 * several packets name travels once. `packets`: the oldest first.
 */
export function splitLoad(packets: readonly LoadedPacket[], mostBytes: number): readonly FilePlan[] {
  const files: OpenFile[] = [];
  const placed = new Set<string>();

  function place(packet: LoadedPacket, part: PacketPart): void {
    if (placed.has(part.sha256)) return;
    placed.add(part.sha256);
    let file = files.find((candidate) => hasRoom(candidate, packet, part));
    if (!file) {
      file = { pids: new Set(), parts: [], roomBytes: mostBytes - fileOverheadBytes };
      files.push(file);
    }
    file.roomBytes -= costOf(file, packet, part);
    file.pids.add(packet.pid);
    file.parts.push(part);
  }

  for (const kind of ['text', 'paper']) {
    for (const packet of packets) {
      for (const part of packet.parts) if (part.kind === kind) place(packet, part);
    }
  }
  return files.map(({ pids, parts }) => ({ pids: [...pids], parts }));
}

function hasRoom(file: OpenFile, packet: LoadedPacket, part: PacketPart): boolean {
  return file.roomBytes >= costOf(file, packet, part) && file.pids.size + file.parts.length + 2 <= mostEntries;
}

function costOf({ pids }: OpenFile, packet: LoadedPacket, part: PacketPart): number {
  const header = pids.has(packet.pid) ? 0 : packet.headerBytes + entryOverheadBytes;
  return header + part.len + entryOverheadBytes;
}

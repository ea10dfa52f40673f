import { fail, succeed } from '../../../src/core/result.ts';
import type { ExportedFile } from '../../../src/core/screen-ports.ts';
import type { OpenedBundle, Relay } from '../../../src/core/sharing-ports.ts';

/** A relay with nothing waiting and nothing carried; a test says what is otherwise. */
export function newFakeRelay(parts: Partial<Relay> = {}): Relay {
  return {
    waiting: async () => ({ packets: 0, bytes: 0 }),
    pack: async () => fail('not-found'),
    open: async () => succeed(anOpenedBundle()),
    carried: async () => ({ packets: 0, bytes: 0, delivered: 0 }),
    packReceipts: async () => fail('not-found'),
    takeShared: async () => [],
    ...parts,
  };
}

export function anOpenedBundle(parts: Partial<OpenedBundle> = {}): OpenedBundle {
  return {
    packetsTaken: 0,
    packetsKnown: 0,
    partsDamaged: 0,
    ownDelivered: 0,
    acknowledgementsRefused: 0,
    bytes: 0,
    ...parts,
  };
}

export function someFiles(count: number): readonly ExportedFile[] {
  return Array.from({ length: count }, (_, index) => ({
    fileName: `ho-so-${index + 1}.gocua`,
    bytes: Uint8Array.from({ length: 60_000 + index }, (_each, at) => (at * 7 + index) % 256),
  }));
}

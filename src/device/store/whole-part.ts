import type { SealedPacket } from '../../core/ports.ts';
import { readChunks } from './part-bytes.ts';
import type { Store } from './store.ts';

/** All bytes of one of the packet's parts from the database; absent when gone or torn. */
export async function wholePart(
  store: Store,
  packet: Pick<SealedPacket, 'parts'>,
  sha256: string,
): Promise<Uint8Array | undefined> {
  const len = packet.parts.find((part) => part.sha256 === sha256)?.len;
  return len === undefined ? undefined : readChunks(store, sha256, 0, len);
}

import { CompactSign } from 'jose';
import type { PacketHeader } from '../../protocol/packet.ts';
import { packetType } from '../../protocol/packet.ts';

/** The header as a compact JWS of the device `header.dev` (protocol.md §2). */
export function signPacketHeader(header: PacketHeader, key: CryptoKey): Promise<string> {
  return new CompactSign(new TextEncoder().encode(JSON.stringify(header)))
    .setProtectedHeader({ alg: 'ES256', kid: header.dev, typ: packetType })
    .sign(key);
}

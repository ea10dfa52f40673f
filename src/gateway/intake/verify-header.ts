/**
 * Who may hand in a packet: the header's signature is the permission. Only ES256, only keys of the enrolment table, only
 * for this gateway and for recipients it can open. Nothing is kept before all of this holds.
 */

import { createHash, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { findPacketHeader, isPid, limits, packetType } from '../../protocol/packet.ts';
import type { PacketHeader } from '../../protocol/packet.ts';
import type { GatewayContext } from '../context.ts';
import { findCompactJws, isSignedBy } from './compact-jws.ts';
import type { CompactJws } from './compact-jws.ts';

export interface VerifiedHeader {
  readonly header: PacketHeader;
  readonly jws: string;
  readonly headerSha256: string;
}

export interface ReceivedPacket extends VerifiedHeader {
  /** Ciphertext of part 0, of the announced digest and length. */
  readonly text: Buffer;
}

/** A device's key never changes, so it is imported once; whether the device may still send is asked at each commit. */
export type DeviceKeys = Map<string, KeyObject>;

const mostKeptKeys = 20_000;
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Problems: header-invalid (size, form, algorithm, type, signature, not the announced pid), unknown-device,
 * wrong-gateway, unknown-recipients. `pid` is the one that the frame announced.
 */
export async function verifyHeader(
  context: GatewayContext,
  known: DeviceKeys,
  pid: string,
  jws: string,
): Promise<Result<VerifiedHeader>> {
  if (jws.length > limits.headerBytes || !isPid(pid)) return fail('header-invalid');
  const read = findCompactJws(jws);
  const deviceId = read ? findKeyId(read) : undefined;
  if (!read || deviceId === undefined) return fail('header-invalid');
  const key = known.get(deviceId) ?? (await loadKey(context, known, deviceId));
  if (!key) return fail('unknown-device');
  if (!isSignedBy(read, key)) return fail('header-invalid');
  const header = findPacketHeader(findJson(read.payload));
  if (!header || header.pid !== pid || header.dev !== deviceId) return fail('header-invalid');
  if (header.aud !== context.keys.gatewayId) return fail('wrong-gateway');
  const { recipients, graceRecipients } = context.keys;
  if (!header.kids.every((kid) => recipients.includes(kid) || graceRecipients.includes(kid))) {
    return fail('unknown-recipients');
  }
  return succeed({ header, jws, headerSha256: createHash('sha256').update(jws).digest('hex') });
}

/** The `kid`, if the header is of the algorithm and type we take. */
function findKeyId({ alg, typ, kid }: CompactJws): string | undefined {
  return alg === 'ES256' && typ === packetType && typeof kid === 'string' ? kid : undefined;
}

function findJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(strictUtf8.decode(bytes));
  } catch {
    return undefined;
  }
}

async function loadKey(context: GatewayContext, known: DeviceKeys, deviceId: string): Promise<KeyObject | undefined> {
  if (deviceId.length > 64 || deviceId.includes('\0')) return undefined;
  const row = await context.db
    .selectFrom('devices')
    .select('public_jwk')
    .where('device_id', '=', deviceId)
    .executeTakeFirst();
  if (!row) return undefined;
  const key = createPublicKey({ key: row.public_jwk, format: 'jwk' });
  if (known.size >= mostKeptKeys) known.clear();
  known.set(deviceId, key);
  return key;
}

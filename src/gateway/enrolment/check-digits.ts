/** The six digits that two people compare, so that no third device can slip in between phone and gateway. */

import { createHash } from 'node:crypto';
import { calculateJwkThumbprint } from 'jose';
import type { JsonWebKeyEc } from '../../protocol/api.ts';

export interface KeyCheck {
  /** RFC 7638 thumbprint of the device's public key. */
  readonly thumbprint: string;
  /** sha256 of `gatewayId.thumbprint`, its first four bytes big-endian modulo a million, as six digits. */
  readonly digits: string;
}

export async function getKeyCheck(gatewayId: string, publicJwk: JsonWebKeyEc): Promise<KeyCheck> {
  const thumbprint = await calculateJwkThumbprint(publicJwk, 'sha256');
  const digest = createHash('sha256').update(`${gatewayId}.${thumbprint}`).digest();
  return { thumbprint, digits: String(digest.readUInt32BE(0) % 1_000_000).padStart(6, '0') };
}

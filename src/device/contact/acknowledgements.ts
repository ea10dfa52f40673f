/**
 * An acknowledgement counts only when the gateway key pinned at enrolment signed it, for this very pid and this very header
 * (protocol.md §3). A box is never thrown away against anything less.
 */

import { compactVerify, importJWK } from 'jose';
import type { Acknowledgements } from '../../core/ports.ts';
import { findAcknowledgementPayload } from '../../protocol/gateway-answers.ts';
import { acknowledgementType } from '../../protocol/packet.ts';
import type { GatewayPins } from './enrolment-record.ts';

export function newAcknowledgements(findPinned: () => Promise<GatewayPins | undefined>): Acknowledgements {
  /** The key that verified last: a body is answered by dozens of acknowledgements. */
  let lastKey: CryptoKey | Uint8Array | undefined;

  async function findSigned(jws: string): Promise<unknown> {
    const found = lastKey && (await findSignedPayload(jws, lastKey));
    if (found !== undefined) return found;
    const pins = await findPinned();
    lastKey = pins && (await importJWK(pins.gatewayKey, 'ES256'));
    return lastKey && findSignedPayload(jws, lastKey);
  }

  return {
    async verify(jws, packet) {
      const payload = findAcknowledgementPayload(await findSigned(jws));
      if (!payload || payload.pid !== packet.pid || payload.header !== packet.headerSha256) return undefined;
      if (payload.have.some((index) => index >= packet.parts.length)) return undefined;
      const { pid, have, complete, review, receivedAt } = payload;
      return { pid, have, complete, review: review === true, receivedAt, jws };
    },
  };
}

/** 64 bytes; the last letter's four spare bits are zero, so that one signature has one spelling. */
const signaturePattern = /\.[\w-]{85}[AQgw]$/;

/** The payload as JSON; absent when signature, algorithm or type do not hold. */
async function findSignedPayload(jws: string, key: CryptoKey | Uint8Array): Promise<unknown> {
  if (!signaturePattern.test(jws)) return undefined;
  try {
    const { payload, protectedHeader } = await compactVerify(jws, key, { algorithms: ['ES256'] });
    if (protectedHeader.typ !== acknowledgementType) return undefined;
    return JSON.parse(new TextDecoder().decode(payload));
  } catch {
    return undefined;
  }
}

/** What a phone sends to enrol: shapes first, then the proof that it holds the private half of the key it shows. */

import { calculateJwkThumbprint, compactVerify, importJWK } from 'jose';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { JsonWebKeyEc } from '../../protocol/api.ts';

export interface ProvenEnrolment {
  /** The invitation's token, out of the link where a link was given. */
  readonly token: string;
  readonly publicJwk: JsonWebKeyEc;
  readonly deviceName: string;
}

const tokenPattern = /^[\w-]{22}$/;
const coordinate = /^[\w-]{43}$/;

/**
 * `origin` is this gateway's public origin. Problems: bad-request, invitation-malformed, invitation-foreign (a link of
 * another gateway), proof-invalid. The proof's `iat` is ignored: a phone's clock may be wrong, the invitation is the nonce.
 */
export async function parseEnrolment(value: unknown, origin: string): Promise<Result<ProvenEnrolment>> {
  if (typeof value !== 'object' || value === null) return fail('bad-request');
  const { invitation, publicJwk, proof, deviceName } = value as Record<string, unknown>;
  const token = parseInvitation(invitation, origin);
  if (!token.ok) return token;
  const jwk = findPublicJwk(publicJwk);
  const name = typeof deviceName === 'string' ? deviceName.normalize('NFC').trim() : '';
  if (!jwk || typeof proof !== 'string' || proof.length > 8_192 || name === '' || name.length > 80) {
    return fail('bad-request');
  }
  const payload = await findProofPayload(proof, jwk);
  const proven = payload?.['invitation'] === invitation && payload?.['aud'] === origin;
  return proven ? succeed({ token: token.value, publicJwk: jwk, deviceName: name }) : fail('proof-invalid');
}

/** The token of `<origin>/moi#<token>`, or a bare token. */
function parseInvitation(invitation: unknown, origin: string): Result<string> {
  if (typeof invitation !== 'string' || invitation.length > 300) return fail('invitation-malformed');
  if (tokenPattern.test(invitation)) return succeed(invitation);
  const url = URL.canParse(invitation) ? new URL(invitation) : undefined;
  const token = url?.hash.slice(1) ?? '';
  if (!url || url.pathname !== '/moi' || !tokenPattern.test(token)) return fail('invitation-malformed');
  return url.origin === origin ? succeed(token) : fail('invitation-foreign');
}

function findPublicJwk(value: unknown): JsonWebKeyEc | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { kty, crv, x, y, d } = value as Record<string, unknown>;
  if (kty !== 'EC' || crv !== 'P-256' || d !== undefined) return undefined;
  if (typeof x !== 'string' || typeof y !== 'string' || !coordinate.test(x) || !coordinate.test(y)) return undefined;
  return { kty, crv, x, y };
}

/** The payload, when `proof` is signed by `jwk` and names that very key in its header. */
async function findProofPayload(proof: string, jwk: JsonWebKeyEc): Promise<Record<string, unknown> | undefined> {
  try {
    const key = await importJWK(jwk, 'ES256');
    const { payload, protectedHeader } = await compactVerify(proof, key, { algorithms: ['ES256'] });
    const shown = findPublicJwk(protectedHeader.jwk);
    if (!shown || (await calculateJwkThumbprint(shown)) !== (await calculateJwkThumbprint(jwk))) return undefined;
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Compact JWS (RFC 7515) with ES256, as a packet, an acknowledgement and every call with a token carry it. `jose` does this
 * everywhere else; it goes through a job in the thread pool for every signature, which costs more than half as much again as the signature itself,
 * and at the hour when everyone returns signatures are what the intake's processor does most (docs/performance.md, P11).
 */

import { sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

export interface CompactJws {
  readonly alg: unknown;
  readonly typ: unknown;
  readonly kid: unknown;
  /** A key that the signer shows: nothing but a claim. */
  readonly jwk: unknown;
  /** What the signature is of. */
  readonly signed: string;
  readonly payload: Buffer;
  readonly signature: Buffer;
}

const signatureBytes = 64;

/**
 * Absent: not three parts of base64url, no JSON object at the front, or one that asks to be read in another way than this
 * (`crit`, `b64`). Says nothing yet about who signed.
 */
export function findCompactJws(jws: string): CompactJws | undefined {
  const parts = jws.split('.');
  const [head = '', payload = '', tail = ''] = parts;
  if (parts.length !== 3 || !parts.every((part) => /^[\w-]+$/.test(part))) return undefined;
  const signature = Buffer.from(tail, 'base64url');
  // The last letter has bits that count for nothing: with others there, a carrier would make another string of the same packet.
  if (signature.toString('base64url') !== tail) return undefined;
  const header = findObject(Buffer.from(head, 'base64url').toString());
  if (!header || 'crit' in header || 'b64' in header) return undefined;
  return {
    alg: header['alg'],
    typ: header['typ'],
    kid: header['kid'],
    jwk: header['jwk'],
    signed: jws.slice(0, head.length + 1 + payload.length),
    payload: Buffer.from(payload, 'base64url'),
    signature,
  };
}

/** `key` is a public key of P-256. Only ES256 is ever right, whatever the header says. */
export function isSignedBy({ alg, signed, signature }: CompactJws, key: KeyObject): boolean {
  if (alg !== 'ES256' || signature.length !== signatureBytes) return false;
  return verify('sha256', Buffer.from(signed, 'latin1'), { key, dsaEncoding: 'ieee-p1363' }, signature);
}

/** `key` is a private key of P-256. */
export function signCompactJws(
  header: { readonly typ: string; readonly kid: string },
  payload: unknown,
  key: KeyObject,
): string {
  const signed = `${encode({ alg: 'ES256', kid: header.kid, typ: header.typ })}.${encode(payload)}`;
  const signature = sign('sha256', Buffer.from(signed, 'latin1'), { key, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function findObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

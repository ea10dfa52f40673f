/**
 * Ten-minute access tokens (RFC 9068), signed by the gateway's own key and bound to the caller's (RFC 9449): who is calling;
 * what it may do is asked anew. They are read with `node:crypto`, because every call but sending carries one.
 */

import { createPublicKey, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { GatewayContext } from '../context.ts';
import { findCompactJws, isSignedBy } from '../intake/compact-jws.ts';

export const tokenLifeSeconds = 600;

export interface TokenSubject {
  readonly deviceId: string;
  readonly role: string;
  readonly communeCode: string | null;
  /** RFC 7638 thumbprint of the key that must sign every call with this token. */
  readonly jkt: string;
}

export async function signAccessToken(context: GatewayContext, subject: TokenSubject): Promise<string> {
  const nowSeconds = Math.floor(context.now().getTime() / 1000);
  const { role, communeCode, jkt } = subject;
  return await new SignJWT({ role, ...(communeCode && { commune: communeCode }), cnf: { jkt } })
    .setProtectedHeader({ alg: 'ES256', kid: context.keys.kid, typ: 'at+jwt' })
    .setSubject(subject.deviceId)
    .setIssuer(context.config.publicUrl)
    .setAudience(context.config.publicUrl)
    .setIssuedAt(nowSeconds)
    .setExpirationTime(nowSeconds + tokenLifeSeconds)
    .setJti(randomUUID())
    .sign(context.keys.signingKey);
}

export interface TokenHolder {
  readonly deviceId: string;
  readonly jkt: string;
}

/** The device that a valid token of ours names, and the key it is bound to; absent for anything else. */
export function findTokenHolder({ config, keys, now }: GatewayContext, token: string): TokenHolder | undefined {
  const jws = findCompactJws(token);
  if (jws?.typ !== 'at+jwt' || !isSignedBy(jws, createPublicKey(keys.signingKey))) return undefined;
  // Ours from here on: nobody else signs this type with this key.
  const { iss, aud, sub, exp, cnf } = JSON.parse(jws.payload.toString()) as Record<string, unknown>;
  const jkt = (cnf as { readonly jkt?: unknown } | undefined)?.jkt;
  if (iss !== config.publicUrl || aud !== config.publicUrl || typeof sub !== 'string') return undefined;
  if (typeof exp !== 'number' || exp * 1000 <= now().getTime() || typeof jkt !== 'string') return undefined;
  return { deviceId: sub, jkt };
}

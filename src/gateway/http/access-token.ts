/** Ten-minute access tokens (RFC 9068), signed by the gateway's own key: who is calling; what it may do is asked anew. */

import { randomUUID } from 'node:crypto';
import { SignJWT, importJWK, jwtVerify } from 'jose';
import type { GatewayContext } from '../context.ts';

export const tokenLifeSeconds = 600;

export interface TokenSubject {
  readonly deviceId: string;
  readonly role: string;
  readonly communeCode: string | null;
}

export async function signAccessToken(context: GatewayContext, subject: TokenSubject): Promise<string> {
  const nowSeconds = Math.floor(context.now().getTime() / 1000);
  return await new SignJWT({ role: subject.role, ...(subject.communeCode && { commune: subject.communeCode }) })
    .setProtectedHeader({ alg: 'ES256', kid: context.keys.kid, typ: 'at+jwt' })
    .setSubject(subject.deviceId)
    .setIssuer(context.config.publicUrl)
    .setAudience(context.config.publicUrl)
    .setIssuedAt(nowSeconds)
    .setExpirationTime(nowSeconds + tokenLifeSeconds)
    .setJti(randomUUID())
    .sign(context.keys.signingKey);
}

/** The device that a valid token of ours names; absent for anything else. */
export async function findTokenDevice(context: GatewayContext, token: string): Promise<string | undefined> {
  try {
    const { payload } = await jwtVerify(token, await importJWK(context.keys.publicJwk, 'ES256'), {
      algorithms: ['ES256'],
      typ: 'at+jwt',
      issuer: context.config.publicUrl,
      audience: context.config.publicUrl,
      currentDate: context.now(),
      requiredClaims: ['exp', 'sub'],
    });
    return payload.sub;
  } catch {
    return undefined;
  }
}

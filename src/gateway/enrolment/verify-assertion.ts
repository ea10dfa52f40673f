/**
 * A device proves itself with its own key (RFC 7523 private_key_jwt): a short-lived assertion, usable once. A copied
 * answer of ours is therefore worth ten minutes and a copied assertion nothing.
 */

import { createHash } from 'node:crypto';
import { decodeJwt, importJWK, jwtVerify } from 'jose';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';

/** How long an assertion may live, and how far its clock may be off (the phone takes the time from our `Date`). */
const longestLifeSeconds = 600;
const leewaySeconds = 60;
const mostKept = 200_000;

export interface UsedAssertions {
  /** False when it was used before. */
  take(jti: string, untilMs: number, nowMs: number): boolean;
}

/** Remembered until they expire. A restart forgets them; what then could be replayed lives ten minutes at most. */
export function newUsedAssertions(): UsedAssertions {
  const used = new Map<string, number>();
  let sweptMs = 0;
  return {
    take(jti, untilMs, nowMs) {
      if (used.size >= mostKept || nowMs - sweptMs > 60_000) {
        for (const [old, until] of used) if (until < nowMs) used.delete(old);
        sweptMs = nowMs;
      }
      if (used.has(jti) || used.size >= mostKept) return false;
      used.set(jti, untilMs);
      return true;
    },
  };
}

/** The device id. Problem: sign-in-needed for anything that does not hold. Whether it was revoked is asked elsewhere. */
export async function verifyAssertion(
  context: GatewayContext,
  used: UsedAssertions,
  assertion: string,
): Promise<Result<string>> {
  const refused = fail('sign-in-needed');
  try {
    const { sub } = decodeJwt(assertion);
    if (typeof sub !== 'string' || sub.length > 64 || sub.includes('\0')) return refused;
    const device = await context.db
      .selectFrom('devices')
      .select('public_jwk')
      .where('device_id', '=', sub)
      .executeTakeFirst();
    if (!device) return refused;
    const now = context.now();
    const { payload } = await jwtVerify(assertion, await importJWK(device.public_jwk, 'ES256'), {
      algorithms: ['ES256'],
      issuer: sub,
      subject: sub,
      audience: [`${context.config.publicUrl}/api/v1/token`, context.config.publicUrl],
      currentDate: now,
      clockTolerance: leewaySeconds,
      requiredClaims: ['exp'],
    });
    const { exp = 0, jti = digestOf(assertion) } = payload;
    const nowSeconds = now.getTime() / 1000;
    if (exp > nowSeconds + longestLifeSeconds + leewaySeconds || jti.length === 0 || jti.length > 128) return refused;
    const fresh = used.take(`${sub} ${jti}`, (exp + leewaySeconds) * 1000, now.getTime());
    return fresh ? succeed(sub) : refused;
  } catch {
    return refused;
  }
}

/** Of what was signed: the signature itself can be written in more than one way. */
function digestOf(assertion: string): string {
  return createHash('sha256')
    .update(assertion.slice(0, assertion.lastIndexOf('.')))
    .digest('hex');
}

/**
 * Proof of possession (RFC 9449): whoever shows a token signs each request with the key that the token is bound to, so a
 * copied token is worth nothing. A proof fits one method, one address, one token and one time, and counts once.
 *
 * The nonce says which five minutes it is, in a way that only gateways with the same data key can: any of them takes it,
 * none of them remembers it. What was used is remembered by the gateway that saw it, for as long as it could be replayed.
 */

import { createHash, createHmac, createPublicKey, hkdfSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { GatewayContext } from '../context.ts';
import { findCompactJws, isSignedBy } from '../intake/compact-jws.ts';

/** How old a proof may be: a slow link is half of a minute long; and how far ahead a clock that follows ours. */
const oldestSeconds = 300;
const aheadSeconds = 60;
const nonceStepSeconds = 300;
const longestProof = 2_000;
/** Of one device within the time a proof lives, and of all: more than ten a second, which nobody does by hand. */
const mostOfDevice = 4_000;
const mostOfAll = 200_000;

/** As `WWW-Authenticate` and a token's refusal name them (RFC 9449 §7.1, §5, §8). */
export type ProofError = 'invalid_dpop_proof' | 'use_dpop_nonce';

export interface AskedCall {
  readonly method: string;
  /** As it arrived; behind a proxy its host is not ours, its path is. */
  readonly url: string;
  /** Header `DPoP`. */
  readonly proof: string | undefined;
  /** The token that came with it; absent where one is asked for. */
  readonly token?: string;
}

export interface Proof {
  /** RFC 7638 thumbprint of the key that signed it. */
  readonly jkt: string;
  readonly jti: string;
  readonly iat: number;
}

export type CheckedProof =
  | { readonly ok: true; readonly proof: Proof }
  | { readonly ok: false; readonly error: ProofError };

export interface DpopProofs {
  /** For the header `DPoP-Nonce` of every answer. */
  nonce(): string;
  /** Everything but whether it was used before: that is asked once the device is known. */
  check(call: AskedCall): CheckedProof;
  /** False: it was used before, or this device has used too many. Only proofs of known devices may come here. */
  use(proof: Proof, deviceId: string): boolean;
}

export function newDpopProofs({ config, keys, now }: GatewayContext): DpopProofs {
  const nonceOf = newNonces(keys.dataKey);
  const used = newUsedProofs();
  const seconds = () => now().getTime() / 1000;
  const step = () => Math.floor(seconds() / nonceStepSeconds);

  return {
    nonce: () => nonceOf(step()),

    check({ method, url, proof = '', token }) {
      const refused = { ok: false, error: 'invalid_dpop_proof' } as const;
      const jws = proof.length <= longestProof ? findCompactJws(proof) : undefined;
      const key = jws && findShownKey(jws.jwk);
      const claims = jws && findClaims(jws.payload);
      if (!jws || !key || !claims || jws.typ !== 'dpop+jwt' || jws.alg !== 'ES256') return refused;
      const { htm, htu, jti, iat, ath, nonce } = claims;
      if (htm !== method || !isAddressOf(url, htu, config.publicUrl)) return refused;
      if (typeof jti !== 'string' || jti === '' || jti.length > 128 || typeof iat !== 'number') return refused;
      if (token === undefined ? ath !== undefined : ath !== sha256(token)) return refused;
      // Before the time is looked at: this refusal brings the nonce and, in `Date`, the time to a phone whose clock is wrong.
      if (![0, -1, 1].some((other) => nonce === nonceOf(step() + other))) return { ok: false, error: 'use_dpop_nonce' };
      if (!(iat >= seconds() - oldestSeconds && iat <= seconds() + aheadSeconds)) return refused;
      const publicKey = findPublicKey(key);
      if (!publicKey || !isSignedBy(jws, publicKey)) return refused;
      return { ok: true, proof: { jkt: thumbprintOf(key), jti, iat } };
    },

    use({ jti, iat }, deviceId) {
      return used.take(deviceId, jti, (iat + oldestSeconds) * 1000, now().getTime());
    },
  };
}

/** The neighbouring step counts too: the last one's nonce was right a moment ago, and another gateway's clock may be ahead. */
function newNonces(dataKey: KeyObject): (step: number) => string {
  const key = Buffer.from(hkdfSync('sha256', dataKey, '', 'gocua dpop nonce', 32));
  const known = new Map<number, string>();
  return (step) => {
    let nonce = known.get(step);
    if (nonce === undefined) {
      nonce = createHmac('sha256', key).update(String(step)).digest('base64url').slice(0, 22);
      if (known.size > 8) known.clear();
      known.set(step, nonce);
    }
    return nonce;
  };
}

interface UsedProofs {
  take(deviceId: string, jti: string, untilMs: number, nowMs: number): boolean;
}

/** By device, so that one that misuses its own key shuts out nobody else. */
export function newUsedProofs(limits = { ofDevice: mostOfDevice, ofAll: mostOfAll }): UsedProofs {
  const used = new Map<string, Map<string, number>>();
  let count = 0;
  let sweptMs = 0;

  function sweep(nowMs: number): void {
    for (const [deviceId, ofDevice] of used) {
      for (const [jti, untilMs] of ofDevice) {
        if (untilMs < nowMs && ofDevice.delete(jti)) count -= 1;
      }
      if (ofDevice.size === 0) used.delete(deviceId);
    }
    sweptMs = nowMs;
  }

  return {
    take(deviceId, jti, untilMs, nowMs) {
      if (nowMs - sweptMs > 60_000) sweep(nowMs);
      const ofDevice = used.get(deviceId) ?? new Map<string, number>();
      if (ofDevice.has(jti) || ofDevice.size >= limits.ofDevice || count >= limits.ofAll) return false;
      ofDevice.set(jti, untilMs);
      used.set(deviceId, ofDevice);
      count += 1;
      return true;
    },
  };
}

interface ShownKey {
  readonly x: string;
  readonly y: string;
}

const coordinate = /^[\w-]{43}$/;
const privateMembers = ['d', 'k', 'p', 'q', 'dp', 'dq', 'qi', 'oth'];

function findShownKey(jwk: unknown): ShownKey | undefined {
  if (typeof jwk !== 'object' || jwk === null) return undefined;
  const { kty, crv, x, y } = jwk as Record<string, unknown>;
  if (kty !== 'EC' || crv !== 'P-256' || privateMembers.some((name) => name in jwk)) return undefined;
  if (typeof x !== 'string' || typeof y !== 'string' || !coordinate.test(x) || !coordinate.test(y)) return undefined;
  return { x, y };
}

/** Absent: no point of the curve. */
function findPublicKey({ x, y }: ShownKey): KeyObject | undefined {
  try {
    return createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  } catch {
    return undefined;
  }
}

function thumbprintOf({ x, y }: ShownKey): string {
  return sha256(`{"crv":"P-256","kty":"EC","x":"${x}","y":"${y}"}`);
}

function findClaims(payload: Buffer): Readonly<Record<string, unknown>> | undefined {
  try {
    const claims: unknown = JSON.parse(payload.toString());
    return typeof claims === 'object' && claims !== null ? (claims as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Without query and fragment, as RFC 9449 §4.3 compares them. */
function isAddressOf(url: string, htu: unknown, publicUrl: string): boolean {
  if (typeof htu !== 'string' || !URL.canParse(htu)) return false;
  const claimed = new URL(htu);
  return claimed.origin === publicUrl && claimed.pathname === new URL(url).pathname;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

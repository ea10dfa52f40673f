/**
 * Proof of possession (RFC 9449): every call with a token is signed by a key that only this page has, so that a copied
 * token is worth nothing. The key lives in memory and dies with the page; nothing of it is ever written.
 */

import { SignJWT, base64url } from 'jose';

export interface ProvenCall {
  readonly method: string;
  /** Whole; what follows a `?` is left out, as the RFC wants it. */
  readonly url: string;
  /** Undefined where a token is asked for. */
  readonly token: string | undefined;
}

export interface DpopProofs {
  /** For the header `DPoP` of one request. */
  proofFor(call: ProvenCall): Promise<string>;
  /** Any answer of the gateway may bring a newer nonce. */
  learn(response: Response): void;
}

interface ProofKey {
  readonly privateKey: CryptoKey;
  readonly jwk: { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string };
}

/** `serverMs`: the time as the gateway's newest answer told it. */
export function newDpopProofs(serverMs: () => number): DpopProofs {
  let key: Promise<ProofKey> | undefined;
  let nonce: string | undefined;
  return {
    async proofFor({ method, url, token }) {
      key ??= makeKey();
      const { privateKey, jwk } = await key;
      const claims = {
        htm: method,
        htu: url.split('?')[0],
        ...(token !== undefined && { ath: await digestOf(token) }),
        ...(nonce !== undefined && { nonce }),
      };
      return new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk })
        .setJti(crypto.randomUUID())
        .setIssuedAt(Math.floor(serverMs() / 1000))
        .sign(privateKey);
    },
    learn(response) {
      nonce = response.headers.get('dpop-nonce') ?? nonce;
    },
  };
}

async function makeKey(): Promise<ProofKey> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  const { x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  if (x === undefined || y === undefined) throw new Error('the browser made a key that is no P-256 key');
  return { privateKey: pair.privateKey, jwk: { kty: 'EC', crv: 'P-256', x, y } };
}

async function digestOf(token: string): Promise<string> {
  return base64url.encode(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token))));
}

/** AES-256-GCM over bytes, each time with a fresh nonce: the one cipher of everything under the vault. */

import type { SealedBytes } from '../store/database.ts';

const algorithm = 'AES-GCM';

/** `bound` is not hidden but must be the same at opening: it ties the ciphertext to its row. */
export async function encrypt(key: CryptoKey, plain: Uint8Array<ArrayBuffer>, bound: string): Promise<SealedBytes> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const bytes = await crypto.subtle.encrypt({ name: algorithm, iv, additionalData: utf8(bound) }, key, plain);
  return { iv, bytes: new Uint8Array(bytes) };
}

/** Absent when the key, the binding or any bit is not the one of the sealing. */
export async function decrypt(
  key: CryptoKey,
  sealed: SealedBytes,
  bound: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const parameters = { name: algorithm, iv: sealed.iv, additionalData: utf8(bound) };
    return new Uint8Array(await crypto.subtle.decrypt(parameters, key, sealed.bytes));
  } catch {
    return undefined;
  }
}

/** A key that can only encrypt and decrypt here and cannot be read out again. */
export function importAesKey(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, algorithm, false, ['encrypt', 'decrypt']);
}

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

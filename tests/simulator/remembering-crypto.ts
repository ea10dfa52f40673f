/**
 * Stands in for part of `node:crypto` in the simulator: the real signatures, each made and checked once. The same key gives
 * the same signature of the same bytes, ids come from the seed, and so the second run of a schedule signs and checks what
 * the first one did. A signature that was not seen before is always really checked.
 */

import type * as Crypto from 'node:crypto';
import type { JsonWebKeyInput, KeyObject, SignKeyObjectInput, VerifyKeyObjectInput } from 'node:crypto';
import { createRequire } from 'node:module';

// Past the mock that this file is part of.
const real = createRequire(import.meta.url)('node:crypto') as typeof Crypto;

let seed = 0;
let ids = 0;
const signatures = new Map<string, Buffer>();
const verdicts = new Map<string, boolean>();
const names = new WeakMap<KeyObject, number>();
let named = 0;
const publicOf = new WeakMap<KeyObject, KeyObject>();
const shown = new Map<string, KeyObject>();

/** From here on ids are those of `newSeed`, and what belongs to another seed is forgotten. */
export function seedIds(newSeed: number): void {
  ids = 0;
  if (newSeed === seed) return;
  seed = newSeed;
  signatures.clear();
  verdicts.clear();
}

export function randomUUID(): string {
  ids += 1;
  const hex = real.createHash('sha256').update(`id ${seed} ${ids}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export function sign(algorithm: string, data: Uint8Array, key: SignKeyObjectInput): Buffer {
  const name = `${nameOf(key.key)} ${textOf(data)}`;
  const signature = signatures.get(name) ?? real.sign(algorithm, data, key);
  signatures.set(name, signature);
  return signature;
}

export function verify(algorithm: string, data: Uint8Array, key: VerifyKeyObjectInput, signature: Uint8Array): boolean {
  const name = `${nameOf(key.key)} ${textOf(signature)} ${textOf(data)}`;
  const verdict = verdicts.get(name) ?? real.verify(algorithm, data, key, signature);
  verdicts.set(name, verdict);
  return verdict;
}

type JwkInput = JsonWebKeyInput;

export function createPublicKey(input: KeyObject | JwkInput): KeyObject {
  if (input instanceof real.KeyObject) {
    const key = publicOf.get(input) ?? real.createPublicKey(input);
    publicOf.set(input, key);
    return key;
  }
  const { key: jwk } = input as JwkInput;
  const name = JSON.stringify(jwk);
  const key = shown.get(name) ?? real.createPublicKey(input as JwkInput);
  shown.set(name, key);
  return key;
}

function nameOf(key: KeyObject): number {
  let name = names.get(key);
  if (name === undefined) {
    named += 1;
    name = named;
    names.set(key, name);
  }
  return name;
}

function textOf(data: Uint8Array): string {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('latin1');
}

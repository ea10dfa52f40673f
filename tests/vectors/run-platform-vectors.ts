/**
 * The primitives under vault, letters and signatures, on whichever platform this runs: HKDF and AES-GCM of the vault and its
 * letter box, ECDH on P-256, ES256, X25519 below age, and Argon2id as the sealing worker computes it.
 */

import { newSealing } from '../../src/device/sealing/new-sealing.ts';
import { importAesKey } from '../../src/device/vault/aes.ts';
import argon2id from './argon2id.json';
import aesGcm from './ring-aes-256-gcm.json';
import ecdh from './ring-ecdh-p256.json';
import es256 from './ring-es256.json';
import { fromHex, runVectorFile, toHex } from './vector-report.ts';
import type { VectorReport } from './vector-report.ts';
import hkdf from './wycheproof-hkdf-sha256.json';
import x25519 from './wycheproof-x25519.json';

const { subtle } = crypto;
const p256 = { name: 'ECDH', namedCurve: 'P-256' };

export async function runPlatformVectors(): Promise<readonly VectorReport[]> {
  return [
    await runHkdf(),
    await runX25519(),
    await runEcdh(),
    await runAesGcm(),
    await runEs256(),
    await runArgon2id(),
  ];
}

function runHkdf(): Promise<VectorReport> {
  return runVectorFile('HKDF-SHA-256 (Wycheproof)', hkdf, async (row) => {
    const material = await subtle.importKey('raw', fromHex(row('ikm')), 'HKDF', false, ['deriveBits']);
    const parameters = { name: 'HKDF', hash: 'SHA-256', salt: fromHex(row('salt')), info: fromHex(row('info')) };
    return toHex(await subtle.deriveBits(parameters, material, row('okm').length * 4)) === row('okm');
  });
}

/** A secret of nothing but zeros is refused: the platform does it, or age on top of it. */
function runX25519(): Promise<VectorReport> {
  const pkcs8 = '302e020100300506032b656e04220420';
  return runVectorFile('X25519 (Wycheproof)', x25519, async (row) => {
    const key = await subtle.importKey('pkcs8', fromHex(pkcs8 + row('private')), 'X25519', false, ['deriveBits']);
    const other = await subtle.importKey('raw', fromHex(row('public')), 'X25519', false, []);
    const secret = await subtle.deriveBits({ name: 'X25519', public: other }, key, 256).then(toHex, () => 'refused');
    return secret === row('shared') || (secret === 'refused' && /^0+$/.test(row('shared')));
  });
}

function runEcdh(): Promise<VectorReport> {
  return runVectorFile('ECDH P-256 (ring, NIST, RFC 5903)', ecdh, async (row) => {
    const peer = await subtle.importKey('raw', fromHex(row('peer')), p256, false, []).catch(() => undefined);
    if (row('shared') === 'invalid') return peer === undefined;
    if (peer === undefined) return false;
    const jwk = { kty: 'EC', crv: 'P-256', d: toBase64Url(row('private')), ...pointOf(row('own')) };
    const key = await subtle.importKey('jwk', jwk, p256, false, ['deriveBits']);
    return toHex(await subtle.deriveBits({ name: 'ECDH', public: peer }, key, 256)) === row('shared');
  });
}

function runAesGcm(): Promise<VectorReport> {
  return runVectorFile('AES-256-GCM (ring, NIST)', aesGcm, async (row) => {
    const key = await importAesKey(fromHex(row('key')));
    const parameters = { name: 'AES-GCM', iv: fromHex(row('nonce')), additionalData: fromHex(row('bound')) };
    const sealed = fromHex(row('sealed'));
    if (toHex(await subtle.encrypt(parameters, key, fromHex(row('plain')))) !== row('sealed')) return false;
    if (toHex(await subtle.decrypt(parameters, key, sealed)) !== row('plain')) return false;
    sealed[sealed.length - 1]! ^= 1;
    return await subtle.decrypt(parameters, key, sealed).then(
      () => false,
      () => true,
    );
  });
}

function runEs256(): Promise<VectorReport> {
  const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  return runVectorFile('ES256 (ring, NIST)', es256, async (row) => {
    const key = await subtle
      .importKey('raw', fromHex(row('publicKey')), ecdsa, false, ['verify'])
      .catch(() => undefined);
    const isValid = key && (await subtle.verify(ecdsa, key, fromHex(row('signature')), fromHex(row('message'))));
    return (isValid ?? false) === (row('result') === 'valid');
  });
}

async function runArgon2id(): Promise<VectorReport> {
  const { deriveKey } = newSealing(() => Promise.reject(new Error('no pictures here')));
  const failed: string[] = [];
  for (const [secret, salt, iterations, memoryKiB, key] of argon2id.vectors) {
    const cost = { iterations: Number(iterations), memoryKiB: Number(memoryKiB) };
    const derived = await deriveKey(String(secret), new TextEncoder().encode(String(salt)), cost);
    if (toHex(derived) !== key) failed.push(String(secret));
  }
  return { name: 'Argon2id (reference, Debian)', run: argon2id.vectors.length, failed };
}

function pointOf(uncompressed: string): { readonly x: string; readonly y: string } {
  return { x: toBase64Url(uncompressed.slice(2, 66)), y: toBase64Url(uncompressed.slice(66)) };
}

function toBase64Url(hex: string): string {
  return btoa(String.fromCharCode(...fromHex(hex)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/**
 * Opened answers and papers at rest: AES-256-GCM under the data key, which lies outside the database. A stolen database
 * or bucket tells nothing; `place` (table, column and row id, or blob name) is authenticated, so a sealed value moved to
 * another row does not open.
 */

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

const nonceBytes = 12;
const tagBytes = 16;

/** nonce ‖ ciphertext ‖ tag. */
export function sealContent(dataKey: KeyObject, place: string, content: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', dataKey, nonce).setAAD(Buffer.from(place));
  return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

/** Throws when the bytes were changed, moved, or sealed under another key. */
export function openContent(dataKey: KeyObject, place: string, sealed: Uint8Array): Buffer {
  if (sealed.length < nonceBytes + tagBytes) throw new Error(`Sealed content of ${place} is too short`);
  const decipher = createDecipheriv('aes-256-gcm', dataKey, sealed.subarray(0, nonceBytes));
  decipher.setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(sealed.length - tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, sealed.length - tagBytes)), decipher.final()]);
}

export function sealJson(dataKey: KeyObject, place: string, value: unknown): Buffer {
  return sealContent(dataKey, place, Buffer.from(JSON.stringify(value)));
}

/** The value as it was sealed; its shape is the caller's knowledge, since only this gateway can have sealed it. */
export function openJson<T>(dataKey: KeyObject, place: string, sealed: Uint8Array): T {
  return JSON.parse(openContent(dataKey, place, sealed).toString('utf8')) as T;
}

import { Encrypter } from 'age-encryption';
import type { SealedPart } from './sealing.ts';

/** One age v1 file to all `recipients` (`age1…`), with the digests of what went in and what came out. */
export async function sealPart(plain: Uint8Array<ArrayBuffer>, recipients: readonly string[]): Promise<SealedPart> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const [encrypted, plainSha256] = await Promise.all([encrypter.encrypt(plain), sha256Hex(plain)]);
  const cipher = new Uint8Array(encrypted);
  return { cipher, sha256: await sha256Hex(cipher), plainSha256 };
}

async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

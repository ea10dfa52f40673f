/**
 * Stands in for `age-encryption` in the simulator: the same names, arithmetic in place of cryptography, because real
 * sealing takes longer than all the rest of a schedule. A "file" names its recipients, is masked by a nonce from a seed, and
 * carries a digest; only an identity of one of its recipients opens it, and a flipped byte shows.
 */

import { createHash } from 'node:crypto';

const prefix = 'AGE-SECRET-KEY-1';
const digestLength = 32;
let sealed = 0;
let seed = 0;

/** From here on the nonces are those of `newSeed`. */
export function seedNonces(newSeed: number): void {
  seed = newSeed;
  sealed = 0;
}

export async function generateX25519Identity(): Promise<string> {
  sealed += 1;
  return `${prefix}${digestOf(`identity ${seed} ${sealed}`).toString('hex').toUpperCase()}`;
}

export async function identityToRecipient(identity: string): Promise<string> {
  return `age1${digestOf(identity).toString('hex')}`;
}

export class Encrypter {
  readonly #recipients: string[] = [];

  addRecipient(recipient: string): void {
    this.#recipients.push(recipient);
  }

  async encrypt(plain: Uint8Array | string): Promise<Uint8Array> {
    sealed += 1;
    const bytes = Buffer.from(plain as Uint8Array);
    const nonce = digestOf(`nonce ${seed} ${sealed}`);
    const head = Buffer.from(`${JSON.stringify(this.#recipients)}\n`);
    return Uint8Array.from(Buffer.concat([head, nonce, checkOf(nonce, bytes), mask(nonce, bytes)]));
  }
}

export class Decrypter {
  readonly #identities: string[] = [];

  addIdentity(identity: string): void {
    this.#identities.push(identity);
  }

  async decrypt(file: Uint8Array): Promise<Uint8Array> {
    const bytes = Buffer.from(file);
    const end = bytes.indexOf(10);
    const recipients = JSON.parse(bytes.subarray(0, end).toString()) as string[];
    const mine = await Promise.all(this.#identities.map(identityToRecipient));
    if (!recipients.some((recipient) => mine.includes(recipient))) throw new Error('no identity matched');
    const nonce = bytes.subarray(end + 1, end + 1 + digestLength);
    const check = bytes.subarray(end + 1 + digestLength, end + 1 + 2 * digestLength);
    const plain = mask(nonce, bytes.subarray(end + 1 + 2 * digestLength));
    if (!checkOf(nonce, plain).equals(check)) throw new Error('the file was changed');
    return Uint8Array.from(plain);
  }
}

/** A loop over numbers and no callback: this is done for every byte that anybody seals. */
function mask(nonce: Uint8Array, bytes: Uint8Array): Buffer {
  const masked = Buffer.allocUnsafe(bytes.length);
  for (let at = 0; at < bytes.length; at += 1) masked[at] = (bytes[at] ?? 0) ^ (nonce[at % digestLength] ?? 0);
  return masked;
}

function checkOf(nonce: Uint8Array, plain: Uint8Array): Buffer {
  return createHash('sha256').update(nonce).update(plain).digest();
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

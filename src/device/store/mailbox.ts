/**
 * The vault's letter box. News arrives while the vault is locked, and the office's words are not for whoever holds a
 * locked phone: they are sealed to the vault's public key (ECDH P-256, HKDF, AES-GCM), and only the opened vault reads them.
 */

import { decrypt, encrypt, importAesKey, utf8 } from '../vault/aes.ts';
import type { Letter, SealedBytes } from './database.ts';

const curve = { name: 'ECDH', namedCurve: 'P-256' };

/** What a letter says and the row it is bound to. */
export interface LetterText {
  readonly text: string;
  readonly bound: string;
}

/**
 * Letters for one box, in their order; together they cost one key agreement. `publicKey` is the raw (uncompressed) point that
 * the vault published at its creation.
 */
export async function sealLetters(
  publicKey: Uint8Array<ArrayBuffer>,
  letters: readonly LetterText[],
): Promise<Letter[]> {
  const box = await crypto.subtle.importKey('raw', publicKey, curve, false, []);
  const own = await crypto.subtle.generateKey(curve, false, ['deriveBits']);
  const key = await sharedKey(own.privateKey, box);
  const ephemeral = new Uint8Array(await crypto.subtle.exportKey('raw', own.publicKey));
  const sealed: Letter[] = [];
  for (const { text, bound } of letters) sealed.push({ ephemeral, content: await encrypt(key, utf8(text), bound) });
  return sealed;
}

/** Absent: the letter is not for this box or was changed. */
export type ReadLetter = (letter: Letter, bound: string) => Promise<string | undefined>;

/** Reads the letters of one open vault; those that were sealed together cost one key agreement, and it remembers what they are. */
export function newLetterReader(mailboxKey: CryptoKey): ReadLetter {
  const keys = new Map<string, Promise<CryptoKey>>();

  function keyOf(ephemeral: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
    const name = ephemeral.join();
    const key =
      keys.get(name) ??
      crypto.subtle.importKey('raw', ephemeral, curve, false, []).then((other) => sharedKey(mailboxKey, other));
    keys.set(name, key);
    return key;
  }

  return async ({ ephemeral, content }, bound) => {
    // What is no point on the curve is no letter.
    const key = await keyOf(ephemeral).catch(() => undefined);
    const plain = key && (await decrypt(key, content, bound));
    return plain && new TextDecoder().decode(plain);
  };
}

export interface NewMailbox {
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly wrappedPrivateKey: SealedBytes;
}

/** A new box whose private key lies wrapped by the vault's key. */
export async function newMailbox(vaultKey: CryptoKey): Promise<NewMailbox> {
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits']);
  const privateBytes = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  return {
    publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)),
    wrappedPrivateKey: await encrypt(vaultKey, privateBytes, 'mailbox'),
  };
}

/** Absent: the key does not belong to this vault or was changed. */
export async function openMailbox(vaultKey: CryptoKey, wrapped: SealedBytes): Promise<CryptoKey | undefined> {
  const bytes = await decrypt(vaultKey, wrapped, 'mailbox');
  return bytes && crypto.subtle.importKey('pkcs8', bytes, curve, false, ['deriveBits']);
}

async function sharedKey(privateKey: CryptoKey, publicKey: CryptoKey): Promise<CryptoKey> {
  const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: publicKey }, privateKey, 256);
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info: utf8('gocua-mailbox') };
  return importAesKey(new Uint8Array(await crypto.subtle.deriveBits(parameters, material, 256)));
}

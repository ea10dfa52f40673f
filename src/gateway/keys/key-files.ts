/**
 * The key folder, `DATA_DIR/keys` (700, its files 600). Made once, at the first start; from then on a missing or
 * unreadable key stops the gateway with one sentence, because a silently new key would make what was sealed under the
 * old one unreadable for ever. `gateway-id` is written last and marks the set as whole.
 *
 *   gateway-id          random UUID, the `aud` of packets
 *   gateway.jwk         private, signs acknowledgements
 *   authority.jwk       private, signs the list of recipients; to be moved to an offline medium
 *   authority-public.jwk
 *   recipients.json     public age keys: province and escrow, those rotated out, and the signed list (`recipients-file.ts`)
 *   province*.agekey    private, read by the opener only; older ones stay to open what was sealed to them
 *   escrow.agekey       private, opens everything if the province key is lost; to be moved to an offline medium
 *   data.key            32 bytes, seals opened content in the database and the blobs
 */

import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import type { JsonWebKey } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** A key that is missing, unreadable or damaged; `message` is the one sentence for the person who started it. */
export class KeyError extends Error {}

export function keysDir(dataDir: string): string {
  return join(dataDir, 'keys');
}

/** Makes the set of keys unless it exists; an interrupted making is completed. */
export async function ensureKeyFiles(dataDir: string, now: Date): Promise<void> {
  const dir = keysDir(dataDir);
  if (existsSync(join(dir, 'gateway-id'))) return;
  if (existsSync(join(dataDir, 'postgres', 'PG_VERSION'))) {
    throw new KeyError(
      `Thư mục ${dataDir} có dữ liệu nhưng thiếu khóa ${dir}; hãy khôi phục thư mục khóa từ bản sao lưu.`,
    );
  }
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    chmodSync(dir, 0o700);
  } catch {
    throw new KeyError(`Không tạo được thư mục khóa ${dir}; hãy kiểm tra quyền ghi của thư mục dữ liệu.`);
  }
  ensureFile(dir, 'gateway.jwk', () => privateJwk());
  ensureFile(dir, 'authority.jwk', () => privateJwk());
  const { kty, crv, x, y } = JSON.parse(readKeyFile(dir, 'authority.jwk')) as JsonWebKey;
  ensureFile(dir, 'authority-public.jwk', () => JSON.stringify({ kty, crv, x, y }));
  for (const name of ['province.agekey', 'escrow.agekey']) await ensureIdentity(dir, name, now);
  const current = [await recipientIn(dir, 'province.agekey'), await recipientIn(dir, 'escrow.agekey')];
  ensureFile(dir, 'recipients.json', () => JSON.stringify({ current, grace: [] }));
  ensureFile(dir, 'data.key', () => randomBytes(32).toString('base64'));
  ensureFile(dir, 'gateway-id', () => randomUUID());
}

/** The text of a key file. Throws `KeyError` when it cannot be read. */
export function readKeyFile(dir: string, name: string): string {
  try {
    return readFileSync(join(dir, name), 'utf8').trim();
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new KeyError(
      missing
        ? `Thiếu khóa ${join(dir, name)}; hãy khôi phục thư mục khóa từ bản sao lưu.`
        : `Không đọc được khóa ${join(dir, name)}; hãy kiểm tra quyền đọc của tệp.`,
    );
  }
}

/** Reads a key file and makes a key of it; whatever `parse` throws becomes the sentence "damaged". */
export function parseKeyFile<T>(dir: string, name: string, parse: (text: string) => T): T {
  const text = readKeyFile(dir, name);
  try {
    return parse(text);
  } catch {
    throw damagedKey(dir, name);
  }
}

export function damagedKey(dir: string, name: string): KeyError {
  return new KeyError(`Khóa ${join(dir, name)} bị hỏng; hãy khôi phục tệp này từ bản sao lưu.`);
}

/** For `parseKeyFile`: the id of the gateway. */
export function parseUuid(text: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) throw new Error('not a UUID');
  return text;
}

/** The `AGE-SECRET-KEY-1…` line of a key file as age-keygen writes it. Throws when there is none. */
export function identityOf(text: string): string {
  const line = text.split(/\r?\n/).find((candidate) => candidate.startsWith('AGE-SECRET-KEY-1'));
  if (!line) throw new Error('no identity in the file');
  return line.trim();
}

function privateJwk(): string {
  return JSON.stringify(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }));
}

async function ensureIdentity(dir: string, name: string, now: Date): Promise<void> {
  if (!existsSync(join(dir, name))) replaceKeyFile(dir, name, await newIdentityFile(now));
}

/** A new age identity as age-keygen writes it. */
export async function newIdentityFile(now: Date): Promise<string> {
  const { generateX25519Identity, identityToRecipient } = await import('age-encryption');
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  return `# created: ${now.toISOString()}\n# public key: ${recipient}\n${identity}`;
}

/** The public key of an identity in the folder. Throws `KeyError`. */
export async function recipientIn(dir: string, name: string): Promise<string> {
  const { identityToRecipient } = await import('age-encryption');
  return await identityToRecipient(parseKeyFile(dir, name, identityOf));
}

function ensureFile(dir: string, name: string, content: () => string): void {
  if (!existsSync(join(dir, name))) replaceKeyFile(dir, name, content());
}

/** Written whole and durable, or not at all. */
export function replaceKeyFile(dir: string, name: string, content: string): void {
  const path = join(dir, name);
  const file = openSync(`${path}.new`, 'w', 0o600);
  writeSync(file, `${content}\n`);
  fsyncSync(file);
  closeSync(file);
  renameSync(`${path}.new`, path);
  const folder = openSync(dir, 'r');
  fsyncSync(folder);
  closeSync(folder);
}

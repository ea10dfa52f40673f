/**
 * The keys in a backup: those that a restored gateway cannot work without. Two never leave their place: `escrow.agekey`,
 * which opens the backup, and `authority.jwk`, which may sign in the province's name and belongs on an offline medium.
 */

import { chmodSync, mkdirSync, openSync, closeSync, fsyncSync, readFileSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { KeyError, recipientIn } from '../keys/key-files.ts';
import { readRecipients } from '../keys/recipients-file.ts';
import type { ArchiveEntry } from './archive.ts';

const folder = 'keys/';
const belongsIn = /^(gateway-id|gateway\.jwk|authority-public\.jwk|recipients\.json|data\.key|province[\w-]*\.agekey)$/;
const needed = ['gateway.jwk', 'authority-public.jwk', 'recipients.json', 'province.agekey', 'data.key', 'gateway-id'];

/** The key files of `dir` that go along. */
export function readKeyEntries(dir: string): readonly ArchiveEntry[] {
  const names = readdirSync(dir).filter((name) => belongsIn.test(name));
  return names.toSorted().map((name) => ({ name: `${folder}${name}`, bytes: readFileSync(join(dir, name)) }));
}

export function isKeyEntry({ name }: ArchiveEntry): boolean {
  return name.startsWith(folder) && belongsIn.test(name.slice(folder.length));
}

export function isWholeKeySet(entries: readonly ArchiveEntry[]): boolean {
  return needed.every((name) => entries.some((entry) => entry.name === `${folder}${name}`));
}

/** `gateway-id` is written last: it says that all is there, also that the tables and blobs are. */
export function writeKeyEntries(dir: string, entries: readonly ArchiveEntry[]): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  chmodSync(dir, 0o700);
  const isLast = ({ name }: ArchiveEntry) => name === `${folder}gateway-id`;
  for (const { name, bytes } of [...entries.filter((one) => !isLast(one)), ...entries.filter(isLast)]) {
    const file = openSync(join(dir, name.slice(folder.length)), 'wx', 0o600);
    writeSync(file, bytes);
    fsyncSync(file);
    closeSync(file);
  }
}

/** Whom backups are sealed to: everybody whom phones seal to but the province, whose key is in the backup. Throws `KeyError`. */
export async function readEscrowRecipients(dir: string): Promise<readonly string[]> {
  const { current } = await readRecipients(dir);
  const province = await recipientIn(dir, 'province.agekey');
  const escrow = current.filter((recipient) => recipient !== province);
  if (escrow.length > 0) return escrow;
  throw new KeyError(`Trong ${join(dir, 'recipients.json')} không có khóa dự phòng để khóa bản sao lưu.`);
}

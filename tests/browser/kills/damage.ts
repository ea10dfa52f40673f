/** What a power cut leaves in Chromium's files of one origin, done by hand to a profile that nobody has open. */

import { appendFileSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A tail of zeros behind the newest log: the file system had given the room, the bytes never came. */
export function zeroTail(profileDir: string, sizeBytes: number): void {
  appendFileSync(newestLog(profileDir), new Uint8Array(sizeBytes));
}

/** The newest log without its last `sizeBytes`: a disk that said "written" and was not. */
export function cutTail(profileDir: string, sizeBytes: number): void {
  const log = newestLog(profileDir);
  truncateSync(log, Math.max(0, statSync(log).size - sizeBytes));
}

/** A store that cannot be opened any more; Chromium begins a new one. */
export function spoilManifest(profileDir: string): void {
  const folder = storeFolder(profileDir);
  for (const name of readdirSync(folder))
    if (name.startsWith('MANIFEST-')) writeFileSync(join(folder, name), new Uint8Array(64));
}

function newestLog(profileDir: string): string {
  const folder = storeFolder(profileDir);
  const logs = readdirSync(folder)
    .filter((name) => name.endsWith('.log'))
    .sort();
  const name = logs[logs.length - 1];
  if (name === undefined) throw new Error('this profile has no log');
  return join(folder, name);
}

function storeFolder(profileDir: string): string {
  const root = join(profileDir, 'Default', 'IndexedDB');
  const name = readdirSync(root).find((entry) => entry.endsWith('.indexeddb.leveldb'));
  if (name === undefined) throw new Error('this profile has no store');
  return join(root, name);
}

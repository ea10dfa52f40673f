/**
 * Makes a backup beside a working gateway: the keys, the rows of one moment, then every blob that those rows name. Blobs are
 * durable before a row names them and never change, so none of that moment can be missing later.
 */

import { createHash } from 'node:crypto';
import type { Blobs } from '../blobs/blobs.ts';
import { keysDir, parseKeyFile, parseUuid } from '../keys/key-files.ts';
import { encodeEnd, encodeEntry } from './archive.ts';
import type { ArchiveEntry } from './archive.ts';
import { descriptionName, missingName, sumsName } from './backup-description.ts';
import type { BackupDescription, BackupTable } from './backup-description.ts';
import { openSnapshot } from './database-snapshot.ts';
import type { DatabaseSnapshot } from './database-snapshot.ts';
import { readEscrowRecipients, readKeyEntries } from './key-entries.ts';
import { writeSealedFile } from './sealed-file.ts';
import type { SealedFile } from './sealed-file.ts';

export interface BackupSource {
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly blobs: Blobs;
  readonly now: Date;
}

export interface BackupProgress {
  entries: number;
  sizeBytes: number;
}

export interface MadeBackup extends SealedFile {
  /** Blobs that rows name and that could not be read; they are named in the backup, too. */
  readonly missing: readonly string[];
}

/** A table's rows come in pieces of this size: what is held of it. */
const pieceBytes = 4 * 1024 * 1024;
/** Storage across a network answers one after the other slowly. */
const blobsAtOnce = 8;

/** Writes the file `path`, whole or not at all. Throws `KeyError` or `BackupError` with a sentence. */
export async function makeBackup(
  source: BackupSource,
  path: string,
  progress: BackupProgress = { entries: 0, sizeBytes: 0 },
): Promise<MadeBackup> {
  const recipients = await readEscrowRecipients(keysDir(source.dataDir));
  const snapshot = await openSnapshot(source.databaseUrl);
  const missing: string[] = [];
  try {
    const content = encodeBackup(readSource(source, snapshot, missing), source.now, progress);
    return { ...(await writeSealedFile(path, recipients, content)), missing };
  } finally {
    await snapshot.close();
  }
}

async function* encodeBackup(
  entries: AsyncIterable<ArchiveEntry>,
  now: Date,
  progress: BackupProgress,
): AsyncGenerator<Uint8Array> {
  const mtimeSeconds = Math.floor(now.getTime() / 1000);
  const sums: string[] = [];
  for await (const entry of entries) {
    sums.push(sumLine(entry));
    yield* encodeEntry(entry, mtimeSeconds);
    progress.entries += 1;
    progress.sizeBytes += entry.bytes.length;
  }
  yield* encodeEntry({ name: sumsName, bytes: Buffer.from(sums.join('')) }, mtimeSeconds);
  yield encodeEnd();
}

/** A line of `SHA256SUMS`. */
export function sumLine({ name, bytes }: ArchiveEntry): string {
  return `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`;
}

async function* readSource(
  { dataDir, blobs, now }: BackupSource,
  snapshot: DatabaseSnapshot,
  missing: string[],
): AsyncGenerator<ArchiveEntry> {
  const { migrations, tables, sequences } = snapshot;
  const description: BackupDescription = {
    format: 'go-cua-backup',
    version: 1,
    createdAt: now.toISOString(),
    gatewayId: parseKeyFile(keysDir(dataDir), 'gateway-id', parseUuid),
    migrations,
    tables,
    sequences,
  };
  yield { name: descriptionName, bytes: Buffer.from(`${JSON.stringify(description, undefined, 2)}\n`) };
  yield* readKeyEntries(keysDir(dataDir));
  for (const table of tables) yield* readTable(snapshot, table);
  for await (const page of snapshot.blobNames()) {
    for (let at = 0; at < page.length; at += blobsAtOnce) {
      const names = page.slice(at, at + blobsAtOnce);
      const read = await Promise.all(names.map(async (name) => ({ name, bytes: await findBlob(blobs, name) })));
      for (const { name, bytes } of read) {
        if (bytes) yield { name: `blobs/${name}`, bytes };
        else missing.push(name);
      }
    }
  }
  if (missing.length > 0) yield { name: missingName, bytes: Buffer.from(`${missing.join('\n')}\n`) };
}

/** At least one piece, so that an empty table shows as such. */
async function* readTable(snapshot: DatabaseSnapshot, table: BackupTable): AsyncGenerator<ArchiveEntry> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let count = 0;
  const take = (): ArchiveEntry => {
    const bytes = Buffer.concat(held);
    [held, heldBytes, count] = [[], 0, count + 1];
    return { name: `tables/${table.name}/${String(count).padStart(6, '0')}.copy`, bytes };
  };
  for await (const chunk of snapshot.copy(table)) {
    held.push(chunk);
    heldBytes += chunk.length;
    if (heldBytes >= pieceBytes) yield take();
  }
  if (heldBytes > 0 || count === 0) yield take();
}

/** Absent: it is not there. Storage that fails otherwise ends the backup. */
async function findBlob(blobs: Blobs, name: string): Promise<Uint8Array | undefined> {
  try {
    return await blobs.read(name);
  } catch (error) {
    if (await blobs.has(name)) throw error;
    return undefined;
  }
}

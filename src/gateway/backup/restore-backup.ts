/**
 * Takes a backup into an empty place. Rows become visible, and keys are written, only after the last byte was read and every
 * digest agreed; whatever was written before that is taken away again when something does not fit.
 */

import { createHash } from 'node:crypto';
import type { Blobs } from '../blobs/blobs.ts';
import { keysDir } from '../keys/key-files.ts';
import { migrateTo, migrationNames } from '../store/migrate.ts';
import { openStore } from '../store/open-store.ts';
import { readEntries } from './archive.ts';
import type { ArchiveEntry } from './archive.ts';
import { descriptionName, missingName, parseDescription, sumsName } from './backup-description.ts';
import type { BackupDescription } from './backup-description.ts';
import { BackupError } from './backup-error.ts';
import { isKeyEntry, isWholeKeySet, writeKeyEntries } from './key-entries.ts';
import { openTableLoader } from './load-tables.ts';
import type { TableLoader } from './load-tables.ts';
import { sumLine } from './make-backup.ts';
import type { BackupProgress } from './make-backup.ts';
import { readSealedFile } from './sealed-file.ts';

export interface RestoreTarget {
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly blobs: Blobs;
}

export interface RestoredBackup {
  readonly createdAt: string;
  /** Blobs that were already missing when the backup was made. */
  readonly missing: readonly string[];
}

/** `identity` is the escrow's (`AGE-SECRET-KEY-1…`). Throws `BackupError` with a sentence; then nothing was kept. */
export async function restoreBackup(
  path: string,
  identity: string,
  target: RestoreTarget,
  progress: BackupProgress = { entries: 0, sizeBytes: 0 },
): Promise<RestoredBackup> {
  const written: string[] = [];
  let loader: TableLoader | undefined;
  try {
    const entries = readEntries(readSealedFile(path, identity));
    const first = (await entries.next()).value as ArchiveEntry | undefined;
    if (first?.name !== descriptionName) throw notWhole();
    const description = parseDescription(first.bytes);
    await makeTables(target.databaseUrl, description);
    loader = await openTableLoader(target.databaseUrl, description);
    const { keys, missing } = await takeEntries(entries, first, { target, loader, written, progress });
    await loader.finish();
    await loader.commit();
    writeKeyEntries(keysDir(target.dataDir), keys);
    return { createdAt: description.createdAt, missing };
  } catch (error) {
    for (const name of written) await target.blobs.remove(name);
    throw error;
  } finally {
    await loader?.close();
  }
}

interface Taking {
  readonly target: RestoreTarget;
  readonly loader: TableLoader;
  readonly written: string[];
  readonly progress: BackupProgress;
}

/** Everything after the description, against the digests at the end. */
async function takeEntries(entries: AsyncIterable<ArchiveEntry>, first: ArchiveEntry, taking: Taking) {
  const keys: ArchiveEntry[] = [];
  const sums = [sumLine(first)];
  let missing: readonly string[] = [];
  let told: string | undefined;
  for await (const entry of entries) {
    if (told !== undefined) throw notWhole();
    if (entry.name === sumsName) {
      told = Buffer.from(entry.bytes).toString('utf8');
      continue;
    }
    sums.push(sumLine(entry));
    if (isKeyEntry(entry)) keys.push(entry);
    else if (entry.name === missingName) missing = Buffer.from(entry.bytes).toString('utf8').trim().split('\n');
    else await takeData(entry, taking);
    taking.progress.entries += 1;
    taking.progress.sizeBytes += entry.bytes.length;
  }
  if (told === undefined || !isWholeKeySet(keys)) throw notWhole();
  if (told !== sums.join('')) {
    const lines = new Set(told.split('\n'));
    const wrong = sums
      .find((line) => !lines.has(line.trimEnd()))
      ?.slice(66)
      .trimEnd();
    throw new BackupError(
      `Bản sao lưu không khớp mã kiểm tra của chính nó${wrong ? ` (${wrong})` : ''}. Chưa có gì được khôi phục.`,
    );
  }
  return { keys, missing };
}

async function takeData({ name, bytes }: ArchiveEntry, { target, loader, written }: Taking): Promise<void> {
  const table = /^tables\/(\w+)\/\d{6,}\.copy$/.exec(name)?.[1];
  if (table !== undefined) return await loader.add(table, bytes);
  const blob = /^blobs\/([0-9a-z][0-9a-z-]{7,127})$/.exec(name)?.[1];
  const isItsDigest = (sha256: string) => createHash('sha256').update(bytes).digest('hex') === sha256;
  if (blob === undefined || (/^[0-9a-f]{64}$/.test(blob) && !isItsDigest(blob))) throw notWhole();
  // What lies there already is not ours to take away.
  if (await target.blobs.has(blob)) return;
  written.push(blob);
  await target.blobs.write(blob, bytes);
}

/** Fresh tables as they were when the backup was made; the gateway's next start brings them further. */
async function makeTables(databaseUrl: string, { migrations }: BackupDescription): Promise<void> {
  const known = migrationNames.slice(0, migrations.length);
  const last = known.at(-1);
  if (last === undefined || known.join() !== migrations.join()) {
    throw new BackupError(
      'Bản sao lưu do một phiên bản Gõ Cửa mới hơn tạo ra; hãy cài phiên bản đó rồi khôi phục. Chưa có gì được khôi phục.',
    );
  }
  const db = openStore(databaseUrl, { connections: 1 });
  try {
    await migrateTo(db, last);
  } finally {
    await db.destroy();
  }
}

function notWhole(): BackupError {
  return new BackupError('Bản sao lưu thiếu phần hoặc có phần lạ. Chưa có gì được khôi phục.');
}

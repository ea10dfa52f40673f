/**
 * A backup has every table that the gateway has, whoever added it: each is taken along and compared row by row. A table
 * that the backup would pass by (in another schema, divided into partitions, or of a kind that it does not know) fails here.
 */

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { readEntries } from '../../../src/gateway/backup/archive.ts';
import { makeBackup } from '../../../src/gateway/backup/make-backup.ts';
import { restoreBackup } from '../../../src/gateway/backup/restore-backup.ts';
import { readSealedFile } from '../../../src/gateway/backup/sealed-file.ts';
import { openDiskBlobs } from '../../../src/gateway/blobs/disk-blobs.ts';
import { identityOf, keysDir } from '../../../src/gateway/keys/key-files.ts';
import { rowRules } from '../../../src/gateway/store/row-rules.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { startTwoCommunes } from '../http/two-communes.ts';
import type { TwoCommunes } from '../http/two-communes.ts';
import { plantRows } from '../store/plant-rows.ts';
import { ask, createEmptyDatabase } from './backup-world.ts';
import type { EmptyDatabase } from './backup-world.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const folder = temporaryFolder();
const tables = Object.keys(rowRules).toSorted();
let at: TwoCommunes;
let empty: EmptyDatabase;

beforeAll(async () => {
  at = await startTwoCommunes();
  for (const side of ['own', 'foreign'] as const) {
    await plantRows(at, side, (await at.addDossier(side)).dossierId);
  }
  // Marks that say whose they are name no file, and a backup asks for each.
  await ask(at.world.context.config.databaseUrl ?? '', 'update dossier_results set blob_id = lower(blob_id)');
  empty = await createEmptyDatabase(at.world.context.config.databaseUrl ?? '');
});
afterAll(async () => {
  await empty?.drop();
  await at?.world.close();
});

/** By table: its rows as text, in an order of their own. */
async function readAll(databaseUrl: string): Promise<ReadonlyMap<string, readonly unknown[]>> {
  const read = new Map<string, readonly unknown[]>();
  for (const table of tables) {
    const rows = await ask(databaseUrl, `select t::text as row from ${table} t order by 1`);
    read.set(
      table,
      rows.map(({ row }) => row),
    );
  }
  return read;
}

it('takes along every row of every table, and every file that one names', async () => {
  const { config, blobs } = at.world.context;
  const databaseUrl = config.databaseUrl ?? '';
  const before = await readAll(databaseUrl);
  // Most are filled by what the rules of rows are tried on; that an empty one is there shows in the entries.
  expect(tables.filter((table) => (before.get(table)?.length ?? 0) > 0).length).toBeGreaterThan(tables.length * 0.6);

  const path = join(folder, 'backup.age');
  const made = await makeBackup({ dataDir: config.dataDir, databaseUrl, blobs, now: new Date() }, path);
  const dataDir = join(folder, 'elsewhere');
  const identity = identityOf(readFileSync(join(keysDir(config.dataDir), 'escrow.agekey'), 'utf8'));
  const taken = new Set<string | undefined>();
  for await (const { name } of readEntries(readSealedFile(path, identity)))
    taken.add(/^tables\/(\w+)\//.exec(name)?.[1]);
  expect(tables.filter((table) => !taken.has(table))).toEqual([]);

  const target = { dataDir, databaseUrl: empty.url, blobs: await openDiskBlobs(join(dataDir, 'blobs')) };
  await restoreBackup(path, identity, target);

  const after = await readAll(empty.url);
  for (const table of tables) expect(after.get(table), table).toEqual(before.get(table));
  const kept = (dir: string) =>
    readdirSync(join(dir, 'blobs', 'finished'), { recursive: true })
      .map(String)
      .toSorted();
  expect(kept(dataDir)).toEqual(kept(config.dataDir));
  expect(made.missing.every((name) => !kept(config.dataDir).some((file) => file.endsWith(name)))).toBe(true);
});

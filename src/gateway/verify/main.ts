/**
 * `npm run verify [-- --repair] [--json]`: checks everything that the gateway keeps against its digests, also while the
 * gateway runs, and says what is missing, damaged or orphaned. Reads only, unless asked to repair. Exit code 0: all that
 * was promised is there; 1: something is not; 2: it could not be checked.
 */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { blobsFolder, openBlobs, openBucket } from '../blobs/open-blobs.ts';
import { ConfigError, readConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { loadGatewayKeys } from '../keys/gateway-keys.ts';
import { KeyError, keysDir } from '../keys/key-files.ts';
import { createLog } from '../log.ts';
import { projectDir } from '../project-dir.ts';
import { StartError } from '../start-error.ts';
import { openStore } from '../store/open-store.ts';
import { openDiskShelf } from './disk-shelf.ts';
import { examine } from './examine.ts';
import { openDatabase } from './open-database.ts';
import { newReport } from './report.ts';
import { openS3Shelf } from './s3-shelf.ts';

const args = process.argv.slice(2);

try {
  const known = ['--repair', '--json', '--demo'];
  if (args.some((arg) => !known.includes(arg))) {
    throw new ConfigError('Cách dùng: npm run verify [-- --repair] [--json]');
  }
  process.exitCode = (await run(readConfig(process.env, args, projectDir))) ? 0 : 1;
} catch (error) {
  process.exitCode = 2;
  const isForPeople = error instanceof ConfigError || error instanceof KeyError || error instanceof StartError;
  const { code = '' } = error as { code?: string };
  process.stderr.write(isForPeople ? `${error.message}\n` : `Không kiểm tra được${code ? ` (${code})` : ''}.\n`);
  if (!isForPeople) createLog('error', 'verify').error({ error }, 'could not verify');
}

async function run(config: Config): Promise<boolean> {
  const repairs = args.includes('--repair');
  // Looking must not make new keys where there are none.
  if (!existsSync(join(keysDir(config.dataDir), 'gateway-id')))
    throw new StartError(`Không có khóa ở ${config.dataDir}.`);
  const keys = await loadGatewayKeys(config.dataDir, new Date());
  const blobs = await openBlobs(config);
  const bucket = await openBucket(config);
  const shelf = bucket ? openS3Shelf(bucket) : openDiskShelf(blobsFolder(config));
  const database = await openDatabase(config);
  const db = openStore(repairs ? database.url : readOnly(database.url), { connections: 3 });
  const report = newReport({ asJson: args.includes('--json'), output: process.stdout, progress: process.stderr });
  try {
    const context = { config, db, blobs, keys, log: createLog('warn', 'verify'), now: () => new Date() };
    await examine({ context, db, dataKey: keys.dataKey, shelf, repairs, ...report });
    return report.end();
  } finally {
    report.stop();
    await db.destroy();
    await database.close();
  }
}

/** PostgreSQL itself then refuses to change anything. */
function readOnly(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set('options', '-c default_transaction_read_only=on');
  return url.href;
}

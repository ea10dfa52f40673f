/**
 * `npm run restore -- --from FILE --identity FILE`: a backup into an empty `DATA_DIR` (and an empty database where
 * `DATABASE_URL` names one). `--identity` is the escrow key. Exit code 0: everything is there and agreed with its digests; 1:
 * so it is, but the backup itself already lacked something; 2: nothing was restored.
 */

import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { openBlobs } from '../blobs/open-blobs.ts';
import { ConfigError, readConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { identityOf } from '../keys/key-files.ts';
import { lockDataFolder } from '../lock-data-folder.ts';
import { prepareDataFolder } from '../prepare-data-folder.ts';
import { projectDir } from '../project-dir.ts';
import { startEmbeddedPostgres } from '../store/embedded-postgres.ts';
import { BackupError } from './backup-error.ts';
import { fileOption, readOptions, runForPerson, showProgress } from './command-line.ts';
import { findTables, quoteName } from './database-snapshot.ts';
import { restoreBackup } from './restore-backup.ts';

const usage = 'Cách dùng: npm run restore -- --from TỆP --identity TỆP_KHÓA';

await runForPerson('restore', async () => {
  const options = readOptions(['from', 'identity'], usage);
  const from = fileOption(options, 'from', usage);
  const identity = readIdentity(fileOption(options, 'identity', usage));
  if (!existsSync(from)) throw new ConfigError(`Không có tệp ${from}.`);
  return await run(readConfig(process.env, options.rest, projectDir), from, identity);
});

async function run(config: Config, from: string, identity: string): Promise<number> {
  const { dataDir } = config;
  if (existsSync(dataDir) && readdirSync(dataDir).some((name) => name !== 'lost+found')) {
    throw new BackupError(`Thư mục ${dataDir} không trống; hãy khôi phục vào một DATA_DIR trống.`);
  }
  if (config.databaseUrl !== undefined) await checkEmpty(config.databaseUrl);
  prepareDataFolder(dataDir);
  const lock = await lockDataFolder(dataDir);
  const progress = showProgress('Đang khôi phục');
  let postgres: Awaited<ReturnType<typeof startEmbeddedPostgres>> | undefined;
  let isDone = false;
  try {
    if (config.databaseUrl === undefined) postgres = await startEmbeddedPostgres(dataDir);
    const databaseUrl = postgres?.url ?? config.databaseUrl ?? '';
    const target = { dataDir, databaseUrl, blobs: await openBlobs(config) };
    const { createdAt, missing } = await restoreBackup(from, identity, target, progress.counts);
    isDone = true;
    progress.end();
    process.stdout.write(
      `Đã khôi phục bản sao lưu lúc ${createdAt} vào ${dataDir}; mọi mã kiểm tra đều khớp.\n` +
        'Tiếp theo: chạy npm run verify, rồi npm start. Các máy sẽ tự gửi lại những gì đến sau bản sao lưu này.\n',
    );
    if (missing.length === 0) return 0;
    process.stderr.write(
      `Bản sao lưu này khi tạo đã thiếu ${missing.length} tệp; npm run verify nói rõ của gói nào.\n`,
    );
    return 1;
  } finally {
    progress.end();
    await postgres?.stop();
    await lock.release();
    // The folder was empty: what is in it now is the half of this attempt.
    if (!isDone) for (const name of readdirSync(dataDir)) rmSync(join(dataDir, name), { recursive: true, force: true });
  }
}

function readIdentity(path: string): string {
  try {
    return identityOf(readFileSync(path, 'utf8'));
  } catch {
    throw new ConfigError(`Không đọc được khóa dự phòng ở ${path} (dòng AGE-SECRET-KEY-1…).`);
  }
}

async function checkEmpty(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    for (const { name } of await findTables(client)) {
      const { rowCount } = await client.query(`select 1 from ${quoteName(name)} limit 1`);
      if ((rowCount ?? 0) > 0) {
        throw new BackupError('Cơ sở dữ liệu ở DATABASE_URL không trống; hãy khôi phục vào một cơ sở dữ liệu trống.');
      }
    }
  } finally {
    await client.end();
  }
}

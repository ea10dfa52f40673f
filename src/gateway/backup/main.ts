/**
 * `npm run backup -- --to FOLDER`: one file with everything that a restore needs, sealed to the escrow key, beside a running
 * gateway or without one. Exit code 0: all that the gateway keeps is in it; 1: it was made, but something that should have
 * been there was not; 2: there is no backup.
 */

import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { openBlobs } from '../blobs/open-blobs.ts';
import { ConfigError, readConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { keysDir } from '../keys/key-files.ts';
import { projectDir } from '../project-dir.ts';
import { openDatabase } from '../verify/open-database.ts';
import { BackupError } from './backup-error.ts';
import { fileOption, readOptions, runForPerson, showProgress } from './command-line.ts';
import { makeBackup } from './make-backup.ts';

const usage = 'Cách dùng: npm run backup -- --to THƯ_MỤC';

await runForPerson('backup', async () => {
  const options = readOptions(['to'], usage);
  const config = readConfig(process.env, options.rest, projectDir);
  return await run(config, openFolder(config, fileOption(options, 'to', usage)));
});

async function run(config: Config, folder: string): Promise<number> {
  if (!existsSync(join(keysDir(config.dataDir), 'gateway-id'))) {
    throw new BackupError(`Không có dữ liệu của Gõ Cửa ở ${config.dataDir}.`);
  }
  const database = await openDatabase(config);
  const now = new Date();
  const path = join(folder, `go-cua-${now.toISOString().slice(0, 19).replaceAll(':', '-')}Z.age`);
  const progress = showProgress('Đang sao lưu');
  try {
    const source = { dataDir: config.dataDir, databaseUrl: database.url, blobs: await openBlobs(config), now };
    const { sha256, missing } = await makeBackup(source, path, progress.counts);
    progress.end();
    process.stdout.write(`Đã sao lưu: ${path}\nsha256: ${sha256}\n`);
    if (missing.length === 0) return 0;
    process.stderr.write(
      `Thiếu ${missing.length} tệp mà cơ sở dữ liệu có nhắc tới; mọi thứ khác đã được sao lưu. Hãy chạy npm run verify.\n`,
    );
    return 1;
  } finally {
    progress.end();
    await database.close();
  }
}

/** A copy beside what it is a copy of dies with it. */
function openFolder({ dataDir }: Config, folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    throw new ConfigError(`Không tạo được thư mục ${folder}; hãy kiểm tra đường dẫn và quyền ghi.`);
  }
  const real = realpathSync(folder);
  if (existsSync(dataDir) && `${real}${sep}`.startsWith(`${realpathSync(dataDir)}${sep}`)) {
    throw new ConfigError(`Hãy sao lưu ra ngoài ${dataDir}, tốt nhất là sang đĩa hoặc máy khác.`);
  }
  return real;
}

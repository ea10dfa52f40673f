/**
 * Run in a mount name space of its own: a gateway whose blobs lie on a disk of a few MB (`argv[2]`, a tmpfs). The floor that
 * keeps room for the database is so far down that only the disk itself says no.
 *
 *   GET /room?pages=N   leaves room for N pages of 4 KiB; without `pages` all of it
 *   GET /room?names=N   leaves room for N more names (files or folders)
 */

import { closeSync, openSync, rmSync, statfsSync, writeFileSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { openDiskBlobs } from '../../../src/gateway/blobs/disk-blobs.ts';
import { readConfig } from '../../../src/gateway/config.ts';
import { createApp } from '../../../src/gateway/http/app.ts';
import { loadGatewayKeys } from '../../../src/gateway/keys/gateway-keys.ts';
import { createLog } from '../../../src/gateway/log.ts';
import { openCallersDb } from '../../../src/gateway/store/callers-db.ts';
import { openStore } from '../../../src/gateway/store/open-store.ts';

const disk = process.argv[2] ?? '';
const filler = join(disk, 'filler');
const names: string[] = [];

const config = readConfig(process.env, [], disk);
const context = {
  config,
  db: openStore(config.databaseUrl ?? '', { connections: 3 }),
  callersDb: openCallersDb(config.databaseUrl ?? '', { isHeldByDatabase: true, connections: 3 }),
  blobs: await openDiskBlobs(join(disk, 'blobs')),
  keys: await loadGatewayKeys(config.dataDir, new Date()),
  log: createLog(process.env['LOG_LEVEL'] ?? 'silent'),
  now: () => new Date(),
};
const app = createApp(context, { quota: { diskFloorBytes: -1e12 } });
const answer = getRequestListener(app.fetch);

createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
  if (pathname !== '/room') return void answer(request, response);
  makeRoom();
  if (searchParams.has('pages')) leavePages(Number(searchParams.get('pages')));
  if (searchParams.has('names')) leaveNames(Number(searchParams.get('names')));
  response.end(String(statfsSync(disk).bavail));
}).listen(config.port, '127.0.0.1', () => process.stdout.write('ready\n'));

function makeRoom(): void {
  for (const path of [filler, ...names.splice(0)]) rmSync(path, { force: true });
}

function leavePages(pages: number): void {
  const { bavail, bsize } = statfsSync(disk);
  const file = openSync(filler, 'w');
  writeSync(file, Buffer.alloc(Math.max(0, bavail - pages) * bsize));
  closeSync(file);
}

function leaveNames(count: number): void {
  try {
    for (;;) {
      const path = join(disk, `name-${names.length}`);
      writeFileSync(path, '');
      names.push(path);
    }
  } catch {
    for (const path of names.splice(0, count)) rmSync(path);
  }
}

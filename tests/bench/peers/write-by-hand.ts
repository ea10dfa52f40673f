/**
 * The least that taking in photographs can cost: a server that writes what arrives to files of a given length, hashes it on
 * the way, and has each on the disk before it answers. Asked at `/rows`, it does what nobody who must find them again after a
 * power cut can leave out: the folder that names the file is on the disk too, and so is a row a request in a database.
 * Arguments: port, folder, bytes of a file, the database's address. Tells its parent when it listens.
 */

import { createHash, randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Pool } from 'pg';
import { syncFolder } from '../../../src/gateway/blobs/disk-files.ts';

const [port = '', folder = '', fileBytes = '', databaseUrl = ''] = process.argv.slice(2);
const whole = Number(fileBytes);
const insertRow = 'insert into by_hand (digests) values ($1)';

const pool = new Pool({ connectionString: databaseUrl, max: 10 });
await pool.query('create table if not exists by_hand (request bigserial primary key, digests text not null)');

const server = createServer((request, response) => {
  const keepsRow = request.url === '/rows';
  void store(request, keepsRow).then(async (digests) => {
    if (keepsRow) await pool.query({ name: 'keep', text: insertRow, values: [digests.join(' ')] });
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(digests));
  });
});
server.listen(Number(port), '127.0.0.1', () => process.send?.({}));
process.once('disconnect', () => process.exit());

async function store(request: IncomingMessage, syncsFolder: boolean): Promise<readonly string[]> {
  const digests: string[] = [];
  let file: FileHandle | undefined;
  let hash = createHash('sha256');
  let filled = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    for (let from = 0; from < chunk.length;) {
      file ??= await open(join(folder, randomUUID()), 'wx');
      const piece = chunk.subarray(from, from + whole - filled);
      hash.update(piece);
      await file.write(piece);
      from += piece.length;
      filled += piece.length;
      if (filled < whole) continue;
      await file.sync();
      await file.close();
      if (syncsFolder) await syncFolder(folder);
      digests.push(hash.digest('hex'));
      file = undefined;
      hash = createHash('sha256');
      filled = 0;
    }
  }
  await file?.close();
  return digests;
}

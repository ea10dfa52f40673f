/**
 * A PostgreSQL that a test may kill: the embedded one with everything durable, behind a port of the test's own, because
 * each start takes another port and the gateway keeps the address it was given.
 */

import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../../src/gateway/store/embedded-postgres.ts';

export interface OwnPostgres {
  readonly url: string;
  /** Process number of the server that runs now. */
  postmaster(): number;
  /** After a kill: as whoever watches over it starts it again. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function startOwnPostgres(dataDir: string, port: number): Promise<OwnPostgres> {
  let postgres = await startEmbeddedPostgres(dataDir);
  const sockets = new Set<Socket>();
  const door = createServer((near) => {
    const far = connect(Number(new URL(postgres.url).port), '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy()).on('close', () => (other.destroy(), sockets.delete(one)));
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => door.listen(port, '127.0.0.1', resolve));
  const url = new URL(postgres.url);
  url.port = String(port);
  return {
    url: url.href,
    postmaster: () => Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]),
    restart: async () => {
      await postgres.ended;
      postgres = await startEmbeddedPostgres(dataDir);
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => door.close(resolve));
      await postgres.stop();
    },
  };
}

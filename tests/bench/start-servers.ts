/** The servers of the delivery benches, each a process of its own over a folder of its own. */

import { spawn } from 'node:child_process';
import { projectDir, runGateway } from '../fixtures/run-gateway.ts';
import type { StoredDossiers } from './count-stored.ts';
import { countDocuments, countInGateway, countSubmissions, countTusUploads } from './count-stored.ts';

export type ClientName = 'gocua' | 'tus' | 'multipart' | 'pouchdb';

export interface BenchServer {
  readonly ready: Promise<{ readonly invitation?: string | undefined }>;
  /** What it holds; while it runs. */
  countStored(): Promise<StoredDossiers>;
  stop(): Promise<unknown>;
}

/** `publicUrl`: where the client finds it. */
export function startServer(client: ClientName, folder: string, port: number, publicUrl: string): BenchServer {
  if (client === 'gocua') return startGateway(folder, port, publicUrl);
  if (client === 'pouchdb') {
    return startPeer('pouchdb-server', folder, port, () => countDocuments(`http://127.0.0.1:${port}`));
  }
  const count = client === 'tus' ? countTusUploads : countSubmissions;
  return startPeer('upload-server', folder, port, async () => count(folder));
}

function startGateway(dataDir: string, port: number, publicUrl: string): BenchServer {
  const starting = runGateway({ dataDir, port, env: { PUBLIC_URL: publicUrl } });
  return {
    ready: starting.then(({ invitation }) => ({ invitation })),
    countStored: () => countInGateway(dataDir),
    stop: async () => (await starting.catch(() => undefined))?.stop(),
  };
}

function startPeer(
  program: string,
  folder: string,
  port: number,
  countStored: () => Promise<StoredDossiers>,
): BenchServer {
  const args = ['--import', 'tsx', `tests/bench/peers/${program}.ts`, String(port), folder];
  const child = spawn(process.execPath, args, { cwd: projectDir, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const listening = new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
  const failed = ended.then(() => {
    throw new Error(`${program} ended`);
  });
  failed.catch(() => undefined);
  return {
    ready: Promise.race([listening, failed]).then(() => ({})),
    countStored,
    stop: () => {
      child.kill();
      return ended;
    },
  };
}

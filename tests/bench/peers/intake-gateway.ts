/**
 * The gateway as `npm start` runs it, with its embedded PostgreSQL and everything durable, but without the opener: what opens
 * packets afterwards is no part of taking them in. Arguments: data folder and port. Tells its parent the database's address
 * when it is ready, and for each message what of its memory is in use.
 */

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { openBlobs } from '../../../src/gateway/blobs/open-blobs.ts';
import { readConfig } from '../../../src/gateway/config.ts';
import { createApp } from '../../../src/gateway/http/app.ts';
import { watchLateness } from '../../../src/gateway/http/shed-load.ts';
import { loadGatewayKeys } from '../../../src/gateway/keys/gateway-keys.ts';
import { listen } from '../../../src/gateway/listen.ts';
import { createLog } from '../../../src/gateway/log.ts';
import { prepareDataFolder } from '../../../src/gateway/prepare-data-folder.ts';
import { projectDir } from '../../../src/gateway/project-dir.ts';
import { startStore } from '../../../src/gateway/store/start-store.ts';

export interface MemoryUse {
  readonly usedBytes: number;
  readonly residentBytes: number;
}

const [dataDir = '', port = ''] = process.argv.slice(2);
const config = readConfig({ DATA_DIR: dataDir, PORT: port }, [], projectDir);
prepareDataFolder(config.dataDir);
const listener = await listen(config);
const keys = await loadGatewayKeys(config.dataDir, new Date());
const blobs = await openBlobs(config);
const store = await startStore(config);
const log = createLog('warn');
const { db, callersDb } = store;
const context = { config, db, callersDb, blobs, keys, log, now: () => new Date() };
listener.serve(createApp(context, { readLateness: watchLateness() }));
await listener.ready();
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
process.on('message', () => process.send?.(readMemory()));
process.send?.({ databaseUrl: store.url });
process.once('disconnect', () => void stop());

/** After what nobody refers to any more is gone: objects, buffers, and all that the process holds. */
function readMemory(): MemoryUse {
  // The second finds what the first one's finalizers let go.
  for (let time = 0; time < 2; time += 1) collectGarbage();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { usedBytes: heapUsed + external, residentBytes: rss };
}

async function stop(): Promise<void> {
  await listener.close();
  await store.close();
  process.exit();
}

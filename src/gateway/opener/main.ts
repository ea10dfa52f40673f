/**
 * The opener's process, the only one that reads the age identities. It hears of new packets by PostgreSQL's NOTIFY, looks
 * every second all the same, and ends when it is told to or when its parent's channel closes.
 */

import { Client } from 'pg';
import { openBlobs } from '../blobs/open-blobs.ts';
import { readConfig } from '../config.ts';
import { packetsChannel } from '../intake/packets-channel.ts';
import { KeyError } from '../keys/key-files.ts';
import { loadOpenerKeys } from '../keys/opener-keys.ts';
import { createLog } from '../log.ts';
import { projectDir } from '../project-dir.ts';
import { openStore } from '../store/open-store.ts';
import { fillFacts } from '../figures/fill-facts.ts';
import { fillApplicantKeys } from './fill-applicant-keys.ts';
import { openWaiting } from './open-waiting.ts';
import type { Opener } from './opener.ts';
import { newPictures } from './pictures.ts';

const lookAgainMs = 1_000;
const log = createLog(process.env['LOG_LEVEL'] ?? 'warn', 'opener');
const config = readConfig(process.env, process.argv.slice(2), projectDir);
if (config.databaseUrl === undefined) throw new Error('The opener needs DATABASE_URL');

const stopped = new AbortController();
let wake: () => void = () => undefined;
const stop = () => {
  stopped.abort();
  wake();
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
process.on('disconnect', stop);
// The parent may have been killed while this program was loading: that is told to nobody any more.
if (process.send && !process.connected) stop();
// The parent starts it anew. While everything stops, what fails because of that is no failure.
process.on('uncaughtException', (error) => {
  if (error instanceof KeyError) process.stderr.write(`${error.message}\n`);
  else if (!stopped.signal.aborted) log.error({ error }, 'the opener failed');
  process.exit(1);
});

const opener: Opener = {
  db: openStore(config.databaseUrl, { connections: 3 }),
  blobs: await openBlobs(config),
  keys: loadOpenerKeys(config.dataDir),
  pictures: newPictures(),
  log,
  now: () => new Date(),
};
const listener = new Client({ connectionString: config.databaseUrl, application_name: 'go-cua opener' });
// Without its ears it is started anew by its parent.
listener.on('error', () => process.exit(1));
listener.on('notification', () => wake());
await listener.connect();
await listener.query(`listen ${packetsChannel}`);

const filled = fillApplicantKeys(opener, stopped.signal).catch((error: unknown) => {
  if (!stopped.signal.aborted) log.error({ error }, 'applicants without a key stay so until the next start');
});
const counted = fillFacts(opener, stopped.signal).catch((error: unknown) => {
  if (!stopped.signal.aborted)
    log.error({ error }, 'dossiers without facts stay out of the figures until the next start');
});
const putOff = new Map<string, number>();
while (!stopped.signal.aborted) {
  const dealt = await openWaiting(opener, putOff);
  if (dealt > 0 || stopped.signal.aborted) continue;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, lookAgainMs);
    wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}
await Promise.all([filled, counted]);
await opener.pictures.stop();
await opener.db.destroy();
process.exit();

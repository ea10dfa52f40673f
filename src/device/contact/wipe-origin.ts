/**
 * Removes everything that this app ever kept in this browser. Deleting leaves bytes in the browser's files (protocol.md
 * §6.7): `Clear-Site-Data`, which only an answer of the gateway can carry, removes the files themselves; where the browser or
 * the link does not do that, everything is deleted and about 20 MB are written behind it.
 */

import { Dexie } from 'dexie';
import { databaseName } from '../store/database.ts';
import { openStore } from '../store/store.ts';
import { overwriteLog } from '../vault/erase-open-work.ts';

const answerWithinMs = 20_000;
/** Whether it is still there tells whether the browser did what it was told. */
const witness = 'gocua-wipe';

/** `jws`: the command to erase. Never fails: what could be done was done. Every database must be closed. */
export async function wipeOrigin(origin: string, jws: string): Promise<void> {
  localStorage.setItem(witness, 'yes');
  await askBrowser(origin, jws);
  const isWiped = localStorage.getItem(witness) === null;
  localStorage.clear();
  for (const name of await globalThis.caches.keys()) await globalThis.caches.delete(name);
  if (isWiped) return;
  const scratch = openStore(databaseName);
  scratch.openForWriting();
  await overwriteLog(scratch);
  scratch.close();
  await Dexie.delete(databaseName);
}

async function askBrowser(origin: string, jws: string): Promise<void> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), answerWithinMs);
  try {
    await fetch(`${origin}/api/v1/wipe`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'gocua-wipe': 'yes' },
      body: JSON.stringify({ command: jws }),
      // Chromium does not listen to the header where no credentials may be stored; there are none.
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal: controller.signal,
    });
  } catch {
    // No link, or nobody of ours: the rest is done here.
  } finally {
    clearTimeout(timer);
  }
}

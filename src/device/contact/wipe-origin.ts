/**
 * Removes everything that this app ever kept in this browser. Deleting leaves bytes in the browser's files (protocol.md
 * §6.7): `Clear-Site-Data`, which only an answer of the gateway can carry, removes the files themselves; where the browser or
 * the link does not do that, everything is deleted and about 20 MB are written behind it.
 */

import { Dexie } from 'dexie';
import { databaseName } from '../store/database-name.ts';
import { openStore } from '../store/store.ts';
import { overwriteLog } from '../vault/erase-open-work.ts';

/** Whether it is still there tells whether the browser did what it was told. */
const witness = 'gocua-wipe';

/** `askBrowser` asks the gateway for that answer; where it gets none, the rest is done here. Every database must be closed. */
export async function wipeOrigin(askBrowser: () => Promise<void>): Promise<void> {
  localStorage.setItem(witness, 'yes');
  await askBrowser();
  const isWiped = localStorage.getItem(witness) === null;
  localStorage.clear();
  for (const name of await globalThis.caches.keys()) await globalThis.caches.delete(name);
  if (isWiped) return;
  const left = 'databases' in indexedDB ? await indexedDB.databases() : [];
  for (const { name } of left) if (name !== undefined) await Dexie.delete(name);
  const scratch = openStore(databaseName);
  scratch.openForWriting();
  await overwriteLog(scratch);
  scratch.close();
  await Dexie.delete(databaseName);
}

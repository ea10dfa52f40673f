/**
 * Reads the directory from the store that this worker is named after, builds its index and searches it, all off the main
 * thread. Started by `search-client.ts`.
 */

import type { DirectoryEntry } from '../../core/procedure/procedure.ts';
import { countSectors, findProcedures } from '../../core/search/found-procedure.ts';
import type { FindOptions, FoundProcedure, SectorCount } from '../../core/search/found-procedure.ts';
import { buildProcedureIndex } from '../../core/search/procedure-index.ts';
import { newDatabase } from '../store/database.ts';

export type SearchCall =
  | { readonly callId: number; readonly query: string; readonly options: FindOptions }
  | { readonly callId: number; readonly sectors: true }
  /** The catalogue has changed. */
  | { readonly callId: number; readonly readAgain: true };

export type SearchAnswer =
  | { readonly callId: number; readonly found: readonly FoundProcedure[] | readonly SectorCount[] }
  | { readonly callId: number; readonly error: string };

let index: Promise<ReturnType<typeof buildProcedureIndex>> | undefined;

self.addEventListener('message', ({ data }: MessageEvent<SearchCall>) => {
  const { callId } = data;
  answer(data).then(
    (found) => self.postMessage({ callId, found } satisfies SearchAnswer),
    (thrown: unknown) => self.postMessage({ callId, error: String(thrown) } satisfies SearchAnswer),
  );
});

async function answer(call: SearchCall) {
  if ('readAgain' in call) {
    index = undefined;
    return [];
  }
  index ??= readIndex().catch((thrown: unknown) => {
    index = undefined;
    throw thrown;
  });
  const ready = await index;
  return 'query' in call ? findProcedures(ready, call.query, call.options) : countSectors(ready);
}

async function readIndex() {
  const db = newDatabase(self.name);
  try {
    const row = await db.lists.get('directory');
    return buildProcedureIndex(Array.isArray(row?.rows) ? (row.rows as readonly DirectoryEntry[]) : []);
  } finally {
    // An open connection would hold up whoever changes the schema.
    db.close();
  }
}

/** Builds the index of the directory and searches it, off the main thread. Started by `search-client.ts`. */

import type { DirectoryEntry } from '../../core/procedure/procedure.ts';
import { countSectors, findProcedures } from '../../core/procedure/found-procedure.ts';
import type { FindOptions, FoundProcedure, SectorCount } from '../../core/procedure/found-procedure.ts';
import { buildProcedureIndex } from '../../core/procedure/procedure-index.ts';

export type SearchCall =
  | { readonly callId: number; readonly directory: readonly DirectoryEntry[] }
  | { readonly callId: number; readonly query: string; readonly options: FindOptions }
  | { readonly callId: number; readonly sectors: true };

export interface SearchAnswer {
  readonly callId: number;
  readonly found: readonly FoundProcedure[] | readonly SectorCount[];
}

let index = buildProcedureIndex([]);

self.addEventListener('message', ({ data }: MessageEvent<SearchCall>) => {
  self.postMessage({ callId: data.callId, found: answer(data) } satisfies SearchAnswer);
});

function answer(call: SearchCall): SearchAnswer['found'] {
  if ('directory' in call) {
    index = buildProcedureIndex(call.directory);
    return [];
  }
  return 'query' in call ? findProcedures(index, call.query, call.options) : countSectors(index);
}

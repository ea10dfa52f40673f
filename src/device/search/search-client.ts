/**
 * `ProcedureSearch` in a worker of its own: it reads the directory from the store, builds the index and searches; the page
 * sends it what was typed, and word when the catalogue has changed.
 */

import type { FoundProcedure, SectorCount } from '../../core/search/found-procedure.ts';
import type { ProcedureSearch, Watch } from '../../core/screen-ports.ts';
import type { SearchAnswer, SearchCall } from './search-worker.ts';
// oxlint-disable-next-line import/default -- the bundler makes this module
import workerUrl from './search-worker.ts?worker&url';
import { trustedScriptUrl } from '../app/trusted-urls.ts';

type Found = readonly FoundProcedure[] | readonly SectorCount[];

interface Waiting {
  readonly resolve: (found: Found) => void;
  readonly reject: (error: Error) => void;
}

type Question = SearchCall extends infer Call ? (Call extends SearchCall ? Omit<Call, 'callId'> : never) : never;

/** Starts the worker over that store. When it dies, every call that waits and every later one rejects. */
export function startSearch(watch: Pick<Watch, 'subscribe'>, storeName: string): ProcedureSearch {
  const worker = new Worker(trustedScriptUrl(workerUrl), { type: 'module', name: storeName });
  const waiting = new Map<number, Waiting>();
  let lastCallId = 0;
  let broken: Error | undefined;

  worker.addEventListener('message', ({ data }: MessageEvent<SearchAnswer>) => {
    const call = waiting.get(data.callId);
    waiting.delete(data.callId);
    if ('error' in data) call?.reject(new Error(data.error));
    else call?.resolve(data.found);
  });
  worker.addEventListener('error', (event) => {
    broken = new Error(`the search worker failed: ${event.message}`);
    for (const { reject } of waiting.values()) reject(broken);
    waiting.clear();
  });
  watch.subscribe((topic) => {
    if (topic === 'catalogue') ask({ readAgain: true }).catch(reportError);
  });

  function ask(question: Question): Promise<Found> {
    return new Promise((resolve, reject) => {
      if (broken) return reject(broken);
      lastCallId += 1;
      waiting.set(lastCallId, { resolve, reject });
      worker.postMessage({ callId: lastCallId, ...question });
    });
  }

  return {
    find: async (query, options = {}) => (await ask({ query, options })) as readonly FoundProcedure[],
    sectors: async () => (await ask({ sectors: true })) as readonly SectorCount[],
  };
}

/**
 * `ProcedureSearch` in a worker of its own: the index is built and asked there, the page only hands the directory over, once
 * and again when the catalogue has changed.
 */

import type { DirectoryEntry } from '../../core/procedure/procedure.ts';
import type { FoundProcedure, SectorCount } from '../../core/procedure/found-procedure.ts';
import type { ProcedureSearch, Watch } from '../../core/screen-ports.ts';
import type { SearchAnswer, SearchCall } from './search-worker.ts';
// oxlint-disable-next-line import/default -- the bundler makes this module
import workerUrl from './search-worker.ts?worker&url';
import { trustedScriptUrl } from '../app/trusted-urls.ts';

interface Waiting {
  readonly resolve: (found: SearchAnswer['found']) => void;
  readonly reject: (error: Error) => void;
}

type Question = SearchCall extends infer Call ? (Call extends SearchCall ? Omit<Call, 'callId'> : never) : never;

/** Starts the worker. When it dies, every call that waits and every later one rejects. */
export function startSearch(
  readDirectory: () => Promise<readonly DirectoryEntry[]>,
  watch: Pick<Watch, 'subscribe'>,
): ProcedureSearch {
  const worker = new Worker(trustedScriptUrl(workerUrl), { type: 'module', name: 'search' });
  const waiting = new Map<number, Waiting>();
  let lastCallId = 0;
  let broken: Error | undefined;
  let filled: Promise<unknown> | undefined;

  worker.addEventListener('message', ({ data }: MessageEvent<SearchAnswer>) => {
    waiting.get(data.callId)?.resolve(data.found);
    waiting.delete(data.callId);
  });
  worker.addEventListener('error', (event) => {
    broken = new Error(`the search worker failed: ${event.message}`);
    for (const { reject } of waiting.values()) reject(broken);
    waiting.clear();
  });
  watch.subscribe((topic) => {
    if (topic === 'catalogue') filled = undefined;
  });

  function ask(question: Question): Promise<SearchAnswer['found']> {
    return new Promise((resolve, reject) => {
      if (broken) return reject(broken);
      lastCallId += 1;
      waiting.set(lastCallId, { resolve, reject });
      worker.postMessage({ callId: lastCallId, ...question });
    });
  }

  /** A directory that could not be read is read again at the next call. */
  function fill(): Promise<unknown> {
    filled ??= readDirectory()
      .then((directory) => ask({ directory }))
      .catch((thrown: unknown) => {
        filled = undefined;
        throw thrown;
      });
    return filled;
  }

  return {
    async find(query, options = {}) {
      await fill();
      return (await ask({ query, options })) as readonly FoundProcedure[];
    },
    async sectors() {
      await fill();
      return (await ask({ sectors: true })) as readonly SectorCount[];
    },
  };
}

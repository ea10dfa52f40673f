/** Both engines of P10 in one page, each asked on the page's own thread; and the app's own way, through its worker. */

import { buildProcedureIndex } from '../../../src/core/search/procedure-index.ts';
import { findProcedures } from '../../../src/core/search/found-procedure.ts';
import type { DirectoryEntry } from '../../../src/core/procedure/procedure.ts';
import type { ProcedureSearch } from '../../../src/core/screen-ports.ts';
import { startSearch } from '../../../src/device/search/search-client.ts';
import { databaseName } from '../../../src/device/store/database-name.ts';
import { newDatabase } from '../../../src/device/store/database.ts';
import { openMiniSearch } from '../peers/mini-search.ts';

const engines = ['gocua', 'minisearch'] as const;
export type Engine = (typeof engines)[number];

export interface SearchBenchPage {
  /** How long each engine took to build its index, on the page's thread. */
  build(directory: readonly DirectoryEntry[]): { readonly [engine in Engine]: number };
  find(engine: Engine, query: string): readonly string[];
  /** Milliseconds of every keystroke of a query, each from nothing, the best of a few: other work runs beside. */
  type(engine: Engine, query: string): readonly number[];
  /** Puts the directory into the store, as a contact with the gateway does; nothing of it counts. */
  store(directory: readonly DirectoryEntry[]): Promise<void>;
  /** Asks the app's worker for the first time; how long the page's thread was held at the longest, and until it answered. */
  startWorker(): Promise<{ readonly heldMs: number; readonly readyMs: number }>;
  /** From each keystroke to the answer of the worker. */
  typeToWorker(queries: readonly string[]): Promise<readonly number[]>;
}

declare global {
  interface Window {
    searchBench?: SearchBenchPage;
  }
}

let ask: { readonly [engine in Engine]: (query: string) => readonly string[] } | undefined;
let forget = (): void => undefined;
let search: ProcedureSearch | undefined;

/** The same keystroke is the same work; what is more in one pass than in another, others on this machine have taken. */
const passes = 3;

const beginnings = (query: string) => Array.from(query, (_, at) => query.slice(0, at + 1));

window.searchBench = {
  build(directory) {
    const startedMs = performance.now();
    let index = buildProcedureIndex(directory);
    // What was looked up for one query is remembered with the index, and would make the next pass look faster than typing is.
    forget = () => {
      index = { ...index };
    };
    const builtMs = performance.now();
    const mini = openMiniSearch(directory);
    const miniMs = performance.now();
    ask = {
      gocua: (query) => findProcedures(index, query, { limit: 10 }).map(({ code }) => code),
      minisearch: (query) => mini(query, 10),
    };
    return { gocua: builtMs - startedMs, minisearch: miniMs - builtMs };
  },
  find: (engine, query) => ask?.[engine](query) ?? [],
  type(engine, query) {
    const timed = Array.from({ length: passes }, () => {
      forget();
      return beginnings(query).map((typed) => {
        const startedMs = performance.now();
        ask?.[engine](typed);
        return performance.now() - startedMs;
      });
    });
    return beginnings(query).map((_, at) => Math.min(...timed.map((pass) => pass[at]!)));
  },
  async store(directory) {
    const db = newDatabase(databaseName);
    await db.lists.put({ name: 'directory', rows: directory });
    db.close();
  },
  async startWorker() {
    const startedMs = performance.now();
    let heldMs = 0;
    let lastMs = startedMs;
    // Each turn of the thread is noted; the longest time between two of them is how long somebody's tap would have waited.
    const channel = new MessageChannel();
    let isOver = false;
    channel.port1.addEventListener('message', () => {
      const nowMs = performance.now();
      heldMs = Math.max(heldMs, nowMs - lastMs);
      lastMs = nowMs;
      if (!isOver) channel.port2.postMessage(0);
    });
    channel.port1.start();
    channel.port2.postMessage(0);
    search = startSearch({ subscribe: () => () => undefined }, databaseName);
    await search.find('khai sinh', { limit: 10 });
    isOver = true;
    return { heldMs, readyMs: performance.now() - startedMs };
  },
  async typeToWorker(queries) {
    const times: number[] = [];
    for (const typed of queries.flatMap(beginnings)) {
      const startedMs = performance.now();
      // As many as the list on the screen shows.
      await search?.find(typed, { limit: 40 });
      times.push(performance.now() - startedMs);
    }
    return times;
  },
};

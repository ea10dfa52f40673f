/**
 * The second copy of every sealed packet, in the Cache API: a power cut can make Chromium delete a whole database, and what
 * lies in the cache survives that (protocol.md §6.2). It holds ciphertext, the signed header and, first of all, one small
 * entry per running number with its local code, so that even a packet whose copy was not finished can be named. What a dossier
 * is about is not in it: a locked phone does not tell.
 * Without a Cache API there is no second copy, and nothing else changes. A power cut in the first half minute of a cache can
 * leave it so that Chromium never reads or writes it again: then nothing is found in it, and a start makes it anew.
 */

import type { SealedPacket } from '../../core/ports.ts';
import { databaseName } from './database-name.ts';
import { nameBeside } from './store-name.ts';

/** Of the first store; the others' bear their number. */
export const secondCopyName = 'gocua-sealed';

export interface SealedNumber {
  readonly seq: number;
  readonly localCode: string;
}

export interface SecondCopy {
  /** Copies what is not copied yet; false when there was no room or a part could not be read. */
  keep(packet: SealedPacket, readPart: (sha256: string) => Promise<Uint8Array | undefined>): Promise<boolean>;
  /** The packets whose copy is whole, in no order. */
  pids(): Promise<string[]>;
  /** Absent when there is no readable copy. */
  packet(pid: string): Promise<SealedPacket | undefined>;
  /** The part's bytes; absent when there is no copy of that very length. */
  part(sha256: string, len?: number): Promise<Uint8Array<ArrayBuffer> | undefined>;
  numbers(): Promise<SealedNumber[]>;
  /** Takes out what released apps copied of what a packet is about; the number of copies changed. */
  forgetProcedures(): Promise<number>;
  /** Forgets a packet and those of its parts that are in `partNames`. */
  drop(packet: Pick<SealedPacket, 'pid' | 'seq'>, partNames: readonly string[]): Promise<void>;
  /** Public facts that verify acknowledgements, kept so that a restored outbox can still be delivered. */
  keepNote(name: string, value: unknown): Promise<void>;
  note(name: string): Promise<unknown>;
  /** Begins with nothing where the cache can no longer be used; false where it can. Only while the database is whole. */
  renew(): Promise<boolean>;
}

export type Caches = Pick<CacheStorage, 'open'> & Partial<Pick<CacheStorage, 'delete'>>;

/** Each store has a cache of its own. */
export function newSecondCopy(caches: Caches | undefined, origin: string, storeName = databaseName): SecondCopy {
  const root = `${origin}/sealed/`;
  const cacheName = nameBeside(secondCopyName, storeName);
  const open = (): Promise<Cache> | undefined => caches?.open(cacheName);

  async function read(path: string): Promise<Response | undefined> {
    return (await open())?.match(root + path);
  }

  async function readJson(path: string): Promise<unknown> {
    try {
      return await (await read(path))?.json();
    } catch {
      return undefined;
    }
  }

  /** Absent when the cache cannot be read. */
  async function findKeys(): Promise<readonly Request[] | undefined> {
    try {
      return (await (await open())?.keys()) ?? [];
    } catch {
      return undefined;
    }
  }

  async function namesUnder(folder: string): Promise<string[]> {
    const requests = (await findKeys()) ?? [];
    const prefix = `${root}${folder}/`;
    return requests.filter(({ url }) => url.startsWith(prefix)).map(({ url }) => url.slice(prefix.length));
  }

  return {
    async keep(packet, readPart) {
      try {
        const cache = await open();
        if (!cache) return true;
        await cache.put(`${root}seq/${packet.seq}`, jsonResponse({ localCode: packet.localCode ?? '' }));
        for (const { sha256 } of packet.parts) {
          if (await cache.match(`${root}part/${sha256}`)) continue;
          const bytes = await readPart(sha256);
          if (!bytes) return false;
          await cache.put(`${root}part/${sha256}`, new Response(bytes.slice()));
        }
        // Last, because a header means that all its parts are there.
        await cache.put(`${root}header/${packet.pid}`, jsonResponse({ ...packet, procedureCode: undefined }));
        return true;
      } catch {
        return false;
      }
    },

    pids: () => namesUnder('header'),
    packet: async (pid) => (await readJson(`header/${pid}`)) as SealedPacket | undefined,

    async part(sha256, len) {
      const response = await read(`part/${sha256}`).catch(() => undefined);
      if (!response) return undefined;
      const bytes = new Uint8Array(await response.arrayBuffer());
      return len === undefined || bytes.length === len ? bytes : undefined;
    },

    async numbers() {
      const numbers: SealedNumber[] = [];
      for (const name of await namesUnder('seq')) {
        const entry = (await readJson(`seq/${name}`)) as { localCode?: string } | undefined;
        numbers.push({ seq: Number(name), localCode: entry?.localCode ?? '' });
      }
      return numbers;
    },

    async forgetProcedures() {
      let changed = 0;
      for (const pid of await namesUnder('header')) {
        const packet = (await readJson(`header/${pid}`)) as SealedPacket | undefined;
        if (packet?.procedureCode === undefined) continue;
        await (await open())?.put(`${root}header/${pid}`, jsonResponse({ ...packet, procedureCode: undefined }));
        changed += 1;
      }
      return changed;
    },

    async drop(packet, partNames) {
      const cache = await open();
      if (!cache) return;
      await cache.delete(`${root}header/${packet.pid}`);
      for (const name of partNames) await cache.delete(`${root}part/${name}`);
      await cache.delete(`${root}seq/${packet.seq}`);
    },

    async keepNote(name, value) {
      await (await open())?.put(`${root}note/${name}`, jsonResponse(value));
    },
    note: (name) => readJson(`note/${name}`),

    async renew() {
      if (await findKeys()) return false;
      return (await caches?.delete?.(cacheName)) ?? false;
    },
  };
}

/** Not `Response.json`, which Safari 15 lacks. */
function jsonResponse(value: unknown): Response {
  return new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json' } });
}

/**
 * The `pack` requests that have not ended. A phone whose connection broke is back while what it had sent is still being read
 * and written here; told too early what is held, it would send those bytes again. So whoever asks about the same packets or
 * parts waits until the older request has nothing more to count: it ended, or it only waits for a network that is silent.
 * Never for long: a half-open connection is silent, and one that goes on for ever is not waited for.
 */

import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';

export interface OpenPack {
  /** The request is about this packet or part. */
  name(name: string): void;
  /** The body, such that it is known whether the request waits for the network. */
  watch(body: AsyncIterator<Uint8Array>): AsyncIterator<Uint8Array>;
  /** Something of the request is being made durable until `work` settles. */
  during(work: Promise<unknown>): void;
  end(): void;
}

export interface OpenPacks {
  open(): OpenPack;
  count(): number;
  /**
   * Until what arrived of other requests about `names` is counted, and for a moment nothing more came. False when one was
   * still at work after the longest wait. Time is counted by looks rather than by a clock: on a busy machine each takes
   * longer, and there waiting is worth more.
   */
  settle(names: readonly string[]): Promise<boolean>;
  /** The same for a request that is open itself, without the moment: what comes later is not its affair. */
  settleBeside(own: OpenPack, names: readonly string[]): Promise<boolean>;
}

const lookEveryMs = 10;
/** Silent for so many looks on end: bytes that were sent before a break and are on their way arrive meanwhile. */
const silentLooks = 5;
const mostLooks = 100;

interface Watched {
  readonly names: Set<string>;
  /** It waits for the network, or for another request. */
  isWaiting: boolean;
  /** Chunks that came. */
  chunks: number;
  works: number;
}

export function newOpenPacks(): OpenPacks {
  const open = new Map<OpenPack, Watched>();
  const byName = new Map<string, Set<Watched>>();
  let change = newChange();

  function addName(watched: Watched, name: string): void {
    watched.names.add(name);
    const named = byName.get(name);
    if (named) named.add(watched);
    else byName.set(name, new Set([watched]));
  }

  function forget(pack: OpenPack, watched: Watched): void {
    open.delete(pack);
    for (const name of watched.names) {
      const named = byName.get(name);
      named?.delete(watched);
      if (named?.size === 0) byName.delete(name);
    }
    change.tell();
    change = newChange();
  }

  /** What lies in a socket of this process is read by then, and says what it is about. */
  async function untilNamed(): Promise<void> {
    const isNameless = (): boolean => [...open.values()].some(({ names }) => names.size === 0);
    for (let turn = 0; turn < 2 && isNameless(); turn += 1) await nextTurn();
  }

  async function untilSilent(names: readonly string[], looks: number, own?: Watched): Promise<boolean> {
    const silence = new Map<Watched, { readonly chunks: number; readonly looks: number }>();
    let due: Promise<true> | undefined;
    for (let look = 0; look < mostLooks;) {
      const others = new Set(names.flatMap((name) => [...(byName.get(name) ?? [])]));
      if (own) others.delete(own);
      if ([...others].every((one) => (silence.get(one)?.looks ?? -1) >= looks)) return true;
      // An end is noticed at once, everything else at the next look.
      due ??= sleep(lookEveryMs, true);
      if (!(await Promise.race([due, change.promise]))) continue;
      look += 1;
      due = undefined;
      for (const one of others) {
        const before = silence.get(one);
        if (!one.isWaiting || one.works > 0) silence.delete(one);
        else silence.set(one, { chunks: one.chunks, looks: before?.chunks === one.chunks ? before.looks + 1 : 0 });
      }
    }
    return false;
  }

  return {
    open() {
      const watched: Watched = { names: new Set(), isWaiting: false, chunks: 0, works: 0 };
      const pack: OpenPack = {
        name: (name) => addName(watched, name),
        watch: (body) => watch(watched, body),
        during(work) {
          watched.works += 1;
          const settled = (): void => void (watched.works -= 1);
          work.then(settled, settled);
        },
        end: () => forget(pack, watched),
      };
      open.set(pack, watched);
      return pack;
    },

    count: () => open.size,

    async settle(names) {
      await untilNamed();
      return await untilSilent(names, silentLooks);
    },

    async settleBeside(own, names) {
      const watched = open.get(own);
      if (!watched) throw new Error('Only an open request is beside others');
      watched.isWaiting = true;
      try {
        await untilNamed();
        return await untilSilent(names, 0, watched);
      } finally {
        watched.isWaiting = false;
      }
    },
  };
}

function watch(watched: Watched, body: AsyncIterator<Uint8Array>): AsyncIterator<Uint8Array> {
  return {
    async next() {
      watched.isWaiting = true;
      try {
        return await body.next();
      } finally {
        watched.isWaiting = false;
        watched.chunks += 1;
      }
    },
  };
}

/** A promise of `false`, and how to keep it. */
function newChange(): { readonly promise: Promise<false>; readonly tell: () => void } {
  let tell = (): void => undefined;
  const promise = new Promise<false>((resolve) => {
    tell = () => resolve(false);
  });
  return { promise, tell };
}

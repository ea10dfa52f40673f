/**
 * Parts of one request that became whole wait for each other a moment, so that a packet whose photographs come together is
 * written and signed once. What waits is on the disk already; it is committed in the order in which it came.
 */

import type { Acknowledged } from './acknowledge.ts';
import type { WholePart } from './finish-parts.ts';
import type { GroupCommit } from './group-commit.ts';

export type PartCommits = GroupCommit<readonly WholePart[], ReadonlyMap<string, Acknowledged>>;

export interface RequestParts {
  /** Resolves when it is committed. */
  commit(part: WholePart): Promise<void>;
  /** Now, all that waits; answers where the packets of these stand. */
  flush(): Promise<ReadonlyMap<string, Acknowledged>>;
}

/** What a desk, or somebody who asks, may have to wait for longer than for the bytes. */
const longestWaitMs = 200;

export function newRequestParts(commits: PartCommits): RequestParts {
  let waiting: { readonly part: WholePart; readonly resolve: () => void; readonly reject: (error: unknown) => void }[] =
    [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function flush(): Promise<ReadonlyMap<string, Acknowledged>> {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return new Map();
    const group = waiting;
    waiting = [];
    try {
      const acknowledged = await commits.submit(group.map(({ part }) => part));
      for (const { resolve } of group) resolve();
      return acknowledged;
    } catch (error) {
      for (const { reject } of group) reject(error);
      return new Map();
    }
  }

  return {
    commit: (part) =>
      new Promise((resolve, reject) => {
        waiting.push({ part, resolve, reject });
        timer ??= setTimeout(() => void flush(), longestWaitMs);
      }),
    flush,
  };
}

/** Locks as several windows of one browser share them: a queue a name, `signal` and `steal` as browsers keep them. */

import type { Locks } from '../../src/device/store/outbox.ts';

interface Held {
  readonly name: string;
  /** Rejects the request of whom it is taken from. */
  readonly lose: (reason: unknown) => void;
}

export function newQueuedLocks(): Locks {
  const held = new Map<string, Held>();
  const queues = new Map<string, (() => void)[]>();

  function free(lock: Held): void {
    if (held.get(lock.name) !== lock) return;
    held.delete(lock.name);
    queues.get(lock.name)?.shift()?.();
  }

  function grant(name: string, run: LockGrantedCallback<unknown>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const lock: Held = { name, lose: reject };
      held.set(name, lock);
      Promise.resolve(run({ name, mode: 'exclusive' }))
        .then(resolve, reject)
        .finally(() => free(lock));
    });
  }

  async function request(name: string, options: LockOptions, run: LockGrantedCallback<unknown>): Promise<unknown> {
    const aborted = new DOMException('aborted', 'AbortError');
    if (options.steal) {
      held.get(name)?.lose(aborted);
      return grant(name, run);
    }
    if (held.has(name)) {
      const queue = queues.get(name) ?? [];
      queues.set(name, queue);
      await new Promise<void>((resolve, reject) => {
        queue.push(resolve);
        options.signal?.addEventListener('abort', () => {
          queue.splice(queue.indexOf(resolve), 1);
          reject(aborted);
        });
      });
    }
    return grant(name, run);
  }

  const query = async () => ({ held: [...held.keys()].map((name) => ({ name })), pending: [] });
  return { request, query } as unknown as Locks;
}

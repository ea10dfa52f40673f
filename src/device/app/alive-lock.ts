/** The lock that every page of a running browser holds, shared, for as long as it lives. */

import type { Locks } from '../store/outbox.ts';

const aliveLockName = 'gocua-alive';

/** Never released: the browser does that when the page goes. */
export function stayAlive(locks: Locks): void {
  void locks.request(aliveLockName, { mode: 'shared' }, () => new Promise<never>(() => undefined));
}

/** How many pages live. */
export async function countAlive(locks: Locks): Promise<number> {
  const { held } = await locks.query();
  return held?.filter(({ name }) => name === aliveLockName).length ?? 0;
}

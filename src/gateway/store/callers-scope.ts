/**
 * Whose rows the call that runs now may see. It is set once, by the gate, around everything that a caller's request does;
 * the connections of `callers-db.ts` ask for it with every statement, so no route can forget it.
 */

import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * How far a call reaches. nobody: no caller's rows, the call carries its own proof (a signature, an invitation, a slip's
 * token) and touches what that names. own-device: what belongs to the calling device. own-commune: what belongs to the
 * caller's commune, and who works for the province. province: places, people and devices of every commune; never a dossier.
 */
export type Reach = 'nobody' | 'own-device' | 'own-commune' | 'province';

export interface CallersScope {
  readonly reach: Exclude<Reach, 'nobody'>;
  /** Null for the province. */
  readonly communeCode: string | null;
  readonly deviceId: string;
}

const running = new AsyncLocalStorage<CallersScope>();

/** Everything that `work` asks of the callers' database, also later and in parallel, is asked in this scope. */
export function withinScope<T>(scope: CallersScope, work: () => T): T {
  return running.run(scope, work);
}

/** Throws outside of every scope: such a statement has no rows that it may see. */
export function getScope(): CallersScope {
  const scope = running.getStore();
  if (!scope) throw new Error('a statement of a caller runs outside of a scope');
  return scope;
}

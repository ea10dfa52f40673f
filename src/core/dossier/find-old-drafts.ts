/** Drafts that lie on this phone longer than the province wants: to be finished, handed over or deleted, never by themselves. */

import type { Beginnings, Ports } from '../ports.ts';
import type { Beginning } from './beginning.ts';
import type { Draft } from './dossier.ts';

export interface OldDrafts {
  /** The oldest first. */
  readonly drafts: readonly Draft[];
  /** What was begun at a door and never became a dossier. */
  readonly beginnings: readonly Beginning[];
}

/** Counted from when a dossier was begun, not from the last look at it: what it tells has been on the phone since then. */
export async function findOldDrafts(
  ports: Pick<Ports, 'clock' | 'drafts' | 'settings'> & { readonly beginnings: Pick<Beginnings, 'list'> },
): Promise<OldDrafts> {
  const limitMs = await ports.settings.draftLimitMs();
  const nowMs = ports.clock.nowMs();
  const isOld = (at: string): boolean => nowMs - Date.parse(at) > limitMs;
  const [{ drafts }, beginnings] = await Promise.all([ports.drafts.list(), ports.beginnings.list()]);
  return {
    drafts: drafts
      .filter(({ state, startedAt }) => state === 'draft' && isOld(startedAt))
      .sort((one, other) => Date.parse(one.startedAt) - Date.parse(other.startedAt)),
    beginnings: beginnings.filter(({ updatedAt }) => isOld(updatedAt)),
  };
}

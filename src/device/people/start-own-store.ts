import { enrolledMark } from '../contact/enrolled-mark.ts';
import type { StartParts } from '../store/start-store.ts';
import { startStore } from '../store/start-store.ts';
import { readRoster } from './roster.ts';

/** The start of a page's store, with what localStorage knows of it and of its neighbours. */
export function startOwnStore(parts: Pick<StartParts, 'store' | 'secondCopy' | 'locks'>): Promise<void> {
  const { name } = parts.store.db;
  return startStore({
    ...parts,
    isMarkedEnrolled: () => enrolledMark.isSet(name),
    hasNeighbours: readRoster().length > 1,
    staysAlive: true,
  });
}

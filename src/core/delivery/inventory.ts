import type { Lesson } from '../practice/lessons.ts';

/** What the phone reports of itself with `changes`: codes and counts, nothing about persons. */
export interface Inventory {
  readonly unsentCount: number;
  readonly oldestUnsentAt?: string;
  readonly storageFreeBytes?: number;
  readonly appVersion: string;
  readonly sealedCodes: readonly string[];
  /** Running numbers of what is unsent, the oldest first, at most 100: what is missing at the province and not here is lost. */
  readonly unsentSeqs?: readonly number[];
  /** Records that could not be read and were set aside. */
  readonly tornCount?: number;
  /** Lessons of practice that were done; absent: none. */
  readonly lessons?: readonly Lesson[];
  /** Which state of the schedule of visits lies here; '': none yet. Who does not say is not told of it. */
  readonly scheduleDigest?: string;
}

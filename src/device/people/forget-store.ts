import { Dexie } from 'dexie';
import { enrolledMark } from '../contact/enrolled-mark.ts';
import { nameBeside } from '../store/store-name.ts';
import { secondCopyName } from '../store/second-copy.ts';
import { voiceTakesName } from '../voices/voice-shelf.ts';
import { strikeOut } from './roster.ts';

/**
 * Removes a person's store from this phone: the mark first, since a store that is marked and not there counts as lost; then
 * second copy, recordings of voices, database and its place in the roster. Whoever has it open closes it before. Doing it twice, or again after a
 * kill in the middle, is the same as once. What is deleted may still lie in the browser's files: see `erase-open-work.ts`.
 */
export async function forgetStore(
  storeName: string,
  caches: Pick<CacheStorage, 'delete'> | undefined = globalThis.caches,
): Promise<void> {
  enrolledMark.clear(storeName);
  await caches?.delete(nameBeside(secondCopyName, storeName));
  await caches?.delete(nameBeside(voiceTakesName, storeName));
  await Dexie.delete(storeName);
  strikeOut(storeName);
}

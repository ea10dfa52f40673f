/**
 * The poster that somebody scanned and that could not be opened, or whose dossier has not begun yet: kept on this device until
 * it was, so that a dead battery or a walk to coverage in between loses nothing. A poster's address is public and names nobody.
 */

import { findPosterAddress, formatPosterPath } from '../../core/visit/poster-address.ts';
import type { PosterAddress } from '../../core/visit/poster-address.ts';

const key = 'poster';

/** This page has shown it already: going home from there does not lead back. */
let isSeenHere = false;

export function keepIntent(address: PosterAddress): void {
  isSeenHere = true;
  try {
    localStorage.setItem(key, formatPosterPath(address));
  } catch {
    // A full store keeps dossiers first; the poster still hangs there.
  }
}

export function forgetIntent(): void {
  localStorage.removeItem(key);
}

/** Whatever somebody else wrote there counts as nothing. */
export function findIntent(): PosterAddress | undefined {
  const [path = '', query = ''] = (localStorage.getItem(key) ?? '').split('?');
  const address = findPosterAddress(path, query);
  return address && Object.keys(address).length > 0 ? address : undefined;
}

/** The address to go on with when the app was opened anew; once. */
export function takeIntentPath(): string | undefined {
  const intent = isSeenHere ? undefined : findIntent();
  isSeenHere = true;
  return intent && formatPosterPath(intent);
}

/** For tests: as if the app had just been opened. */
export function openAnew(): void {
  isSeenHere = false;
}

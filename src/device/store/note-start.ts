/** What a start may find and the delivery log should tell: another version runs, the clock went back, little room is left. */

import { lowStorageBytes } from '../../core/reception/custody.ts';
import type { Storage } from '../../core/ports.ts';
import { findMeta } from './read-rows.ts';
import type { Store } from './store.ts';

const versionKey = 'app-version';
const lastSeenKey = 'clock-seen';
/** Less than this is what networks and people correct every day. */
const leapMs = 2 * 60_000;

export interface StartFacts {
  readonly appVersion: string;
  readonly nowMs: number;
  readonly storage: Storage;
}

/** Once a start of the page. A first start has nothing to compare with and notes nothing. */
export async function noteStart(store: Store, { appVersion, nowMs, storage }: StartFacts): Promise<void> {
  const { meta } = store.db;
  const version = await findMeta(store, versionKey);
  if (typeof version === 'string' && version !== appVersion) store.note({ kind: 'app-updated', detail: appVersion });
  const seenMs = await findMeta(store, lastSeenKey);
  if (typeof seenMs === 'number' && seenMs - nowMs > leapMs) {
    store.note({ kind: 'clock-set-back', count: Math.round((seenMs - nowMs) / 60_000) });
  }
  const freeBytes = await storage.freeBytes();
  if (freeBytes !== undefined && freeBytes < lowStorageBytes) {
    store.note({ kind: 'storage-low', count: Math.floor(freeBytes / 1_000_000) });
  }
  await store.write([meta], [], async () => {
    await meta.put({ key: versionKey, value: appVersion });
    await meta.put({ key: lastSeenKey, value: nowMs });
  });
}

/** The record of a store that the browser threw away, kept until the device is enrolled anew. */

import type { StorageLoss } from '../../core/screen-ports.ts';
import { ifReadable } from './read-rows.ts';
import type { Store } from './store.ts';

export const lossKey = 'storage-loss';

export type RecordedLoss = StorageLoss & { readonly seen: boolean };

export async function findRecordedLoss({ db }: Store): Promise<RecordedLoss | undefined> {
  return (await ifReadable(db.meta.get(lossKey)))?.value as RecordedLoss | undefined;
}

/** Absent: nothing was lost, or the person has seen it. */
export async function findUnseenLoss(store: Store): Promise<StorageLoss | undefined> {
  const loss = await findRecordedLoss(store);
  if (!loss || loss.seen) return undefined;
  const { restoredCount, missingCodes, isCopyGone } = loss;
  return { restoredCount, missingCodes, ...(isCopyGone && { isCopyGone }) };
}

export async function markLossSeen(store: Store): Promise<void> {
  const { meta } = store.db;
  await store.write([meta], [], async () => {
    const loss = await findRecordedLoss(store);
    if (loss) await meta.put({ key: lossKey, value: { ...loss, seen: true } });
  });
}

/**
 * Second copies that must go, written down by the very transaction that removed the packet: an app killed between the two
 * leaves no ciphertext behind. That a packet is not in the database is never reason enough to drop its copy, because a
 * database that was lost looks the same.
 */

import type { SealedPacket } from '../../core/ports.ts';
import type { Database } from './database.ts';
import { findUnnamed } from './part-bytes.ts';
import { ifReadable } from './read-rows.ts';
import type { SecondCopy } from './second-copy.ts';
import type { Store } from './store.ts';

const owedKey = 'owed-copies';

interface OwedCopy {
  readonly pid: string;
  readonly seq: number;
  readonly partNames: readonly string[];
}

/** Inside the caller's transaction over `meta`. */
export async function oweCopies(
  db: Database,
  { pid, seq }: Pick<SealedPacket, 'pid' | 'seq'>,
  partNames: readonly string[],
): Promise<void> {
  await db.meta.put({ key: owedKey, value: [...(await findOwed(db)), { pid, seq, partNames }] });
}

/** Drops what is owed; what another packet has named since stays. Dropping twice is the same as once. */
export async function dropOwedCopies(store: Store, secondCopy: SecondCopy): Promise<void> {
  const { db } = store;
  const owed = await findOwed(db);
  if (owed.length === 0) return;
  for (const copy of owed) await secondCopy.drop(copy, await findUnnamed(db, copy.partNames));
  const dropped = new Set(owed.map(({ pid }) => pid));
  await store.write([db.meta], [], async () => {
    const left = (await findOwed(db)).filter(({ pid }) => !dropped.has(pid));
    await (left.length > 0 ? db.meta.put({ key: owedKey, value: left }) : db.meta.delete(owedKey));
  });
}

async function findOwed(db: Database): Promise<readonly OwedCopy[]> {
  return ((await ifReadable(db.meta.get(owedKey)))?.value ?? []) as readonly OwedCopy[];
}

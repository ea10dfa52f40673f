/**
 * The desk's PIN on the hall's PC. It opens no content, only the way out of the kiosk, so what is kept of it is a hash as slow
 * as the vault's; wrong ones are counted before they are tried, and slow down as at any lock.
 */

import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { KeyCost, Sealing } from '../sealing/sealing.ts';
import { ifReadable } from '../store/read-rows.ts';
import type { Store } from '../store/store.ts';
import { isPinTooWeak } from '../vault/pin-strength.ts';
import { noTries, remainingWaitMs } from '../vault/pin-tries.ts';
import type { PinTries } from '../vault/pin-tries.ts';
import { readSecret } from '../vault/read-secret.ts';
import { kioskPinMetaKey, kioskTriesMetaKey } from '../vault/vault-keys.ts';

interface PinRecord {
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly cost: KeyCost;
  readonly hash: Uint8Array<ArrayBuffer>;
}

export interface PinParts {
  readonly store: Store;
  readonly openSealing: () => Promise<Sealing>;
  readonly nowMs: () => number;
  readonly cost: KeyCost;
}

export async function hasKioskPin({ store }: PinParts): Promise<boolean> {
  return (await store.db.meta.where('key').equals(kioskPinMetaKey).count()) > 0;
}

/** Problem: pin-too-weak. */
export async function setKioskPin({ store, openSealing, cost }: PinParts, typed: string): Promise<Result<void>> {
  if (isPinTooWeak(typed)) return fail('pin-too-weak');
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const hash = await (await openSealing()).deriveKey(readSecret(typed), salt, cost);
  const value: PinRecord = { salt, cost, hash };
  await store.write([store.db.meta], [], () => store.db.meta.put({ key: kioskPinMetaKey, value }));
  return succeed(undefined);
}

/** Problems: pin-wrong, pin-wait (`limit` = seconds), not-enrolled (no PIN was set, or it cannot be read any more). */
export async function checkKioskPin({ store, openSealing, nowMs }: PinParts, typed: string): Promise<Result<void>> {
  const { meta } = store.db;
  const record = (await ifReadable(meta.get(kioskPinMetaKey)))?.value as PinRecord | undefined;
  if (!record) return fail('not-enrolled');
  const waitMs = await store.write([meta], [], async () => {
    const tries = ((await ifReadable(meta.get(kioskTriesMetaKey)))?.value as PinTries | undefined) ?? noTries;
    const wait = remainingWaitMs(tries, nowMs());
    const value: PinTries = { failed: tries.failed + 1, lastFailedAtMs: nowMs() };
    if (wait === 0) await meta.put({ key: kioskTriesMetaKey, value });
    return wait;
  });
  if (waitMs > 0) return fail('pin-wait', { limit: Math.ceil(waitMs / 1000) });
  const hash = await (await openSealing()).deriveKey(readSecret(typed), record.salt, record.cost);
  if (hash.join() !== record.hash.join()) return fail('pin-wrong');
  await store.write([meta], [], () => meta.delete(kioskTriesMetaKey));
  return succeed(undefined);
}

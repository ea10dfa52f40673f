/**
 * The volunteer's secret over everything open on this device. The PIN makes (Argon2id, 64 MiB) the key that wraps a random
 * vault key; the vault key wraps each draft's own key. Nothing of the PIN is stored, and the opened key lives in this
 * page's memory only: closing the page locks. It holds off whoever finds the phone; a short PIN does not hold off whoever
 * copies the whole profile, which is why finished work is sealed to the province and leaves the vault (protocol.md §6.6).
 */

import { fail, succeed } from '../../core/result.ts';
import type { Vault } from '../../core/screen-ports.ts';
import { StorageFailure } from '../../core/storage-failure.ts';
import { decrypt, encrypt, importAesKey } from './aes.ts';
import { newMailbox, openMailbox } from '../store/mailbox.ts';
import { isPinTooWeak } from './pin-strength.ts';
import { noTries, remainingWaitMs, triesMetaKey } from './pin-tries.ts';
import type { PinTries } from './pin-tries.ts';
import type { KeyCost, Sealing } from '../sealing/sealing.ts';
import type { Store } from '../store/store.ts';
import { vaultMetaKey } from './vault-record.ts';
import type { OpenVault, VaultRecord } from './vault-record.ts';

const keyBound = 'vault-key';

export interface DeviceVault extends Vault {
  /** The opened keys; throws `StorageFailure` `vault-locked` otherwise. */
  getOpen(): OpenVault;
  isOpen(): boolean;
  /** Called whenever it locks, so that nobody keeps an unwrapped key. */
  onLock(forget: () => void): void;
}

export interface VaultParts {
  readonly store: Store;
  readonly openSealing: () => Promise<Sealing>;
  readonly nowMs: () => number;
  readonly cost: KeyCost;
}

export const vaultCost: KeyCost = { memoryKiB: 64 * 1024, iterations: 3 };

export function newVault({ store, openSealing, nowMs, cost }: VaultParts): DeviceVault {
  const { meta } = store.db;
  const forgetters: (() => void)[] = [];
  let opened: OpenVault | undefined;

  async function findRecord(): Promise<VaultRecord | undefined> {
    return (await meta.get(vaultMetaKey))?.value as VaultRecord | undefined;
  }

  async function pinKey(pin: string, record: Pick<VaultRecord, 'salt' | 'cost'>): Promise<CryptoKey> {
    const sealing = await openSealing();
    return importAesKey(await sealing.deriveKey(pin.trim(), record.salt, record.cost));
  }

  async function setTries(tries: PinTries): Promise<void> {
    await store.write([meta], [], () => meta.put({ key: triesMetaKey, value: tries }));
  }

  return {
    getOpen() {
      if (!opened) throw new StorageFailure({ code: 'vault-locked' });
      return opened;
    },
    isOpen: () => opened !== undefined,
    onLock: (forget) => void forgetters.push(forget),

    async state() {
      if (opened) return 'open';
      return (await findRecord()) ? 'locked' : 'none';
    },

    async create(pin) {
      if (isPinTooWeak(pin)) return fail('pin-too-weak');
      if (await findRecord()) throw new Error('this device already has a vault');
      const salt = crypto.getRandomValues(new Uint8Array(16));
      const raw = crypto.getRandomValues(new Uint8Array(32));
      const wrappedKey = await encrypt(await pinKey(pin, { salt, cost }), raw, keyBound);
      const key = await importAesKey(raw);
      raw.fill(0);
      const mailbox = await newMailbox(key);
      const record: VaultRecord = {
        salt,
        cost,
        wrappedKey,
        mailboxPublicKey: mailbox.publicKey,
        wrappedMailboxKey: mailbox.wrappedPrivateKey,
      };
      await store.write([meta], [], () => meta.put({ key: vaultMetaKey, value: record }));
      opened = { key, mailboxKey: await openMailbox(key, mailbox.wrappedPrivateKey) };
      store.announceHere('vault');
      return succeed(undefined);
    },

    async unlock(pin) {
      const record = await findRecord();
      if (!record) throw new Error('this device has no vault yet');
      const tries = ((await meta.get(triesMetaKey))?.value as PinTries | undefined) ?? noTries;
      const waitMs = remainingWaitMs(tries, nowMs());
      if (waitMs > 0) return fail('pin-wait', { limit: Math.ceil(waitMs / 1000) });
      // Counted before it is tried, because killing the page in between must not make a guess free.
      await setTries({ failed: tries.failed + 1, lastFailedAtMs: nowMs() });
      const raw = await decrypt(await pinKey(pin, record), record.wrappedKey, keyBound);
      if (!raw) return fail('pin-wrong');
      const key = await importAesKey(raw);
      raw.fill(0);
      opened = { key, mailboxKey: await openMailbox(key, record.wrappedMailboxKey) };
      await setTries(noTries);
      store.announceHere('vault');
      return succeed(undefined);
    },

    async lock() {
      if (!opened) return;
      opened = undefined;
      for (const forget of forgetters) forget();
      store.announceHere('vault');
    },
  };
}

/**
 * The volunteer's secret over everything open on this device. The PIN makes (Argon2id, 64 MiB) the key that wraps a random
 * vault key; the vault key wraps each draft's own key, the mailbox's and the device's. Nothing of the PIN is stored, and the
 * opened key lives in this page's memory only: closing the page locks. It holds off whoever finds the phone; a short PIN does
 * not hold off whoever copies the whole profile, which is why finished work is sealed to the province and leaves the vault
 * (protocol.md §6.6).
 */

import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { Vault } from '../../core/screen-ports.ts';
import { StorageFailure } from '../../core/storage-failure.ts';
import { findEnrolment } from '../contact/enrolment-record.ts';
import type { KeyCost, Sealing } from '../sealing/sealing.ts';
import { newMailbox, openMailbox } from '../store/mailbox.ts';
import type { NewMailbox } from '../store/mailbox.ts';
import { findRow, ifReadable } from '../store/read-rows.ts';
import type { Store } from '../store/store.ts';
import { decrypt, encrypt, importAesKey } from './aes.ts';
import { dropDeviceKey, openDeviceKey, wrapDeviceKey } from './device-key.ts';
import { eraseOpenWork, overwriteLog } from './erase-open-work.ts';
import { isPinTooWeak } from './pin-strength.ts';
import { noTries, remainingWaitMs, triesMetaKey } from './pin-tries.ts';
import type { PinTries } from './pin-tries.ts';
import { readSecret } from './read-secret.ts';
import { vaultMetaKey } from './vault-keys.ts';
import { findVaultRecord, secretWayOf } from './vault-record.ts';
import type { OpenVault, SecretWay, VaultRecord } from './vault-record.ts';

const keyBound = 'vault-key';

export interface DeviceVault extends Omit<Vault, 'whileAway' | 'proposeWords'> {
  /** The opened keys; throws `StorageFailure` `vault-locked` otherwise. */
  getOpen(): OpenVault;
  findOpen(): OpenVault | undefined;
  isOpen(): boolean;
  /** Called whenever it locks, so that nobody keeps an unwrapped key. */
  onLock(forget: () => void): void;
  /** Called whenever it was opened; nobody waits for it. */
  onOpen(hear: () => void): void;
  /**
   * Opens it under keys that are never written: whatever lies under them is gone with this page, and with the next call. For a
   * device that nobody's PIN opens; it must have no vault.
   */
  openForSession(): Promise<void>;
  /** Puts the key that an enrolment left in its row under the open vault; nothing to do where it is locked. */
  guardDeviceKey(): Promise<void>;
}

export interface VaultParts {
  readonly store: Store;
  readonly openSealing: () => Promise<Sealing>;
  /** Saves what is half typed, in bounded time, before the key is forgotten. */
  readonly saveTyped?: () => Promise<void>;
  readonly nowMs: () => number;
  readonly cost: KeyCost;
}

export const vaultCost: KeyCost = { memoryKiB: 64 * 1024, iterations: 3 };

export function newVault({ store, openSealing, saveTyped, nowMs, cost }: VaultParts): DeviceVault {
  const { db } = store;
  const { meta } = db;
  const forgetters: (() => void)[] = [];
  const hearers: (() => void)[] = [];
  let opened: OpenVault | undefined;
  let isForSession = false;
  let locking: Promise<void> | undefined;

  async function secretKey(typed: string, way: Pick<SecretWay, 'salt' | 'cost' | 'isFolded'>): Promise<CryptoKey> {
    const sealing = await openSealing();
    const secret = way.isFolded ? readSecret(typed) : typed.trim();
    return importAesKey(await sealing.deriveKey(secret, way.salt, way.cost));
  }

  /** Counted before it is tried, because killing the page in between must not make a guess free, nor a second window. */
  function claimTry(): Promise<number> {
    return store.write([meta], [], async () => {
      const tries = ((await ifReadable(meta.get(triesMetaKey)))?.value as PinTries | undefined) ?? noTries;
      const waitMs = remainingWaitMs(tries, nowMs());
      if (waitMs === 0) {
        await meta.put({ key: triesMetaKey, value: { failed: tries.failed + 1, lastFailedAtMs: nowMs() } });
      }
      return waitMs;
    });
  }

  /** The keys of a record; absent when one that must be there was changed. */
  async function openKeys(key: CryptoKey, record: VaultRecord): Promise<OpenVault | undefined> {
    const mailboxKey = await openMailbox(key, record.wrappedMailboxKey);
    const enrolment = await findEnrolment(db);
    const { wrappedDeviceKey } = record;
    if (wrappedDeviceKey && enrolment && !enrolment.key) {
      if (!(await openDeviceKey(key, wrappedDeviceKey, enrolment.device.deviceId))) return undefined;
    }
    return mailboxKey && { key, mailboxKey, mailboxPublicKey: record.mailboxPublicKey };
  }

  function open(keys: OpenVault, forSession = false): void {
    opened = keys;
    isForSession = forSession;
    store.announceHere('vault');
    for (const hear of hearers) hear();
  }

  function forgetKeys(): void {
    if (!opened) return;
    opened = undefined;
    for (const forget of forgetters) forget();
    store.announceHere('vault');
  }

  async function saveAndForget(): Promise<void> {
    await saveTyped?.().catch(() => undefined);
    forgetKeys();
  }

  async function guardDeviceKey(): Promise<void> {
    const vault = opened;
    const enrolment = vault && (await findEnrolment(db));
    const wrapped = enrolment && (await wrapDeviceKey(vault.key, enrolment));
    if (!wrapped) return;
    const isGuarded = await store.write([meta], [], async () => {
      const record = await findVaultRecord(db);
      if (!record || record === 'torn' || !(await dropDeviceKey(db, enrolment.device.deviceId))) return false;
      await meta.put({ key: vaultMetaKey, value: { ...record, wrappedDeviceKey: wrapped } });
      return true;
    });
    // Nobody waits: the key stood in clear in the database's files.
    if (isGuarded) void overwriteLog(store);
  }

  async function unlock(typed: string): Promise<Result<void>> {
    const record = await findVaultRecord(db);
    if (!record) return fail('not-enrolled');
    if (record === 'torn') return fail('vault-torn');
    const waitMs = await claimTry();
    if (waitMs > 0) return fail('pin-wait', { limit: Math.ceil(waitMs / 1000) });
    const way = secretWayOf(record);
    const raw = await decrypt(await secretKey(typed, way), way.wrappedKey, keyBound);
    if (!raw) return fail('pin-wrong');
    const key = await importAesKey(raw);
    raw.fill(0);
    await store.write([meta], [], () => meta.delete(triesMetaKey));
    const keys = await openKeys(key, record);
    if (!keys) return fail('vault-torn');
    open(keys);
    await guardDeviceKey();
    return succeed(undefined);
  }

  /** Another window may have given the vault up: what this one's keys open is gone, and nothing more may come under them. */
  async function lookWhose(): Promise<void> {
    const record = await findVaultRecord(db);
    if (!opened || record === 'torn') return;
    // Not written anywhere, so it goes with the pairing alone.
    if (isForSession && !record && (await findEnrolment(db))) return;
    if (record?.mailboxPublicKey.join() !== opened.mailboxPublicKey.join()) forgetKeys();
  }
  store.subscribe((topic) => {
    if (topic === 'vault' && opened) void lookWhose();
  });

  return {
    getOpen() {
      if (!opened) throw new StorageFailure({ code: 'vault-locked' });
      return opened;
    },
    findOpen: () => opened,
    isOpen: () => opened !== undefined,
    onLock: (forget) => void forgetters.push(forget),
    onOpen: (hear) => void hearers.push(hear),
    guardDeviceKey,
    unlock,

    async state() {
      if (opened) return 'open';
      return (await findVaultRecord(db)) ? 'locked' : 'none';
    },

    async create(typed) {
      if (isPinTooWeak(typed)) return fail('pin-too-weak');
      const salt = crypto.getRandomValues(new Uint8Array(16));
      const raw = crypto.getRandomValues(new Uint8Array(32));
      const way = { by: 'secret', salt, cost, isFolded: true } as const;
      const wrappedKey = await encrypt(await secretKey(typed, way), raw, keyBound);
      const key = await importAesKey(raw);
      raw.fill(0);
      const mailbox = await newMailbox(key);
      const enrolment = await findEnrolment(db);
      const wrappedDeviceKey = enrolment && (await wrapDeviceKey(key, enrolment));
      const record: VaultRecord = {
        ways: [{ ...way, wrappedKey }],
        mailboxPublicKey: mailbox.publicKey,
        wrappedMailboxKey: mailbox.wrappedPrivateKey,
        ...(wrappedDeviceKey && { wrappedDeviceKey }),
      };
      const isMade = await store.write([meta], [], async () => {
        if ((await meta.where('key').equals(vaultMetaKey).count()) > 0) return false;
        // Enrolled anew in between by another window: that key is guarded below.
        const isSame = wrappedDeviceKey && (await dropDeviceKey(db, enrolment.device.deviceId));
        const { wrappedDeviceKey: _, ...without } = record;
        await meta.put({ key: vaultMetaKey, value: isSame ? record : without });
        return true;
      });
      // Another window was faster, and its secret is the one that counts.
      if (!isMade) return unlock(typed);
      open(await openOwn(key, mailbox));
      store.announce('vault');
      if (wrappedDeviceKey) void overwriteLog(store);
      await guardDeviceKey();
      return succeed(undefined);
    },

    async openForSession() {
      if (await findVaultRecord(db)) throw new Error('a device with a vault was opened without its PIN');
      const raw = crypto.getRandomValues(new Uint8Array(32));
      const key = await importAesKey(raw);
      raw.fill(0);
      open(await openOwn(key, await newMailbox(key)), true);
    },

    lock() {
      if (!opened) return Promise.resolve();
      locking ??= saveAndForget().finally(() => {
        locking = undefined;
      });
      return locking;
    },

    async lossOnForgetting() {
      const counters = await findRow(store, db.counters, 'home');
      const drafts = (counters?.drafts ?? 0) + (await db.beginnings.count());
      return { drafts, sealed: (counters?.waiting ?? 0) + (counters?.needsAttention ?? 0) };
    },

    async forget() {
      forgetKeys();
      await eraseOpenWork(store);
    },
  };
}

async function openOwn(key: CryptoKey, { publicKey, wrappedPrivateKey }: NewMailbox): Promise<OpenVault> {
  const mailboxKey = await openMailbox(key, wrappedPrivateKey);
  if (!mailboxKey) throw new Error('a mailbox just made does not open');
  return { key, mailboxKey, mailboxPublicKey: publicKey };
}

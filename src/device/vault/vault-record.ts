/**
 * What the vault leaves in the `meta` table, and what it is while it is open. The record is read with suspicion: whoever has
 * the phone may have changed it, and a torn or changed one is named, never tried.
 */

import type { Database, SealedBytes } from '../store/database.ts';
import type { KeyCost } from '../sealing/sealing.ts';
import { vaultMetaKey } from './vault-keys.ts';

/** A way to the vault's key by what a person knows. */
export interface SecretWay {
  readonly by: 'secret';
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly cost: KeyCost;
  readonly wrappedKey: SealedBytes;
  /** Spelt as `readSecret` says; absent in a released record, where it counts as it was typed. */
  readonly isFolded?: true;
}

/**
 * How the vault is opened: each way wraps the same key and opens alone. The place for a passkey is here, as
 * `{ by: 'passkey', credentialId, prfSalt, wrappedKey }` whose wrapping key is HKDF over the PRF's answer; a way of a kind that
 * this app does not know is left alone and kept.
 */
export type OpeningWay = SecretWay;

/** Useless without a way in, but for the public half of the mailbox. */
export interface VaultRecord {
  readonly ways: readonly OpeningWay[];
  readonly mailboxPublicKey: Uint8Array<ArrayBuffer>;
  readonly wrappedMailboxKey: SealedBytes;
  /** Absent while this device is not enrolled, and where its key cannot be taken out of the enrolment row. */
  readonly wrappedDeviceKey?: SealedBytes;
}

/** In this page's memory only. */
export interface OpenVault {
  readonly key: CryptoKey;
  readonly mailboxKey: CryptoKey;
  /** Tells one vault from another. */
  readonly mailboxPublicKey: Uint8Array<ArrayBuffer>;
}

/** Absent: there is no vault. `torn`: there is one, and it cannot be opened any more. */
export async function findVaultRecord(db: Database): Promise<VaultRecord | 'torn' | undefined> {
  try {
    const row = await db.meta.get(vaultMetaKey);
    return row && (parseVaultRecord(row.value) ?? 'torn');
  } catch {
    return 'torn';
  }
}

/** Absent: no vault record. Takes also that of a released app, which had one way only. */
export function parseVaultRecord(value: unknown): VaultRecord | undefined {
  const { ways, salt, cost, wrappedKey, ...rest } = fieldsOf(value);
  const { mailboxPublicKey, wrappedMailboxKey, wrappedDeviceKey } = rest;
  const all = Array.isArray(ways) ? ways : [{ by: 'secret', salt, cost, wrappedKey }];
  if (!all.some(isSecretWay) || !isBytes(mailboxPublicKey) || !isSealed(wrappedMailboxKey)) return undefined;
  if (wrappedDeviceKey !== undefined && !isSealed(wrappedDeviceKey)) return undefined;
  return {
    ways: all as OpeningWay[],
    mailboxPublicKey,
    wrappedMailboxKey,
    ...(wrappedDeviceKey && { wrappedDeviceKey }),
  };
}

/** The way by PIN or words; `parseVaultRecord` saw that there is one. */
export function secretWayOf({ ways }: VaultRecord): SecretWay {
  const way = ways.find(isSecretWay);
  if (!way) throw new Error('a vault record without a way in was taken');
  return way;
}

/** More would not be derived on a cheap phone, so nobody set it. */
const mostMemoryKiB = 256 * 1024;
const mostIterations = 64;

function isSecretWay(value: unknown): value is SecretWay {
  const { by, salt, cost, wrappedKey } = fieldsOf(value);
  const { memoryKiB, iterations } = fieldsOf(cost);
  const isCost = isWithin(memoryKiB, 8, mostMemoryKiB) && isWithin(iterations, 1, mostIterations);
  return by === 'secret' && isCost && isBytes(salt) && salt.length >= 16 && isSealed(wrappedKey);
}

function isWithin(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}

function isSealed(value: unknown): value is SealedBytes {
  const { iv, bytes } = fieldsOf(value);
  return isBytes(iv) && isBytes(bytes);
}

function isBytes(value: unknown): value is Uint8Array<ArrayBuffer> {
  return ArrayBuffer.isView(value) && value.byteLength > 0;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

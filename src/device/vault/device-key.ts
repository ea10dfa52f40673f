/**
 * The device's signing key under the vault: locked, a phone signs nothing and asks for no token. Enrolment leaves the key in
 * its row until the vault wraps it; one of a released app that cannot be taken out stays there, and is used all the same only
 * while the vault is open.
 */

import type { Signer } from '../contact/access-token.ts';
import { enrolmentKey } from '../contact/contact-keys.ts';
import { findEnrolment } from '../contact/enrolment-record.ts';
import type { EnrolmentRecord } from '../contact/enrolment-record.ts';
import type { Database, SealedBytes } from '../store/database.ts';
import { decrypt, encrypt } from './aes.ts';
import { findVaultRecord } from './vault-record.ts';
import type { OpenVault } from './vault-record.ts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };

/** Absent where the row holds no key, or one that the browser does not give away. */
export async function wrapDeviceKey(vaultKey: CryptoKey, record: EnrolmentRecord): Promise<SealedBytes | undefined> {
  const { device, key } = record;
  if (!key?.extractable) return undefined;
  const raw = new Uint8Array(await crypto.subtle.exportKey('pkcs8', key));
  const wrapped = await encrypt(vaultKey, raw, boundOf(device.deviceId));
  raw.fill(0);
  return wrapped;
}

/** Takes the key out of the enrolment row, where it still stands there for this device; inside a transaction over `meta`. */
export async function dropDeviceKey(db: Database, deviceId: string): Promise<boolean> {
  const record = await findEnrolment(db);
  if (record?.device.deviceId !== deviceId) return false;
  await db.meta.put({ key: enrolmentKey, value: { device: record.device } });
  return true;
}

/** A key that signs here and cannot be read out again; absent when it was wrapped by another vault or for another device. */
export async function openDeviceKey(
  vaultKey: CryptoKey,
  wrapped: SealedBytes,
  deviceId: string,
): Promise<CryptoKey | undefined> {
  const raw = await decrypt(vaultKey, wrapped, boundOf(deviceId));
  const key = raw && (await crypto.subtle.importKey('pkcs8', raw, algorithm, false, ['sign']));
  raw?.fill(0);
  return key;
}

/**
 * Who signs on this device. Absent: not enrolled, or the vault is locked. Looked up at each use, because another window may
 * have enrolled anew, and a packet that the old key signed for the new device would be refused for ever.
 */
export async function findSigner(db: Database, vault: OpenVault | undefined): Promise<Signer | undefined> {
  const enrolment = vault && (await findEnrolment(db));
  if (!enrolment) return undefined;
  const { deviceId } = enrolment.device;
  if (enrolment.key) return { deviceId, key: enrolment.key };
  const record = await findVaultRecord(db);
  if (!record || record === 'torn' || !record.wrappedDeviceKey) return undefined;
  const key = await openDeviceKey(vault.key, record.wrappedDeviceKey, deviceId);
  return key && { deviceId, key };
}

function boundOf(deviceId: string): string {
  return `device-key ${deviceId}`;
}

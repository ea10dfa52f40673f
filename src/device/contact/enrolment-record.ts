/**
 * What enrolment left in the `meta` table. The pins (public keys and recipients) lie apart from the device's own key,
 * because they have a second copy: a restored outbox must still be able to verify acknowledgements.
 */

import type { EnrolledDevice } from '../../core/screen-ports.ts';
import type { JsonWebKeyEc } from '../../protocol/api.ts';
import type { Database } from '../store/database.ts';
import { ifReadable } from '../store/read-rows.ts';
import { enrolmentKey } from './contact-keys.ts';

/** Known since enrolment and never taken from a later answer, but for a list of recipients that the authority signed. */
export interface GatewayPins {
  readonly gatewayId: string;
  readonly gatewayKey: JsonWebKeyEc;
  readonly authorityKey: JsonWebKeyEc;
  /** What is captured from now on is sealed to these. */
  readonly recipients: readonly string[];
  /** Of the signed list that named them; absent: they came with enrolment, unsigned. */
  readonly version?: number;
  /** Those of enrolment, once a list replaced them: pages that do not say to whom they are sealed are sealed to these. */
  readonly firstRecipients?: readonly string[];
}

export interface EnrolmentRecord {
  readonly device: EnrolledDevice;
  /** ECDSA P-256. From enrolment until the vault wraps it, see `vault/device-key.ts`. */
  readonly key?: CryptoKey;
}

export const pinsKey = 'pins';
/** The invitation under way, with its key, from before it is sent until it is answered. */
export const pendingEnrolmentKey = 'pending-enrolment';

/** Absent: not enrolled, or the record is torn, which is the same to everybody who asks. */
export async function findEnrolment(db: Database): Promise<EnrolmentRecord | undefined> {
  return (await ifReadable(db.meta.get(enrolmentKey)))?.value as EnrolmentRecord | undefined;
}

export async function findPins(db: Database): Promise<GatewayPins | undefined> {
  return (await ifReadable(db.meta.get(pinsKey)))?.value as GatewayPins | undefined;
}

/** Inside a transaction over `meta`. */
export async function putEnrolment(db: Database, record: EnrolmentRecord, pins: GatewayPins): Promise<void> {
  await db.meta.put({ key: enrolmentKey, value: record });
  await putPins(db, pins);
}

/** Inside a transaction over `meta`. */
export async function putPins(db: Database, pins: GatewayPins): Promise<void> {
  await db.meta.put({ key: pinsKey, value: pins });
}

/** What is undefined is taken away: who came back from a commune to the province has no commune. */
type DeviceChanges = { readonly [name in keyof EnrolledDevice]?: EnrolledDevice[name] | undefined };

/** Changes what the gateway says of this device; inside a transaction over `meta`. */
export async function putDevice(db: Database, changes: DeviceChanges): Promise<void> {
  const record = await findEnrolment(db);
  if (record) await db.meta.put({ key: enrolmentKey, value: { ...record, device: { ...record.device, ...changes } } });
}

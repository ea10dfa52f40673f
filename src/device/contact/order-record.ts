/**
 * What the province ordered of this device, as it lies in `meta`: written only after the command was verified, and never
 * with an older one. Everything that follows from it (the lock, the erasing) is read from here, so that a phone killed in
 * the middle goes on where it was.
 */

import type { CommandKind } from '../../protocol/device-command.ts';
import type { Database } from '../store/database.ts';
import { ifReadable } from '../store/read-rows.ts';
import { orderKey } from './contact-keys.ts';
import { findEnrolment } from './enrolment-record.ts';

export interface OrderRecord {
  /** The command as it was signed. */
  readonly jws: string;
  readonly dev: string;
  readonly command: CommandKind;
  readonly iat: number;
  /** Whom to ask; the enrolment that knew it may be gone. */
  readonly commune?: { readonly name: string; readonly telephone?: string };
  /** Of `erase`: what was open is gone, and only sealed packets are left. */
  readonly isErased?: true;
}

/** The order that stands for the device enrolled here; one for a device that this store was before says nothing. */
export async function findOrder(db: Database): Promise<OrderRecord | undefined> {
  const order = (await ifReadable(db.meta.get(orderKey)))?.value as OrderRecord | undefined;
  if (!order) return undefined;
  const enrolment = await findEnrolment(db);
  return enrolment === undefined || enrolment.device.deviceId === order.dev ? order : undefined;
}

/** Inside a transaction over `meta`. */
export async function putOrder(db: Database, order: OrderRecord): Promise<void> {
  await db.meta.put({ key: orderKey, value: order });
}

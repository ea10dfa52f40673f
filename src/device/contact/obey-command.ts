/**
 * Does what the province orders of this device, and nothing that anybody else orders: only a command signed by the gateway
 * key pinned at enrolment, for this very device, newer than the one before, counts; and after a command to erase there is
 * no other. Whatever else an answer says (a refusal, a proxy's page, a foreign signature), nothing happens here.
 */

import { compactVerify, importJWK } from 'jose';
import { commandType, findDeviceCommand } from '../../protocol/device-command.ts';
import type { DeviceCommand } from '../../protocol/device-command.ts';
import type { Store } from '../store/store.ts';
import { carryOutOrder } from './carry-out-order.ts';
import { findEnrolment, findPins } from './enrolment-record.ts';
import type { GatewayClient } from './gateway-client.ts';
import { findOrder, putOrder } from './order-record.ts';

/**
 * To be called at the end of a contact, when what is sealed was offered. `hasNews`: the gateway took this device's token in
 * this contact, so that there is nothing to ask. A phone whose vault is locked has none, and asks without. Offline it goes on
 * with what was ordered before.
 */
export async function obeyCommand(
  store: Store,
  gateway: Pick<GatewayClient, 'askCommand' | 'takeCommand'>,
  contact: { readonly isOffline: boolean; readonly hasNews: boolean },
): Promise<void> {
  const order = await findOrder(store.db);
  const deviceId = (await findEnrolment(store.db))?.device.deviceId;
  if (deviceId !== undefined && order?.command !== 'erase' && !contact.isOffline) {
    // While a lock stands, only a command lifts it.
    if (!contact.hasNews || order?.command === 'lock') await gateway.askCommand(deviceId);
    const jws = gateway.takeCommand();
    if (jws !== undefined && jws !== order?.jws) await take(store, deviceId, jws);
  }
  await carryOutOrder(store);
}

async function take(store: Store, deviceId: string, jws: string): Promise<void> {
  const command = await findSigned(store, jws);
  if (command?.dev !== deviceId) return;
  const { db } = store;
  const isTaken = await store.write([db.meta], ['order'], async () => {
    const [before, enrolment] = [await findOrder(db), await findEnrolment(db)];
    // Another window or the service worker may have been told meanwhile.
    if (enrolment?.device.deviceId !== deviceId) return false;
    if (before && (before.command === 'erase' || before.iat >= command.iat)) return false;
    const { commune } = enrolment.device;
    const { dev, iat } = command;
    await putOrder(db, { jws, dev, iat, command: command.command, ...(commune && { commune }) });
    return true;
  });
  if (isTaken) store.note({ kind: `order-${command.command}` });
}

/** The payload, when the pinned gateway key signed it as a command. */
async function findSigned(store: Store, jws: string): Promise<DeviceCommand | undefined> {
  const pins = await findPins(store.db);
  if (!pins) return undefined;
  try {
    const key = await importJWK(pins.gatewayKey, 'ES256');
    const { payload, protectedHeader } = await compactVerify(jws, key, { algorithms: ['ES256'] });
    if (protectedHeader.typ !== commandType) return undefined;
    return findDeviceCommand(JSON.parse(new TextDecoder().decode(payload)));
  } catch {
    return undefined;
  }
}

/** The hall's PC: a PIN that leads out, and a vault without one, new for each person. */

import type { Kiosk } from '../../core/kiosk-ports.ts';
import { enrolmentKey } from '../contact/contact-keys.ts';
import { findEnrolment } from '../contact/enrolment-record.ts';
import type { Sealing } from '../sealing/sealing.ts';
import type { Store } from '../store/store.ts';
import { overwriteLog } from '../vault/erase-open-work.ts';
import { vaultCost } from '../vault/vault.ts';
import type { DeviceVault } from '../vault/vault.ts';
import { eraseSession } from './erase-session.ts';
import { checkKioskPin, hasKioskPin, setKioskPin } from './kiosk-pin.ts';

export interface KioskParts {
  readonly store: Store;
  readonly vault: DeviceVault;
  readonly openSealing: () => Promise<Sealing>;
  readonly nowMs: () => number;
  readonly cost?: typeof vaultCost;
}

export function openKiosk({ cost = vaultCost, ...parts }: KioskParts): Kiosk {
  const { store, vault } = parts;
  const pin = { ...parts, cost };
  let last: Promise<void> = Promise.resolve();

  async function startAnew(): Promise<void> {
    await vault.lock();
    await eraseSession(store);
    await keepDeviceKeyIn(store);
    await vault.openForSession();
  }

  return {
    hasPin: () => hasKioskPin(pin),
    setPin: (typed) => setKioskPin(pin, typed),
    checkPin: (typed) => checkKioskPin(pin, typed),
    // One after another: a second person's key must not come before the first one's rows are gone.
    startAnew() {
      last = last.then(startAnew, startAnew);
      return last;
    },
  };
}

/** No vault wraps the device's key here, so it is made one that signs and that nothing can read out again. */
async function keepDeviceKeyIn(store: Store): Promise<void> {
  const { meta } = store.db;
  const found = await findEnrolment(store.db);
  if (!found?.key?.extractable) return;
  const raw = new Uint8Array(await crypto.subtle.exportKey('pkcs8', found.key));
  const key = await crypto.subtle.importKey('pkcs8', raw, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
  raw.fill(0);
  const isKept = await store.write([meta], [], async () => {
    const now = await findEnrolment(store.db);
    if (now?.device.deviceId !== found.device.deviceId) return false;
    await meta.put({ key: enrolmentKey, value: { ...now, key } });
    return true;
  });
  // The one that could be read out stood in the database's files.
  if (isKept) void overwriteLog(store);
}

/**
 * The store of practice: a database of its own that no list of stores names, so that neither the page of the app nor the
 * service worker ever opens, sends or counts it. Who is enrolled in it is invented, and so is the gateway it knows.
 */

import { Dexie } from 'dexie';
import { mergeDirectory } from '../../core/procedure/directory-entry.ts';
import { practiceCommune, practicePoint } from '../../core/practice/prepare-dossier.ts';
import { practiceProcedure } from '../../core/practice/practice-procedure.ts';
import type { Catalogue } from '../../core/ports.ts';
import type { EnrolledDevice } from '../../core/screen-ports.ts';
import type { JsonWebKeyEc } from '../../protocol/api.ts';
import { findEnrolment, putEnrolment } from '../contact/enrolment-record.ts';
import { databaseName } from '../store/database-name.ts';
import { findMeta } from '../store/read-rows.ts';
import type { Store } from '../store/store.ts';
import { makeRecipient } from './make-recipient.ts';

export const practiceStoreName = `${databaseName}-practice`;
/** In `meta`: the key with which the stand-in signs. */
const standInKey = 'stand-in';

export const practiceDevice: EnrolledDevice = {
  deviceId: 'luyen-tap',
  role: 'volunteer',
  personName: 'Người học',
  commune: practiceCommune,
  receptionPoints: [practicePoint],
  confirmed: true,
  check: '000000',
};

/** Puts in what is not there yet: an enrolment that nobody gave, keys that are used nowhere else, one invented procedure. */
export async function furnish(store: Store, catalogue: Pick<Catalogue, 'apply'>): Promise<void> {
  const { db } = store;
  if (await findEnrolment(db)) return;
  const [device, gateway] = await Promise.all([newSigningKey(), newSigningKey()]);
  const gatewayKey = await publicJwk(gateway.publicKey);
  await catalogue.apply({
    cursor: 'luyen-tap',
    more: false,
    procedures: [practiceProcedure],
    lists: { directory: mergeDirectory([], [practiceProcedure]) },
    statuses: [],
  });
  const recipients = [makeRecipient()];
  const pins = { gatewayId: 'luyen-tap', gatewayKey, authorityKey: gatewayKey, recipients };
  await store.write([db.meta], ['vault'], async () => {
    await db.meta.put({ key: standInKey, value: gateway.privateKey });
    await putEnrolment(db, { device: practiceDevice, key: device.privateKey }, pins);
  });
}

/** The key with which the stand-in signs; it exists since the store was furnished. */
export async function getStandInKey(store: Store): Promise<CryptoKey> {
  return (await findMeta(store, standInKey)) as CryptoKey;
}

export async function deletePracticeStore(store: Store): Promise<void> {
  store.close();
  await Dexie.delete(practiceStoreName);
}

function newSigningKey(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
}

async function publicJwk(key: CryptoKey): Promise<JsonWebKeyEc> {
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', key);
  return { kty: 'EC', crv: 'P-256', x, y };
}

import { compactVerify, importJWK } from 'jose';
import { describe, expect, it, vi } from 'vitest';
import type { EnrolmentRecord } from '../../../src/device/contact/enrolment-record.ts';
import { enrolmentKey } from '../../../src/device/contact/contact-keys.ts';
import { findEnrolment } from '../../../src/device/contact/enrolment-record.ts';
import { newEnrolment } from '../../../src/device/contact/enrolment.ts';
import { signPacketHeader } from '../../../src/device/sealing/sign-packet-header.ts';
import { chunkBytes } from '../../../src/device/store/database.ts';
import { newSecondCopy } from '../../../src/device/store/second-copy.ts';
import { openStore } from '../../../src/device/store/store.ts';
import type { Store } from '../../../src/device/store/store.ts';
import { findSigner } from '../../../src/device/vault/device-key.ts';
import { findVaultRecord } from '../../../src/device/vault/vault-record.ts';
import { newVault } from '../../../src/device/vault/vault.ts';
import type { EnrolmentAnswer, EnrolmentRequest } from '../../../src/protocol/api.ts';
import type { PacketHeader } from '../../../src/protocol/packet.ts';
import {
  enrolStore,
  newCaches,
  newStoreName,
  openTestStore,
  openTestVault,
  testCost,
  testPin,
  testSealing,
} from '../surroundings.ts';

const origin = 'https://gocua.example';
const jwk = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } as const;

function vaultOf(store: Store) {
  return newVault({ store, openSealing: async () => testSealing, nowMs: () => Date.now(), cost: testCost });
}

/** Enrols as the device `deviceId` and answers the public key that the gateway would know it by. */
async function enrol(store: Store, deviceId: string, guardDeviceKey?: () => Promise<void>) {
  let known: EnrolmentRequest['publicJwk'] | undefined;
  const answer: EnrolmentAnswer = {
    deviceId,
    role: 'volunteer',
    personName: 'Hồ Văn Mẫu',
    receptionPoints: [],
    gatewayId: 'gateway-1',
    gatewayKey: jwk,
    authorityKey: jwk,
    recipients: ['age1province'],
    confirmed: true,
  };
  const enrolment = newEnrolment({
    store,
    secondCopy: newSecondCopy(newCaches(), origin),
    origin,
    async send({ publicJwk }) {
      known = publicJwk;
      return { kind: 'done', value: answer };
    },
    isSecure: () => true,
    isPrivateWindow: async () => false,
    keepStorage: async () => true,
    markEnrolled: () => undefined,
    nowMs: () => 0,
    ...(guardDeviceKey && { guardDeviceKey }),
  });
  const token = Buffer.from(deviceId.padEnd(16, '0').slice(0, 16)).toString('base64url');
  const enrolled = await enrolment.enrol(`${origin}/moi#${token}`, 'máy');
  if (!enrolled.ok || !known) throw new Error('not enrolled');
  return known;
}

/** Whether `key` is the private half of what the gateway knows. */
async function signsFor(key: CryptoKey, publicJwk: EnrolmentRequest['publicJwk']): Promise<boolean> {
  const jws = await signPacketHeader({ dev: 'device' } as PacketHeader, key);
  return compactVerify(jws, await importJWK(publicJwk, 'ES256')).then(
    () => true,
    () => false,
  );
}

describe('the key a device signs with', () => {
  it('lies under the vault from the moment there is one, and is nowhere else', async () => {
    const store = openTestStore();
    const publicJwk = await enrol(store, 'device-1');
    const vault = vaultOf(store);
    expect(await findSigner(store.db, vault.findOpen())).toBeUndefined();
    await vault.create(testPin);
    expect(Object.keys((await findEnrolment(store.db)) ?? {})).toEqual(['device']);
    const signer = await findSigner(store.db, vault.findOpen());
    expect(signer).toMatchObject({ deviceId: 'device-1', key: { extractable: false, usages: ['sign'] } });
    expect(await signsFor(signer!.key, publicJwk)).toBe(true);
    for (const { value } of await store.db.meta.toArray()) {
      expect(Object.values(value as object).some((field) => field instanceof CryptoKey)).toBe(false);
    }
  });

  it('signs nothing while the vault is locked, and the same again after a restart and the PIN', async () => {
    const name = newStoreName();
    const first = openTestStore(name);
    const publicJwk = await enrol(first, 'device-1');
    const vault = vaultOf(first);
    await vault.create(testPin);
    await vault.lock();
    expect(await findSigner(first.db, vault.findOpen())).toBeUndefined();
    first.close();
    const store = openTestStore(name);
    const reopened = vaultOf(store);
    expect(await findSigner(store.db, reopened.findOpen())).toBeUndefined();
    await reopened.unlock('908172');
    expect(await findSigner(store.db, reopened.findOpen())).toBeUndefined();
    await reopened.unlock(testPin);
    expect(await signsFor((await findSigner(store.db, reopened.findOpen()))!.key, publicJwk)).toBe(true);
  });

  it.each([1, 2])('is there and usable when the app is killed at write %i of setting the PIN', async (fatal) => {
    const name = newStoreName();
    const setUp = openTestStore(name);
    const publicJwk = await enrol(setUp, 'device-1');
    setUp.close();
    const doomed = openStore(name);
    doomed.openForWriting();
    let writes = 0;
    const write = doomed.write.bind(doomed);
    const killing: Store = {
      ...doomed,
      write: async (tables, topics, work) => {
        writes += 1;
        if (writes === fatal) throw new Error('killed');
        return write(tables, topics, work);
      },
    };
    await vaultOf(killing)
      .create(testPin)
      .catch(() => undefined);
    doomed.close();
    const store = openTestStore(name);
    const vault = vaultOf(store);
    expect((await findEnrolment(store.db))?.device.deviceId).toBe('device-1');
    if ((await vault.state()) === 'none') await vault.create(testPin);
    else await vault.unlock(testPin);
    expect(await signsFor((await findSigner(store.db, vault.findOpen()))!.key, publicJwk)).toBe(true);
  });

  it('of a released app stays in its row where the browser does not give it away, and signs only unlocked', async () => {
    const store = openTestStore();
    await enrolStore(store);
    const vault = await openTestVault(store);
    expect((await findEnrolment(store.db))?.key).toBeInstanceOf(CryptoKey);
    expect(await findSigner(store.db, vault.findOpen())).toMatchObject({ deviceId: 'device-1' });
    await vault.lock();
    expect(await findSigner(store.db, vault.findOpen())).toBeUndefined();
  });

  it('that was left in its row beside a vault is wrapped at the next unlock', async () => {
    const store = openTestStore();
    const vault = await openTestVault(store);
    await vault.lock();
    const publicJwk = await enrol(store, 'device-2');
    expect((await findEnrolment(store.db))?.key).toBeInstanceOf(CryptoKey);
    await vault.unlock(testPin);
    expect((await findEnrolment(store.db))?.key).toBeUndefined();
    expect(await signsFor((await findSigner(store.db, vault.findOpen()))!.key, publicJwk)).toBe(true);
  });

  it('of a new enrolment goes under the open vault at once, and the old one signs no more in any window', async () => {
    const name = newStoreName();
    const store = openTestStore(name);
    const first = await enrol(store, 'device-1');
    const vault = vaultOf(store);
    await vault.create(testPin);
    const elsewhere = openTestStore(name);
    const other = vaultOf(elsewhere);
    await other.unlock(testPin);
    const second = await enrol(store, 'device-2', () => vault.guardDeviceKey());
    expect((await findEnrolment(store.db))?.key).toBeUndefined();
    for (const [{ db }, { findOpen }] of [
      [store, vault],
      [elsewhere, other],
    ] as const) {
      const signer = await findSigner(db, findOpen());
      expect(signer?.deviceId).toBe('device-2');
      expect(await signsFor(signer!.key, second)).toBe(true);
      expect(await signsFor(signer!.key, first)).toBe(false);
    }
    elsewhere.close();
  });

  it('wrapped for another device opens nothing', async () => {
    const store = openTestStore();
    await enrol(store, 'device-1');
    const vault = vaultOf(store);
    await vault.create(testPin);
    const { device } = (await findEnrolment(store.db))!;
    const foreign: EnrolmentRecord = { device: { ...device, deviceId: 'device-9' } };
    await store.db.meta.put({ key: enrolmentKey, value: foreign });
    expect(await findSigner(store.db, vault.findOpen())).toBeUndefined();
    await vault.lock();
    expect(await vault.unlock(testPin)).toMatchObject({ problem: { code: 'vault-torn' } });
  });

  it('that lay in clear until the PIN was set is written over in the database’s files', async () => {
    const store = openTestStore();
    await enrol(store, 'device-1');
    const put = vi.spyOn(store.db.scratch, 'put');
    await vaultOf(store).create(testPin);
    const isOver = async () => {
      expect(put.mock.calls.length * chunkBytes).toBeGreaterThanOrEqual(20_000_000);
      expect(await store.db.scratch.count()).toBe(0);
    };
    await vi.waitFor(isOver, { timeout: 60_000 });
    expect((await findVaultRecord(store.db)) ?? 'none').toMatchObject({ wrappedDeviceKey: expect.anything() });
  });
});

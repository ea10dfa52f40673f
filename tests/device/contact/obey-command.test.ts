/** A device is locked or erased by the province's signed word alone, and goes on where it was killed. */

import { CompactSign, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { newDelivery } from '../../../src/core/delivery/delivery.ts';
import type { Delivery } from '../../../src/core/delivery/delivery.ts';
import { carryOutOrder, mayForgetStore } from '../../../src/device/contact/carry-out-order.ts';
import { findStandingOrder } from '../../../src/device/contact/find-standing-order.ts';
import { obeyCommand } from '../../../src/device/contact/obey-command.ts';
import { findOrder } from '../../../src/device/contact/order-record.ts';
import { newDrafts } from '../../../src/device/store/drafts.ts';
import { newOutbox } from '../../../src/device/store/outbox.ts';
import { putPart } from '../../../src/device/store/part-bytes.ts';
import { packetTables, putPacket } from '../../../src/device/store/put-packet.ts';
import { newSecondCopy } from '../../../src/device/store/second-copy.ts';
import { aDraft, aPacket } from '../../fixtures/dossier-fixtures.ts';
import { enrolStore, newCaches, newLocks, openTestStore, openTestVault } from '../surroundings.ts';

const erase = { v: 1, dev: 'device-1', command: 'erase', iat: 1_700_000_000 };
const lock = { ...erase, command: 'lock' };
const reached = { isOffline: false, hasNews: false };

/** A phone with a draft and a sealed packet, and a gateway that answers what `answers` holds. */
async function openPhone() {
  const store = openTestStore();
  const { gatewayPrivateKey } = await enrolStore(store);
  await newDrafts(store, await openTestVault(store)).save(aDraft({ dossierId: 'open' }));
  const { db } = store;
  const { packet, parts } = aPacket('sealed', [1_000], { localCode: '482109371' });
  await store.write([...packetTables(db), db.parts, db.chunks], [], async () => {
    for (const [index, { sha256, len }] of packet.parts.entries()) {
      await putPart(db, { sha256, len, dossierId: packet.dossierId }, new Uint8Array(parts[index]!));
    }
    await putPacket(db, packet, packet.seq + 1);
  });
  const outbox = newOutbox(store, newSecondCopy(newCaches(), 'https://gocua.example'), newLocks());
  const asked: string[] = [];
  const answers: string[] = [];
  const gateway = {
    askCommand: async (deviceId: string) => void asked.push(deviceId),
    takeCommand: () => answers.shift(),
  };
  const sign = (payload: object, header = {}, key = gatewayPrivateKey) =>
    new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
      .setProtectedHeader({ alg: 'ES256', typ: 'gocua-command+jws', ...header })
      .sign(key);
  const hears = async (jws: string, contact = reached) => {
    answers.push(jws);
    await obeyCommand(store, gateway, contact);
  };
  return { store, packet, outbox, gateway, asked, answers, sign, hears };
}

type Phone = Awaited<ReturnType<typeof openPhone>>;
const draftsOf = ({ store }: Phone) => store.db.drafts.count();

/** As far as the gateway signed. */
function acknowledged(pid: string, complete: boolean): Delivery {
  const acknowledgement = { pid, have: [0], complete, review: true, receivedAt: '2026-11-22T10:00:00Z', jws: 'a.b.c' };
  const common = { ...newDelivery(pid), have: [0], acknowledgement };
  return complete
    ? { ...common, state: 'delivered', deliveredAtMs: 1 }
    : { ...common, state: 'waiting', notBeforeMs: 0 };
}

describe('a command to lock', () => {
  it('stands until it is lifted; nothing is erased', async () => {
    const phone = await openPhone();
    const { store, outbox, sign, hears } = phone;
    await hears(await sign(lock));
    expect(await findStandingOrder(store, outbox)).toEqual({ kind: 'lock', waiting: 1, troubled: 0 });
    await hears(await sign({ ...lock, command: 'lift', iat: lock.iat + 1 }));
    expect(await findStandingOrder(store, outbox)).toBeUndefined();
    expect(await draftsOf(phone)).toBe(1);
  });

  it('is asked about at every contact while it stands, also with a token; otherwise only without one', async () => {
    const { store, gateway, asked, sign, hears } = await openPhone();
    await obeyCommand(store, gateway, { isOffline: false, hasNews: true });
    expect(asked).toEqual([]);
    await obeyCommand(store, gateway, reached);
    await hears(await sign(lock));
    await obeyCommand(store, gateway, { isOffline: false, hasNews: true });
    await obeyCommand(store, gateway, { isOffline: true, hasNews: false });
    expect(asked).toEqual(['device-1', 'device-1', 'device-1']);
  });

  it('does not come back after it was lifted, when an old answer is repeated', async () => {
    const { store, outbox, sign, hears } = await openPhone();
    const old = await sign(lock);
    const lift = await sign({ ...lock, command: 'lift', iat: lock.iat + 1 });
    for (const jws of [old, lift, old]) await hears(jws);
    expect(await findStandingOrder(store, outbox)).toBeUndefined();
  });
});

describe('a command to erase', () => {
  it('erases what is open at once and keeps what is sealed until the province signed for all of it', async () => {
    const phone = await openPhone();
    const { store, outbox, packet, sign, hears } = phone;
    await hears(await sign(erase));
    expect(await draftsOf(phone)).toBe(0);
    expect(await store.db.meta.get('vault')).toBeUndefined();
    expect(await store.db.meta.get('enrolment')).toBeUndefined();
    expect(await findStandingOrder(store, outbox)).toEqual({ kind: 'erase', waiting: 1, troubled: 0 });
    expect(await outbox.readPart(packet.parts[0]!.sha256, 0, packet.parts[0]!.len)).toBeDefined();
    expect(await mayForgetStore(store, outbox)).toBe(false);
    await outbox.record(packet.pid, acknowledged(packet.pid, false));
    expect(await mayForgetStore(store, outbox)).toBe(false);
    await outbox.record(packet.pid, acknowledged(packet.pid, true));
    expect(await mayForgetStore(store, outbox)).toBe(true);
  });

  it('keeps the store for a packet that the province refused, and says that a person must look', async () => {
    const { store, outbox, packet, sign, hears } = await openPhone();
    await hears(await sign(erase));
    const problem = { code: 'pid-conflict' } as const;
    await outbox.record(packet.pid, { ...newDelivery(packet.pid), state: 'needs-attention', problem });
    expect(await mayForgetStore(store, outbox)).toBe(false);
    expect(await findStandingOrder(store, outbox)).toMatchObject({ waiting: 1, troubled: 1 });
  });

  it('is final: neither a lift nor anything else undoes it', async () => {
    const { store, sign, hears } = await openPhone();
    const first = await sign(erase);
    await hears(first);
    await hears(await sign({ ...erase, command: 'lift', iat: erase.iat + 9 }));
    expect(await findOrder(store.db)).toMatchObject({ jws: first, command: 'erase' });
  });

  it('goes on at the next contact, offline too, when the app was killed after it was taken', async () => {
    const phone = await openPhone();
    const { store, gateway, sign, hears } = phone;
    const { clear } = store.db.drafts;
    store.db.drafts.clear = () => {
      throw new Error('killed');
    };
    await expect(hears(await sign(erase))).rejects.toThrow('killed');
    store.db.drafts.clear = clear;
    expect(await draftsOf(phone)).toBe(1);
    expect(await findOrder(store.db)).toMatchObject({ command: 'erase' });
    await obeyCommand(store, gateway, { isOffline: true, hasNews: false });
    expect(await draftsOf(phone)).toBe(0);
    await carryOutOrder(store);
    expect(await findOrder(store.db)).toMatchObject({ isErased: true });
  });
});

describe('what is no command of the province for this device', () => {
  const foreign = generateKeyPair('ES256', { extractable: true });
  it.each<[string, (phone: Phone) => Promise<string>]>([
    ['signed by another key', async ({ sign }) => await sign(erase, {}, (await foreign).privateKey)],
    ['for another device', async ({ sign }) => await sign({ ...erase, dev: 'device-2' })],
    ['of another type', async ({ sign }) => await sign(erase, { typ: 'gocua-ack+jws' })],
    ['of no type', async ({ sign }) => await sign(erase, { typ: undefined })],
    ['of another version', async ({ sign }) => await sign({ ...erase, v: 2 })],
    ['of a kind that does not exist', async ({ sign }) => await sign({ ...erase, command: 'explode' })],
    ['without its time', async ({ sign }) => await sign({ ...erase, iat: undefined })],
    [
      'not signed at all',
      async () => {
        const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
        return `${encode({ alg: 'none', typ: 'gocua-command+jws' })}.${encode(erase)}.`;
      },
    ],
    [
      'changed after it was signed',
      async ({ sign }) =>
        (await sign(lock)).replace(/\.[^.]+\./, `.${Buffer.from(JSON.stringify(erase)).toString('base64url')}.`),
    ],
    ['some other text', async () => 'erase'],
  ])('does nothing: %s', async (_, make) => {
    const phone = await openPhone();
    await phone.hears(await make(phone));
    expect(await findOrder(phone.store.db)).toBeUndefined();
    expect(await draftsOf(phone)).toBe(1);
  });

  it('does nothing where no answer carried one, whatever the contact came to', async () => {
    const phone = await openPhone();
    for (const contact of [reached, { isOffline: true, hasNews: false }]) {
      await obeyCommand(phone.store, phone.gateway, contact);
    }
    expect(await findOrder(phone.store.db)).toBeUndefined();
    expect(await draftsOf(phone)).toBe(1);
  });

  it('says nothing of a device that was enrolled anew in the same store', async () => {
    const phone = await openPhone();
    const { store, outbox, sign, hears } = phone;
    await hears(await sign(lock));
    const { db } = store;
    const enrolment = (await db.meta.get('enrolment'))?.value as { device: object };
    const renewed = { ...enrolment, device: { ...enrolment.device, deviceId: 'device-2' } };
    await store.write([db.meta], [], () => db.meta.put({ key: 'enrolment', value: renewed }));
    expect(await findStandingOrder(store, outbox)).toBeUndefined();
    await hears(await sign({ ...erase, iat: erase.iat + 5 }));
    expect(await draftsOf(phone)).toBe(1);
  });
});

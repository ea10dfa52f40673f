import { CompactSign, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { findPins } from '../../../src/device/contact/enrolment-record.ts';
import { newRecipients } from '../../../src/device/contact/recipients.ts';
import { newSecondCopy } from '../../../src/device/store/second-copy.ts';
import type { RecipientsList } from '../../../src/protocol/recipients-list.ts';
import { recipientsListType } from '../../../src/protocol/recipients-list.ts';
import { enrolStore, newCaches, openTestStore } from '../surroundings.ts';

const recipients = ['age1newprovince', 'age1escrow'];
const list: RecipientsList = { v: 1, aud: 'gateway-1', version: 7, recipients, issuedAt: '2026-11-22T01:00:00Z' };

/** An enrolled phone and the authority that it pinned (in these tests the gateway's own key). */
async function openPhone() {
  const store = openTestStore();
  const { pins, gatewayPrivateKey } = await enrolStore(store);
  const secondCopy = newSecondCopy(newCaches(), 'https://gocua.example');
  const sign = (value: unknown, key = gatewayPrivateKey, typ = recipientsListType) =>
    new CompactSign(Buffer.from(JSON.stringify(value))).setProtectedHeader({ alg: 'ES256', typ }).sign(key);
  const told = newRecipients(store, secondCopy);
  const take = async (recipientsList: string) =>
    await told.take({ recipients: ['age1unsigned'], version: 'x', recipientsList });
  const notes = () => store.takeNotes().map(({ kind }) => kind);
  return { store, pins, secondCopy, sign, told, take, notes, now: async () => await findPins(store.db) };
}

describe('a list of recipients', () => {
  it('that the pinned authority signed is taken over with its version, and copied', async () => {
    const phone = await openPhone();
    await phone.take(await phone.sign(list));
    const next = { ...phone.pins, recipients, version: 7, firstRecipients: phone.pins.recipients };
    expect(await phone.now()).toEqual(next);
    expect(await phone.secondCopy.note('pins')).toEqual(next);
    expect(phone.notes()).toEqual(['recipients-changed']);
    await phone.take(await phone.sign({ ...list, version: 9, recipients: ['age1third'] }));
    expect(await phone.now()).toEqual({ ...next, recipients: ['age1third'], version: 9 });
  });

  it('is refused when it is older, of the same version with other content, foreign or not signed by that key', async () => {
    const phone = await openPhone();
    await phone.take(await phone.sign(list));
    const kept = await phone.now();
    phone.notes();
    const other = (await generateKeyPair('ES256')).privateKey;
    const wrong = [
      await phone.sign({ ...list, version: 6 }),
      await phone.sign({ ...list, version: 6, recipients: ['age1older'] }),
      await phone.sign({ ...list, recipients: ['age1other'] }),
      await phone.sign({ ...list, version: 8, aud: 'gateway-2' }),
      await phone.sign({ ...list, version: 8 }, other),
      await phone.sign({ ...list, version: 8 }, undefined, 'gocua-ack+jws'),
      await phone.sign({ ...list, version: 8, v: 2 }),
      await phone.sign({ ...list, version: 8, recipients: [] }),
      await phone.sign({ ...list, version: 8, recipients: ['ssh-ed25519 AAAA'] }),
      await phone.sign({ ...list, version: -8 }),
      `${await phone.sign({ ...list, version: 8 })}x`,
      'a.b.c',
      '',
    ];
    for (const jws of wrong) {
      await phone.take(jws);
      expect(await phone.now()).toEqual(kept);
      expect(phone.notes()).toEqual(['recipients-refused']);
    }
  });

  it('is judged once, since it comes with every contact', async () => {
    const phone = await openPhone();
    const [good, bad] = [await phone.sign(list), await phone.sign({ ...list, version: 1 })];
    for (const jws of [good, good, bad, bad, good]) await phone.take(jws);
    expect(phone.notes()).toEqual(['recipients-changed', 'recipients-refused']);
  });

  it('that says what enrolment said only gives it its version', async () => {
    const phone = await openPhone();
    await phone.take(await phone.sign({ ...list, recipients: phone.pins.recipients }));
    expect(await phone.now()).toMatchObject({ recipients: phone.pins.recipients, version: 7 });
    expect(phone.notes()).toEqual([]);
  });

  it('unsigned, or told to a phone without pins, changes nothing', async () => {
    const phone = await openPhone();
    await phone.told.take({ recipients: ['age1unsigned'], version: 'x' });
    await phone.told.take(undefined);
    expect(await phone.now()).toEqual(phone.pins);
    await phone.store.db.meta.clear();
    await phone.take(await phone.sign(list));
    expect(await phone.now()).toBeUndefined();
    expect(phone.notes()).toEqual([]);
  });

  it('told to the page and the service worker at once ends with the higher version', async () => {
    const phone = await openPhone();
    const worker = newRecipients(phone.store, phone.secondCopy);
    const newer = await phone.sign({ ...list, version: 8, recipients: ['age1newest'] });
    const keys = { recipients: [], version: 'x', recipientsList: newer };
    await Promise.all([phone.take(await phone.sign(list)), worker.take(keys)]);
    expect(await phone.now()).toMatchObject({ recipients: ['age1newest'], version: 8 });
  });
});

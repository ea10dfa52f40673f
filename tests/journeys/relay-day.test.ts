/**
 * A volunteer who stays in the valley and one who goes to town, on the real parts: what the first one sealed arrives by the
 * other's phone, word of it comes back, and her phone has never had coverage. Then the same with somebody on the way who
 * means harm: nothing is lost, and nothing forged is believed.
 */

import { IDBFactory } from 'fake-indexeddb';
import { CompactSign, decodeJwt, generateKeyPair } from 'jose';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SealedPacket } from '../../src/core/ports.ts';
import type { OpenedBundle } from '../../src/core/sharing-ports.ts';
import { newDigests } from '../../src/device/app/digests.ts';
import { readBundle } from '../../src/device/relay/read-bundle.ts';
import { newBundleWriter } from '../../src/device/relay/write-bundle.ts';
import { newNamedCaches } from '../device/named-caches.ts';
import { newLocks } from '../device/surroundings.ts';
import { invite } from '../fixtures/enrol-device.ts';
import { aProcedure } from '../fixtures/publish-procedure.ts';
import { apartFrom, openPhoneApart } from './apart.ts';
import type { PhoneApart } from './apart.ts';
import { tellJourney } from './journey.ts';
import { closePictures, setDeviceState, wireReal } from './real-wiring.ts';
import type { RealWiring } from './real-wiring.ts';

let wiring: RealWiring;
let journey: ReturnType<typeof tellJourney>;
/** Hers, who stays. */
let sender: PhoneApart;
/** His, who goes to town. */
let carrier: PhoneApart;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  const place = { storeName: 'gocua', caches: newNamedCaches(), locks: newLocks() };
  wiring = await wireReal([aProcedure()], place);
  journey = tellJourney(wiring);
  const { publicUrl } = wiring.gateway.context.config;
  sender = apartFrom(wiring.phone, place, publicUrl);
  carrier = await openPhoneApart(publicUrl);
  const enrolled = await carrier.phone.enrol(`${publicUrl}/moi#${await invite(wiring.gateway)}`);
  if (!enrolled.ok) throw new Error(enrolled.problem.code);
  await setDeviceState(wiring.gateway, enrolled.value.deviceId, 'active');
  journey.coverage.leaves();
}, 60_000);

afterEach(async () => {
  carrier.phone.kill();
  await wiring.close();
});

afterAll(closePictures);

async function sealOne(pages = 2): Promise<SealedPacket> {
  const visit = journey.visit();
  visit.consents();
  visit.types({ fullName: 'Hồ Thị Mẫu', source: 'typed', noCardBecause: 'lost' });
  await visit.needs('9.000001');
  await visit.answer({ reason: 'Đề nghị trợ giúp' });
  for (let page = 0; page < pages; page += 1) await visit.photograph('birth-paper');
  await visit.reads();
  const [packet] = await visit.seal();
  if (!packet) throw new Error('nothing was sealed');
  return packet;
}

/** What waits on the sender's phone, over about `count` files. */
async function pack(count: number): Promise<Uint8Array[]> {
  const { bytes } = await sender.relay((relay) => relay.waiting());
  const packed = await sender.relay((relay) => relay.pack(Math.ceil(bytes / count) + 4_000, () => undefined));
  if (!packed.ok) throw new Error(packed.problem.code);
  return packed.value.map((file) => file.bytes);
}

async function open(phone: PhoneApart, file: Uint8Array): Promise<OpenedBundle> {
  const opened = await phone.relay((relay) => relay.open(file, () => undefined));
  if (!opened.ok) throw new Error(opened.problem.code);
  return opened.value;
}

/** The carrier meets coverage; the sender's phone is not asked. */
async function carrierInTown(): Promise<void> {
  wiring.setCoverage(true);
  await carrier.on((phone) => phone.contactOthers());
  await wiring.openAll();
  wiring.setCoverage(false);
}

async function packReceipts(): Promise<Uint8Array> {
  const receipts = await carrier.relay((relay) => relay.packReceipts());
  if (!receipts.ok) throw new Error(receipts.problem.code);
  return receipts.value.bytes;
}

const nothing = { packetsTaken: 0, packetsKnown: 0, partsDamaged: 0, ownDelivered: 0, acknowledgementsRefused: 0 };
const states = () => sender.on(() => journey.phone.deliveries());

describe('sealed work that another phone carries', () => {
  it('arrives whole from three files, and word of it makes it delivered on a phone that never had coverage', async () => {
    for (let count = 0; count < 2; count += 1) await sealOne();
    const files = await pack(3);
    expect(files.length).toBeGreaterThanOrEqual(3);

    // The one with pages only comes first: what is not there yet is awaited.
    const [last = new Uint8Array(), ...others] = files.toReversed();
    await open(carrier, last);
    await carrierInTown();
    expect(await journey.desk.sees()).toEqual([]);
    for (const file of others) await open(carrier, file);
    expect(await carrier.relay((relay) => relay.carried())).toMatchObject({ packets: 2, delivered: 0 });
    await carrierInTown();
    const seen = await journey.desk.sees();
    expect(seen.map(({ state, arrivedPages }) => [state, arrivedPages.length])).toEqual(
      [0, 1].map(() => ['received', 2]),
    );

    expect(await carrier.relay((relay) => relay.carried())).toEqual({ packets: 0, bytes: 0, delivered: 2 });
    expect(await states()).toEqual(Array(2).fill('waiting'));
    expect(await open(sender, await packReceipts())).toEqual({ ...nothing, bytes: 0, ownDelivered: 2 });
    expect(await states()).toEqual(Array(2).fill('delivered'));
    const { context } = wiring.gateway;
    const senders = await context.db.selectFrom('packets').select('device_id').execute();
    expect(senders).toEqual([0, 1].map(() => ({ device_id: wiring.phoneDeviceId })));
  });

  it('leaves nothing on the carrier’s phone but the province’s word, and an old file brings nothing back', async () => {
    await sealOne();
    const [file = new Uint8Array()] = await pack(1);
    expect(await open(carrier, file)).toMatchObject({ packetsTaken: 1, packetsKnown: 0 });
    expect(await open(carrier, file)).toMatchObject({ packetsTaken: 0, packetsKnown: 1, bytes: 0 });
    expect(carrier.caches.addresses('gocua-sealed-carried')?.length).toBeGreaterThan(3);
    await carrierInTown();
    const left = carrier.caches.addresses('gocua-sealed-carried') ?? [];
    expect(left.filter((address) => !address.includes('/note/'))).toEqual([]);
    expect(await open(carrier, file)).toMatchObject({ packetsTaken: 0, packetsKnown: 1, bytes: 0 });
    expect(await carrier.relay((relay) => relay.carried())).toEqual({ packets: 0, bytes: 0, delivered: 1 });
  });

  it('is the same, opened twice at once, given on to a third phone, or come back to its own', async () => {
    await sealOne();
    const [file = new Uint8Array()] = await pack(1);
    const both = await carrier.on(() => Promise.all([open(carrier, file), open(carrier, file)]));
    expect(both.map(({ packetsTaken, packetsKnown }) => packetsTaken + packetsKnown)).toEqual([1, 1]);
    expect(both.reduce((sum, { packetsTaken }) => sum + packetsTaken, 0)).toBe(1);

    expect(await carrier.relay((relay) => relay.waiting())).toMatchObject({ packets: 1 });
    const again = await carrier.relay((relay) => relay.pack(64_000_000, () => undefined));
    if (!again.ok) throw new Error(again.problem.code);
    expect(Buffer.compare(again.value[0]!.bytes, file)).toBe(0);
    expect(await carrier.relay((relay) => relay.carried())).toMatchObject({ packets: 1 });

    expect(await open(sender, file)).toEqual({ ...nothing, packetsKnown: 1, bytes: 0 });
    expect(await states()).toEqual(['waiting']);
    expect(await sender.relay((relay) => relay.carried())).toEqual({ packets: 0, bytes: 0, delivered: 0 });

    await carrierInTown();
    expect(await journey.desk.sees()).toMatchObject([
      { state: 'received', arrivedPages: ['birth-paper/1', 'birth-paper/2'] },
    ]);
  });

  it('is put down when the sender’s own phone was first', async () => {
    const packet = await sealOne();
    const [file = new Uint8Array()] = await pack(1);
    await open(carrier, file);
    await journey.coverage.returns();
    expect((await journey.phone.delivery(packet))?.state).toBe('delivered');
    await carrierInTown();
    expect(await carrier.relay((relay) => relay.carried())).toEqual({ packets: 0, bytes: 0, delivered: 1 });
    expect(await open(sender, await packReceipts())).toEqual({ ...nothing, bytes: 0 });
  });
});

describe('somebody on the way who means harm', () => {
  it('loses nothing by dropping, turning bits, changing the order, sending twice, and signing', async () => {
    const packets = [await sealOne(), await sealOne()];
    const files = await pack(4);
    const [first = new Uint8Array(), second = new Uint8Array()] = files;
    // Drops all but two, turns a bit in a page, changes the order, and sends each twice.
    const flipped = Uint8Array.from(first);
    flipped[Math.floor(first.length * 0.6)]! ^= 4;
    for (const file of [second, flipped, second, flipped]) await open(carrier, file);
    await carrierInTown();
    expect(await states()).toEqual(['waiting', 'waiting']);

    // A header with a signature of somebody else.
    const { gatewayId } = wiring.gateway.context.keys;
    const forged = newBundleWriter(gatewayId);
    const stranger = await generateKeyPair('ES256');
    const payload = decodeJwt(packets[0]!.header);
    const pid = '11111111-1111-4111-8111-111111111111';
    const jws = await new CompactSign(Buffer.from(JSON.stringify({ ...payload, pid })))
      .setProtectedHeader({ alg: 'ES256', kid: String(payload['dev']), typ: 'gocua-packet+jws' })
      .sign(stranger.privateKey);
    forged.addHeader(pid, jws);
    const whole = await readBundle(newDigests(), first);
    if (!whole.ok) throw new Error(whole.problem.code);
    for (const [sha256, bytes] of whole.value.parts) forged.addPart(sha256, bytes);
    const { packets: before } = await carrier.relay((relay) => relay.carried());
    expect(await open(carrier, forged.end())).toMatchObject({ packetsTaken: 1 });
    await carrierInTown();
    expect((await carrier.relay((relay) => relay.carried())).packets).toBe(before);

    // In the end an honest one brings the rest.
    for (const file of files) await open(carrier, file);
    await carrierInTown();
    const seen = await journey.desk.sees();
    expect(seen.map(({ dossierId }) => dossierId).sort()).toEqual(packets.map(({ dossierId }) => dossierId).sort());
    expect(seen.map(({ arrivedPages }) => arrivedPages.length)).toEqual([2, 2]);
    expect(await open(sender, await packReceipts())).toMatchObject({ ownDelivered: 2 });
  });

  it('makes nothing delivered by acknowledgements of its own, or of other packets', async () => {
    const packets = [await sealOne(1), await sealOne(1)];
    const [first, second] = packets;
    for (const file of await pack(1)) await open(carrier, file);
    await carrierInTown();
    const receipts = await readBundle(newDigests(), await packReceipts());
    if (!receipts.ok) throw new Error(receipts.problem.code);
    const genuine = receipts.value.acknowledgements.get(first!.pid) ?? '';
    const stranger = await generateKeyPair('ES256');
    const own = await new CompactSign(Buffer.from(JSON.stringify(decodeJwt(genuine))))
      .setProtectedHeader({ alg: 'ES256', typ: 'gocua-ack+jws' })
      .sign(stranger.privateKey);
    const forged = newBundleWriter(wiring.gateway.context.keys.gatewayId);
    forged.addAcknowledgement(first!.pid, own);
    forged.addAcknowledgement(second!.pid, genuine);
    forged.addAcknowledgement('11111111-1111-4111-8111-111111111111', genuine);
    expect(await open(sender, forged.end())).toEqual({ ...nothing, bytes: 0, acknowledgementsRefused: 3 });
    expect(await states()).toEqual(['waiting', 'waiting']);
  });

  it('brings nothing in from another province, a newer app, or a phone that is nobody’s', async () => {
    await sealOne();
    const foreign = newBundleWriter('gateway-of-another-province').end();
    const answer = await carrier.relay((relay) => relay.open(foreign, () => undefined));
    expect(answer).toEqual({ ok: false, problem: { code: 'bundle-foreign' } });
    const stranger = await openPhoneApart(wiring.gateway.context.config.publicUrl);
    const [file = new Uint8Array()] = await pack(1);
    expect(await stranger.relay((relay) => relay.open(file, () => undefined))).toEqual({
      ok: false,
      problem: { code: 'not-enrolled' },
    });
    stranger.phone.kill();
  });
});

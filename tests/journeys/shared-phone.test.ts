/**
 * Two volunteers share a phone, each with an own store, on the real parts: who signed stays who signed, whoever's session
 * sends it; neither sees anything of the other; and two sessions at once send nothing twice.
 */

import { Dexie } from 'dexie';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SealedPacket } from '../../src/core/ports.ts';
import { drainInBackground } from '../../src/device/contact/drain-in-background.ts';
import { newDatabase } from '../../src/device/store/database.ts';
import { newNamedCaches } from '../device/named-caches.ts';
import { newLocks } from '../device/surroundings.ts';
import { invite } from '../fixtures/enrol-device.ts';
import { aProcedure } from '../fixtures/publish-procedure.ts';
import { tellJourney } from './journey.ts';
import { RealPhone } from './real-phone.ts';
import { closePictures, setDeviceState, wireReal } from './real-wiring.ts';
import type { RealWiring } from './real-wiring.ts';

const reason = 'Đề nghị trợ giúp';
/** The first one's: her store is `gocua`. */
let wiring: RealWiring;
let journey: ReturnType<typeof tellJourney>;
/** The other one's session, in `gocua-2`. */
let other: RealPhone;
let otherDeviceId: string;
let onPhone: { readonly caches: ReturnType<typeof newNamedCaches>; readonly locks: ReturnType<typeof newLocks> };

beforeEach(async () => {
  onPhone = { caches: newNamedCaches(), locks: newLocks() };
  wiring = await wireReal([aProcedure()], { storeName: 'gocua', ...onPhone });
  journey = tellJourney(wiring);
  const { publicUrl } = wiring.gateway.context.config;
  other = new RealPhone(publicUrl, { storeName: 'gocua-2', ...onPhone });
  await other.open();
  const token = await invite(wiring.gateway, { personName: 'Lê Thị Khác' });
  const enrolled = await other.enrol(`${publicUrl}/moi#${token}`);
  if (!enrolled.ok) throw new Error(enrolled.problem.code);
  otherDeviceId = enrolled.value.deviceId;
  await setDeviceState(wiring.gateway, otherDeviceId, 'active');
  await other.contact();
  journey.coverage.leaves();
}, 60_000);

afterEach(async () => {
  other.kill();
  await wiring.close();
  for (const { name = '' } of await indexedDB.databases()) await Dexie.delete(name);
});

afterAll(closePictures);

/** One dossier at a door, by whoever's session `ports` are. */
async function sealOne(ports = wiring.ports()): Promise<SealedPacket> {
  const visit = tellJourney({ ...wiring, ports: () => ports }).visit();
  visit.consents();
  visit.types({ fullName: 'Hồ Thị Mẫu', source: 'typed', noCardBecause: 'lost' });
  await visit.needs('9.000001');
  await visit.answer({ reason });
  await visit.photograph('birth-paper');
  await visit.reads();
  const [packet] = await visit.seal();
  if (!packet) throw new Error('nothing was sealed');
  return packet;
}

/** Everything that lies in a store, and in the caches beside it, as one text. */
async function readAll(storeName: string): Promise<string> {
  const db = newDatabase(storeName);
  const rows: unknown[] = [];
  for (const table of db.tables) rows.push(await table.toArray());
  db.close();
  const copied = onPhone.caches.addresses(storeName.replace('gocua', 'gocua-sealed')) ?? [];
  return JSON.stringify([rows, copied]);
}

async function listArrived(): Promise<readonly (readonly [pid: string, deviceId: string])[]> {
  const rows = await wiring.gateway.context.db.selectFrom('packets').select(['pid', 'device_id']).execute();
  return rows.map((row) => [row.pid, row.device_id]);
}

describe('a dossier that one of two sealed', () => {
  it('arrives as hers from the other’s session, who is shown nothing of it', async () => {
    const packet = await sealOne();
    wiring.phone.kill();
    wiring.setCoverage(true);
    await other.contact();
    expect(await listArrived()).toEqual([]);
    expect(await other.contactOthers()).toEqual({ kind: 'idle' });

    expect(await listArrived()).toEqual([[packet.pid, wiring.phoneDeviceId]]);
    // Before it is opened: from then on its state is news for the whole commune, on whatever phone.
    await other.contact();
    const { drafts, outbox, statuses } = other.ports;
    expect([await drafts.list(), await outbox.deliveries(), await statuses.list()]).toEqual([
      { drafts: [], torn: 0 },
      [],
      [],
    ]);
    const seen = await readAll('gocua-2');
    for (const hers of [packet.pid, packet.dossierId, packet.localCode ?? '?', ...packet.parts.map((p) => p.sha256)]) {
      expect(seen).not.toContain(hers);
      expect(await readAll('gocua')).toContain(hers);
    }

    await wiring.openAll();
    const { text } = await journey.desk.has(packet);
    expect(text.helper).toMatchObject({ deviceId: wiring.phoneDeviceId, name: 'Nguyễn Văn Thử' });
    expect(text.helper.deviceId).not.toBe(otherDeviceId);

    await wiring.phone.open();
    expect(await journey.phone.deliveries()).toEqual(['delivered']);
    await wiring.contact();
    expect(await journey.phone.knowsOf(packet)).toMatchObject({ state: 'received' });
  });

  it('goes once when both have a window open and send at the same time', async () => {
    const packets = [await sealOne(), await sealOne(other.ports), await sealOne()];
    wiring.setCoverage(true);
    for (let round = 0; round < 2; round += 1) {
      await Promise.all([wiring.phone.contact(), other.contactOthers(), other.contact(), wiring.phone.contactOthers()]);
    }
    await wiring.openAll();
    expect(new Map(await listArrived())).toEqual(
      new Map([
        [packets[0]!.pid, wiring.phoneDeviceId],
        [packets[1]!.pid, otherDeviceId],
        [packets[2]!.pid, wiring.phoneDeviceId],
      ]),
    );
    expect(await journey.desk.sees()).toHaveLength(3);
    expect(await journey.phone.deliveries()).toEqual(['delivered', 'delivered']);
    expect((await other.ports.outbox.deliveries()).map(({ state }) => state)).toEqual(['delivered']);
  });
});

describe('the service worker', () => {
  it('sends for everybody, brings back a store that was lost, and no store holds another', async () => {
    const packets = [await sealOne(), await sealOne(other.ports)];
    wiring.phone.kill();
    other.kill();
    await Dexie.delete('gocua');
    const { publicUrl } = wiring.gateway.context.config;
    vi.stubGlobal('caches', onPhone.caches);
    vi.stubGlobal('location', { origin: publicUrl });
    vi.stubGlobal('navigator', { locks: onPhone.locks });
    // A store that a newer app has been in cannot be opened.
    const newer = new Dexie('gocua-3');
    newer.version(999).stores({ meta: 'key' });
    await newer.open();
    newer.close();
    wiring.setCoverage(true);
    await drainInBackground();
    expect(new Map(await listArrived())).toEqual(
      new Map([
        [packets[0]!.pid, wiring.phoneDeviceId],
        [packets[1]!.pid, otherDeviceId],
      ]),
    );
    await wiring.phone.open();
    expect(await journey.phone.deliveries()).toEqual(['delivered']);
  });
});

/**
 * Our client: the app's own device and core, with its own triggers. Only the sealing is shorter (bytes without a draft), and
 * the pictures are not pictures.
 */

import { contactGateway } from '../../../src/device/contact/contact-gateway.ts';
import { newEnrolment } from '../../../src/device/contact/enrolment.ts';
import { findEnrolment, findPins } from '../../../src/device/contact/enrolment-record.ts';
import { newDigests } from '../../../src/device/app/digests.ts';
import { newNudge } from '../../../src/device/contact/nudge.ts';
import { openDelivery } from '../../../src/device/contact/open-delivery.ts';
import { newSealing } from '../../../src/device/sealing/new-sealing.ts';
import { newVault } from '../../../src/device/vault/vault.ts';
import { fail } from '../../../src/core/result.ts';
import { putPart } from '../../../src/device/store/part-bytes.ts';
import { packetTables, putPacket } from '../../../src/device/store/put-packet.ts';
import { newSecondCopy } from '../../../src/device/store/second-copy.ts';
import { sealPart } from '../../../src/device/sealing/seal-part.ts';
import { signPacketHeader } from '../../../src/device/sealing/sign-packet-header.ts';
import { openStore } from '../../../src/device/store/store.ts';
import type { Outbox } from '../../../src/core/ports.ts';
import type { PacketHeader } from '../../../src/protocol/packet.ts';
import { suite } from '../../../src/protocol/packet.ts';
import { diluteTime, inventDossier, newRunNotes } from './bench-page.ts';

diluteTime();
const { origin } = location;
const store = openStore('gocua-bench');
const secondCopy = newSecondCopy(globalThis.caches, origin);
const { locks } = navigator;
const onLink = (): void => undefined;
/** Open, because a locked phone asks for no news; the key stays in the enrolment's row, where the sealing below finds it. */
const vault = newVault({
  store,
  openSealing: async () => newSealing(async () => fail('picture-unreadable')),
  nowMs: () => Date.now(),
  cost: { memoryKiB: 64, iterations: 1 },
});
const delivery = openDelivery({ store, secondCopy, origin, locks, onLink, findOpenVault: vault.findOpen });
const { clock, randomness } = delivery;
/** Numbers of the dossiers by their packets. */
const numbers = new Map<string, number>();

window.benchPage = {
  async prepare(dossiers, invitation = '') {
    store.openForWriting();
    await vault.create('482915');
    const enrolled = await newEnrolment({
      store,
      secondCopy,
      origin,
      send: (request) => delivery.gateway.enrol(request),
      isSecure: () => isSecureContext,
      isPrivateWindow: async () => false,
      keepStorage: async () => false,
      markEnrolled: () => undefined,
      nowMs: () => clock.nowMs(),
    }).enrol(invitation, 'Máy đo');
    if (!enrolled.ok) throw new Error(`enrolment: ${enrolled.problem.code}`);
    for (let index = 0; index < dossiers; index += 1) await seal(index);
    // News of the catalogue come before the run: they are not what is measured.
    await contactWithNews();
  },

  async deliver(stopAfterMs) {
    const notes = newRunNotes(numbers.size, stopAfterMs);
    const outbox: Outbox = {
      ...delivery.outbox,
      async recordAll(deliveries) {
        await delivery.outbox.recordAll(deliveries);
        for (const { pid, have, state } of deliveries) {
          const index = numbers.get(pid);
          if (index === undefined) continue;
          if (have.includes(0)) notes.noteText(index);
          if (state === 'delivered') notes.noteDelivered(index);
        }
      },
    };
    const nudge = newNudge({
      contact: (options) => contactGateway(store, { ...delivery, outbox }, options),
      nowMs: () => clock.nowMs(),
      fraction: () => randomness.fraction(),
    });
    const stop = nudge.watch(document);
    const report = await notes.report();
    stop();
    return report;
  },
};

async function contactWithNews(): Promise<void> {
  const idle: Outbox = { ...delivery.outbox, exclusively: async () => false };
  await contactGateway(store, { ...delivery, outbox: idle }, { atOnce: false });
}

/** As `sealer.ts` does it: parts, header and delivery in one strict transaction. */
async function seal(index: number): Promise<void> {
  const { db } = store;
  const [enrolment, pins] = [await findEnrolment(db), await findPins(db)];
  if (!enrolment?.key || !pins) throw new Error('not enrolled');
  const sealed = await Promise.all(inventDossier(index).map((plain) => sealPart(plain, pins.recipients)));
  const pid = randomness.uuid();
  numbers.set(pid, index);
  const seq = index + 1;
  const header: PacketHeader = {
    v: 1,
    suite,
    pid,
    dev: enrolment.device.deviceId,
    seq,
    aud: pins.gatewayId,
    kids: pins.recipients,
    sealedAt: clock.nowIso(),
    parts: sealed.map(({ sha256, cipher }, part) => ({
      sha256,
      len: cipher.length,
      kind: part === 0 ? 'text' : 'paper',
    })),
  };
  const jws = await signPacketHeader(header, enrolment.key);
  const headerSha256 = await newDigests().sha256Hex(jws);
  const dossierId = randomness.uuid();
  const packet = { pid, seq, dossierId, header: jws, headerSha256, parts: header.parts, sealedAtMs: clock.nowMs() };
  await store.write([...packetTables(db), db.parts, db.chunks], [], async () => {
    for (const { sha256, cipher } of sealed) await putPart(db, { sha256, len: cipher.length, dossierId }, cipher);
    await putPacket(db, packet, seq + 1);
  });
}

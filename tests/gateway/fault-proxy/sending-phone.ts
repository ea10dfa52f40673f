/**
 * A phone that only sends: the app's own store, outbox, gateway client and delivery on an IndexedDB of its own. Sealing is
 * shorter than the app's (bytes without a draft), and the pictures are not pictures.
 */

import { randomBytes } from 'node:crypto';
import { deliverOutbox } from '../../../src/core/delivery/deliver-outbox.ts';
import type { Gateway, Outcome } from '../../../src/core/ports.ts';
import { newDigests } from '../../../src/device/app/digests.ts';
import { newEnrolment } from '../../../src/device/contact/enrolment.ts';
import { findEnrolment, findPins } from '../../../src/device/contact/enrolment-record.ts';
import { openDelivery } from '../../../src/device/contact/open-delivery.ts';
import { sealPart } from '../../../src/device/sealing/seal-part.ts';
import { signPacketHeader } from '../../../src/device/sealing/sign-packet-header.ts';
import { putPart } from '../../../src/device/store/part-bytes.ts';
import { packetTables, putPacket } from '../../../src/device/store/put-packet.ts';
import { newSecondCopy } from '../../../src/device/store/second-copy.ts';
import type { PacketHeader } from '../../../src/protocol/packet.ts';
import { suite } from '../../../src/protocol/packet.ts';
import { newCaches, newLocks, openTestStore } from '../../device/surroundings.ts';

export interface SendingPhone {
  /** Seals one packet of a text and of papers with so many random bytes; answers its pid. */
  seal(partBytes: readonly number[]): Promise<string>;
  /** Drains again and again until nothing waits; throws when that takes more than `mostDrains`. */
  deliver(mostDrains: number): Promise<void>;
  /** Pids that the outbox holds as delivered. */
  delivered(): Promise<ReadonlySet<string>>;
  /** Calls that were not answered by the gateway. */
  unanswered(): number;
  close(): void;
}

export async function openSendingPhone(origin: string, invitation: string): Promise<SendingPhone> {
  const store = openTestStore();
  const { db } = store;
  const secondCopy = newSecondCopy(newCaches(), origin);
  const locks = newLocks();
  const delivery = openDelivery({
    store,
    secondCopy,
    origin,
    locks,
    onLink: () => undefined,
    findOpenVault: () => undefined,
  });
  const { clock, randomness } = delivery;
  const enrolled = await newEnrolment({
    store,
    secondCopy,
    origin,
    send: (request) => delivery.gateway.enrol(request),
    isSecure: () => true,
    isPrivateWindow: async () => false,
    keepStorage: async () => true,
    markEnrolled: () => undefined,
    nowMs: () => clock.nowMs(),
  }).enrol(invitation, 'Điện thoại thử');
  if (!enrolled.ok) throw new Error(enrolled.problem.code);

  let unanswered = 0;
  async function counted<T>(call: Promise<Outcome<T>>): Promise<Outcome<T>> {
    const outcome = await call;
    if (outcome.kind === 'offline' || outcome.kind === 'busy') unanswered += 1;
    return outcome;
  }
  const gateway: Gateway = {
    ...delivery.gateway,
    have: (pids, parts) => counted(delivery.gateway.have(pids, parts)),
    pack: (frames) => counted(delivery.gateway.pack(frames)),
  };
  let sealedCount = 0;

  return {
    async seal(partBytes) {
      const [enrolment, pins] = [await findEnrolment(db), await findPins(db)];
      if (!enrolment?.key || !pins) throw new Error('not enrolled');
      const plain = partBytes.map((count) => new Uint8Array(randomBytes(count)));
      const sealed = await Promise.all(plain.map((bytes) => sealPart(bytes, pins.recipients)));
      sealedCount += 1;
      const header: PacketHeader = {
        v: 1,
        suite,
        pid: randomness.uuid(),
        dev: enrolment.device.deviceId,
        seq: sealedCount,
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
      const { pid, seq, parts } = header;
      const dossierId = randomness.uuid();
      const headerSha256 = await newDigests().sha256Hex(jws);
      const packet = { pid, seq, dossierId, header: jws, headerSha256, parts, sealedAtMs: clock.nowMs() };
      await store.write([...packetTables(db), db.parts, db.chunks], [], async () => {
        for (const { sha256, cipher } of sealed) await putPart(db, { sha256, len: cipher.length, dossierId }, cipher);
        await putPacket(db, packet, seq + 1);
      });
      return pid;
    },

    async deliver(mostDrains) {
      for (let drains = 0; drains < mostDrains; drains += 1) {
        const outcome = await deliverOutbox({ ...delivery, gateway }, { atOnce: true, memory: delivery.memory });
        if (outcome.kind === 'idle') return;
      }
      throw new Error(`Something still waits after ${mostDrains} drains`);
    },

    async delivered() {
      const deliveries = await delivery.outbox.deliveries();
      return new Set(deliveries.filter(({ state }) => state === 'delivered').map(({ pid }) => pid));
    },

    unanswered: () => unanswered,
    close: () => store.close(),
  };
}

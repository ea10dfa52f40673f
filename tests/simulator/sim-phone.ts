/**
 * One phone: the disk and the processes of `tests/fakes`, with the real gateway client, the real check of acknowledgements
 * and real sealing on top. What a power cut does to a browser's database was measured (protocol.md §6.2) and is done here.
 */

import type { DrainMemory } from '../../src/core/delivery/drain-memory.ts';
import { newDrainMemory } from '../../src/core/delivery/drain-memory.ts';
import type { VerifiedAcknowledgement } from '../../src/core/delivery/delivery.ts';
import type { Acknowledgements, Changes, Gateway, Ports, SealedPacket } from '../../src/core/ports.ts';
import { StorageFailure } from '../../src/core/storage-failure.ts';
import { newAcknowledgements } from '../../src/device/contact/acknowledgements.ts';
import type { GatewayPins } from '../../src/device/contact/enrolment-record.ts';
import { newGatewayClient } from '../../src/device/contact/gateway-client.ts';
import { findSignedList } from '../../src/device/contact/recipients.ts';
import { FakeGateway } from '../fakes/fake-gateway.ts';
import type { AppRun } from '../fakes/fake-phone.ts';
import { FakePhone } from '../fakes/fake-phone.ts';
import type { Crash } from '../fakes/fake-process.ts';
import { storePacket, tornRecord } from '../fakes/fake-store.ts';
import { pension } from '../core/dossier/dossier-world.ts';
import type { Province } from './province.ts';
import { phoneDevice, publicUrl } from './province.ts';
import type { SealingPlace, SecondCopies } from './sim-sealer.ts';
import { keepCopy, newSimNoteBook, newSimOutbox, newSimPapers, newSimSealer } from './sim-sealer.ts';
import { noteAsking } from './still-time.ts';

export interface App {
  readonly run: AppRun;
  readonly ports: Ports;
  readonly memory: DrainMemory;
  readonly crash: Crash | undefined;
}

export interface PhoneParts {
  readonly province: Province;
  readonly index: number;
  readonly seed: number;
  readonly count: (kind: string) => void;
  readonly onVerified: (acknowledgement: VerifiedAcknowledgement) => void;
}

export class SimPhone {
  readonly name: string;
  readonly deviceId: string;
  readonly fake: FakePhone;
  readonly copies: SecondCopies = { packets: new Map(), parts: new Map(), numbers: new Map() };
  readonly #parts: PhoneParts;
  /** Whom it seals to: pinned at enrolment, then as the lists say that the authority signed. */
  #pins: GatewayPins;
  /** Whom each page was sealed to. */
  readonly sealedTo = new Map<string, readonly string[]>();
  isEnrolled = true;
  isFull = false;
  #isWiped = false;
  /** The running app is to crash at some step to come. */
  #isInDanger = false;
  #app: App | undefined;

  constructor(parts: PhoneParts) {
    const { province, index, seed } = parts;
    this.#parts = parts;
    this.name = `phone ${index + 1}`;
    this.deviceId = phoneDevice(index);
    const {
      gatewayId,
      publicJwk: gatewayKey,
      authorityJwk: authorityKey,
      recipients,
    } = province.keys.stages[0].gateway;
    this.#pins = { gatewayId, gatewayKey, authorityKey, recipients };
    this.fake = new FakePhone({ gateway: new FakeGateway([]), procedures: [pension], deviceId: this.deviceId, seed });
  }

  get disk() {
    return this.fake.disk;
  }

  get gatewayId(): string {
    return this.#pins.gatewayId;
  }

  /** Uses the app, started anew when it is not running or is to crash; what it gave, or that it ended before. */
  async use<T>(crash: Crash | undefined, work: (app: App) => Promise<T>): Promise<T | 'killed' | 'no room'> {
    if (crash) this.close();
    this.#isInDanger ||= crash !== undefined;
    const isFresh = !this.#app;
    const app = (this.#app ??= this.#boot(crash));
    const outcome = await app.run.process.run(
      (async () => {
        if (isFresh) await this.#start(app);
        return await work(app);
      })().catch((thrown: unknown) => {
        if (thrown instanceof StorageFailure) return 'no room' as const;
        throw thrown;
      }),
    );
    if (app.run.process.isEnded) {
      this.#app = undefined;
      this.#parts.count(`ended: app, step ${app.crash?.effect ?? 'lost'}`);
    }
    if (outcome === 'no room') this.#parts.count('phone: had no room');
    return outcome;
  }

  /** The app is gone, by update, swipe or kill; the disk stays. */
  close(): void {
    this.#app?.run.process.kill();
    this.#app = undefined;
    this.#isInDanger = false;
  }

  /** No crash is waiting for the app any more. */
  endDanger(): void {
    if (this.#isInDanger) this.close();
  }

  /** The browser finds its database broken and deletes it; what lies in the Cache API stays. */
  wipe(): void {
    this.close();
    const { disk } = this;
    for (const table of [disk.drafts, disk.beginnings, disk.packets, disk.deliveries, disk.parts, disk.statuses]) {
      table.clear();
    }
    disk.reviews.clear();
    disk.openedPids.clear();
    disk.notes.clear();
    disk.seq = 0;
    disk.cursor = undefined;
    this.isEnrolled = false;
    this.#isWiped = true;
  }

  packets(): SealedPacket[] {
    return [...this.disk.packets.values()].flatMap((stored) =>
      stored === tornRecord ? [] : [JSON.parse(stored) as SealedPacket],
    );
  }

  #boot(crash?: Crash): App {
    const { province, index, onVerified } = this.#parts;
    const run = this.fake.boot(crash);
    const { clock } = run.ports;
    const place: SealingPlace = {
      run,
      disk: this.disk,
      copies: this.copies,
      deviceId: this.deviceId,
      key: province.phoneKeys[index]?.privateKey as CryptoKey,
      gatewayId: this.#pins.gatewayId,
      recipients: () => this.#pins.recipients,
      sealedTo: this.sealedTo,
      isFull: () => this.isFull,
    };
    const client = newGatewayClient({
      origin: publicUrl,
      findSigner: async () => (this.isEnrolled ? { deviceId: this.deviceId, key: place.key } : undefined),
      nowMs: () => {
        noteAsking(this);
        return clock.nowMs();
      },
      onLink: () => undefined,
    });
    const gateway: Gateway = {
      have: (pids, parts) => run.process.step(() => client.have(pids, parts)),
      pack: (frames) => run.process.step(() => client.pack(frames)),
      changes: (cursor, inventory) => run.process.step(() => client.changes(cursor, inventory)),
    };
    const pinned = newAcknowledgements(async () => this.#pins);
    const acknowledgements: Acknowledgements = {
      async verify(jws, packet) {
        const acknowledgement = await pinned.verify(jws, packet);
        if (acknowledgement) onVerified(acknowledgement);
        return acknowledgement;
      },
    };
    const ports: Ports = {
      ...run.ports,
      papers: newSimPapers(place),
      sealer: newSimSealer(place),
      noteBook: newSimNoteBook(run.ports.noteBook, place),
      outbox: newSimOutbox(run.ports.outbox, place),
      gateway,
      acknowledgements,
      catalogue: {
        ...run.ports.catalogue,
        apply: async (changes) => {
          await this.#takeKeys(run, changes.keys);
          await run.ports.catalogue.apply(changes);
        },
      },
    };
    return { run, ports, memory: newDrainMemory(), crash };
  }

  /** As `recipients.ts`: only what the authority signed counts, and never an older list. */
  async #takeKeys({ process }: AppRun, keys: Changes['keys']): Promise<void> {
    if (keys?.recipientsList === undefined) return;
    const list = await findSignedList(this.#pins, keys.recipientsList);
    if (!list || list.version <= (this.#pins.version ?? 0)) return;
    await process.step(() => {
      const { recipients } = this.#pins;
      this.#pins = { ...this.#pins, recipients: list.recipients, version: list.version };
      if (recipients.join() !== list.recipients.join()) this.#parts.count('phone: learned of a rotation');
    });
  }

  /** As `start-store.ts`: bring back what a lost database held, else finish the copies that are not whole. */
  async #start({ run }: App): Promise<void> {
    const { disk, copies } = this;
    if (this.#isWiped) {
      for (const stored of copies.packets.values()) {
        const packet = JSON.parse(stored) as SealedPacket;
        const parts = packet.parts.map(({ sha256 }) => copies.parts.get(sha256));
        if (!parts.every((bytes) => bytes !== undefined)) continue;
        await run.process.step(() => storePacket(disk, packet, parts));
      }
      await run.process.step(() => {
        disk.seq = Math.max(0, ...copies.numbers.keys());
        this.#isWiped = false;
      });
      return;
    }
    for (const packet of this.packets()) {
      if (!copies.packets.has(packet.pid)) await keepCopy(run, disk, copies, packet);
    }
  }
}

/**
 * A phone as `open-device.ts` puts it together, without a browser around it: real store, vault, sealing, outbox and gateway
 * client on an IndexedDB, a Cache API and locks that outlive the app. Only the pressing of pictures is sharp's.
 */

import type { DrainOutcome } from '../../src/core/delivery/deliver-outbox.ts';
import type { Outcome, Ports } from '../../src/core/ports.ts';
import type { Result } from '../../src/core/result.ts';
import type { EnrolledDevice } from '../../src/core/screen-ports.ts';
import { contactGateway } from '../../src/device/contact/contact-gateway.ts';
import { newDigests } from '../../src/device/app/digests.ts';
import { newDrafts } from '../../src/device/store/drafts.ts';
import { newEnrolment } from '../../src/device/contact/enrolment.ts';
import { exportPacket } from '../../src/device/sealing/export-packet.ts';
import { openDelivery } from '../../src/device/contact/open-delivery.ts';
import type { DeviceDelivery } from '../../src/device/contact/open-delivery.ts';
import { newOthersDelivery } from '../../src/device/people/deliver-others.ts';
import type { OthersParts } from '../../src/device/people/deliver-others.ts';
import type { Locks } from '../../src/device/store/outbox.ts';
import { newPapers } from '../../src/device/sealing/papers.ts';
import { newNoteBook } from '../../src/device/sealing/note-book.ts';
import { newSealer } from '../../src/device/sealing/sealer.ts';
import { newSecondCopy } from '../../src/device/store/second-copy.ts';
import { startStore } from '../../src/device/store/start-store.ts';
import { openStore } from '../../src/device/store/store.ts';
import type { Store } from '../../src/device/store/store.ts';
import { newCaches, newLocks, newStoreName, openTestVault, testSealing } from '../device/surroundings.ts';

/** One run of the app, until it is killed. */
interface AppRun {
  readonly store: Store;
  readonly delivery: DeviceDelivery;
  readonly ports: Ports;
}

/** Where the store lies: what others on the same phone share. */
export interface PhonePlace {
  readonly storeName: string;
  readonly caches: NonNullable<OthersParts['caches']>;
  readonly locks: Locks;
}

export class RealPhone {
  readonly #origin: string;
  readonly #place: PhonePlace | undefined;
  readonly #storeName: string;
  readonly #caches: Pick<CacheStorage, 'open'>;
  /** As in localStorage: outlives the database. */
  #isMarkedEnrolled = false;
  #run: AppRun | undefined;

  constructor(origin: string, place?: PhonePlace) {
    this.#origin = origin;
    this.#place = place;
    this.#storeName = place?.storeName ?? newStoreName();
    this.#caches = place?.caches ?? newCaches();
  }

  get ports(): Ports {
    return this.#running.ports;
  }

  get store(): Store {
    return this.#running.store;
  }

  /** Redeems the invitation with the device's own key, before or after the app was opened. */
  async enrol(invitationLink: string): Promise<Result<EnrolledDevice>> {
    const { store, delivery } = this.#running;
    const enrolment = newEnrolment({
      store,
      secondCopy: newSecondCopy(this.#caches, this.#origin, this.#storeName),
      origin: this.#origin,
      send: (request) => delivery.gateway.enrol(request),
      isSecure: () => true,
      isPrivateWindow: async () => false,
      keepStorage: async () => true,
      markEnrolled: () => {
        this.#isMarkedEnrolled = true;
      },
      nowMs: () => delivery.clock.nowMs(),
    });
    return enrolment.enrol(invitationLink, 'Điện thoại thử');
  }

  /** Opens the app on what the phone holds, and its vault with the PIN. */
  async open(): Promise<void> {
    const origin = this.#origin;
    const store = openStore(this.#storeName);
    const secondCopy = newSecondCopy(this.#caches, origin, this.#storeName);
    const locks = this.#place?.locks ?? newLocks();
    await startStore({ store, secondCopy, locks, isMarkedEnrolled: () => this.#isMarkedEnrolled, staysAlive: true });
    const vault = await openTestVault(store);
    const findOpenVault = () => (vault.isOpen() ? vault.getOpen() : undefined);
    const opened = openDelivery({ store, secondCopy, origin, locks, onLink: () => undefined, findOpenVault });
    // Node has no `navigator.storage` to ask.
    const delivery = { ...opened, storage: { freeBytes: async () => undefined } };
    const { clock, randomness, storage } = delivery;
    const digests = newDigests();
    const drafts = newDrafts(store, vault);
    const openSealing = async () => testSealing;
    const papers = newPapers(store, storage, openSealing);
    const parts = { store, drafts, vault, secondCopy, openSealing, clock, randomness, digests };
    const sealer = newSealer(parts);
    const noteBook = newNoteBook({ ...parts, findOpen: findOpenVault });
    this.#run = { store, delivery, ports: { ...delivery, digests, drafts, papers, sealer, noteBook } };
  }

  /** The app is gone in the middle of whatever it did; locks and connections go with it, what was written stays. */
  kill(): void {
    this.#run?.store.close();
    this.#run = undefined;
  }

  async contact(): Promise<void> {
    await contactGateway(this.#running.store, this.#running.delivery, { atOnce: true });
  }

  /** What this page sends for the other people of the phone. */
  async contactOthers(): Promise<DrainOutcome> {
    if (!this.#place) throw new Error('This phone has one person only');
    const { caches, locks } = this.#place;
    const parts = { store: this.#running.store, caches, origin: this.#origin, locks, roster: () => [] };
    const contact = newOthersDelivery({
      ...parts,
      onLink: () => undefined,
      report(thrown) {
        throw thrown;
      },
    });
    return contact({ atOnce: true });
  }

  /** What the page behind the slip's QR asks. */
  async slipStatus(slipToken: string): Promise<Outcome<unknown>> {
    return await this.#running.delivery.gateway.slipStatus(slipToken);
  }

  /** The packet as the file that somebody carries to the desk. */
  async exportPacket(pid: string): Promise<Uint8Array> {
    const exported = await exportPacket(this.ports.outbox, pid);
    if (!exported.ok) throw new Error(exported.problem.code);
    return exported.value.bytes;
  }

  get #running(): AppRun {
    if (!this.#run) throw new Error('The app is not open');
    return this.#run;
  }
}

/**
 * Builds the device of a page that is open for practice: the app's own core, vault, outbox and camera over a store of its own,
 * with a stand-in for the province. It opens no other store and has no way to any gateway, so nothing practised can be sent
 * and nothing real can be touched; the file is apart from `open-device.ts` so that this can be seen.
 */

import { practiceBase } from '../../core/practice/practice-address.ts';
import { fail } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { Device, Scanner, SetAsideRecords } from '../../core/screen-ports.ts';
import type { Voices } from '../../core/voice/voice-ports.ts';
import { newInstalledApp } from '../app/app-update.ts';
import { newClaims } from '../app/claims.ts';
import { newClock } from '../app/clock.ts';
import { newDigests } from '../app/digests.ts';
import { lazily, lazyPort } from '../app/lazily.ts';
import { newRandomness } from '../app/randomness.ts';
import { newWatch } from '../app/watch.ts';
import { contactGateway } from '../contact/contact-gateway.ts';
import { findEnrolment } from '../contact/enrolment-record.ts';
import { openDelivery } from '../contact/open-delivery.ts';
import { openHamlets } from '../hamlets/open-hamlets.ts';
import { getCurrentStore } from '../people/current-store.ts';
import { startSearch } from '../search/search-client.ts';
import { startSealing } from '../sealing/sealing-client.ts';
import { isStorageTrouble } from '../store/out-of-room.ts';
import { newSecondCopy } from '../store/second-copy.ts';
import { startStore } from '../store/start-store.ts';
import { newStorage } from '../store/storage.ts';
import { openStore } from '../store/store.ts';
import { openVaultRoom } from '../vault/open-vault-room.ts';
import { newPracticeDesk } from './practice-desk.ts';
import { openLessons } from './lessons.ts';
import { closedPort } from './closed-port.ts';
import { furnish, practiceDevice, practiceStoreName } from './practice-store.ts';
import { acceptedAfterMs, newStandInGateway } from './stand-in-gateway.ts';

/** Opens nothing but invented people, so a cheap phone need not wait for it. */
const practiceCost = { memoryKiB: 1024, iterations: 1 };
const practicePin = '258036';

const refuse = async (): Promise<Result<never>> => fail('action-not-possible');
const nothingSetAside: SetAsideRecords = { list: async () => [], export: refuse, markExported: async () => undefined };
const noVoices: Voices = {
  packs: async () => [],
  offered: refuse,
  download: refuse,
  remove: async () => undefined,
  clips: async () => [],
  audio: async () => undefined,
  listen: async () => undefined,
  keepTake: refuse,
  takes: async () => [],
  sendTakes: refuse,
};

/** `address`: at the desk's part of it the person practises as an official of the invented commune. */
export async function openPracticeDevice(address: string): Promise<Device> {
  const isDesk = address.startsWith(`${practiceBase}/quay`);
  const { origin } = location;
  const { locks } = navigator;
  const store = openStore(practiceStoreName);
  // What is practised may be lost.
  const secondCopy = newSecondCopy(undefined, origin, practiceStoreName);
  const watch = newWatch(store, locks);
  const clock = newClock();
  const randomness = newRandomness();
  const digests = newDigests();
  const storage = newStorage(store);
  const openSealing = lazily(async () => startSealing());
  const appUpdate = newInstalledApp(() => store.announceHere('update'));
  // The log is the whole origin's: it is begun anew here as at any cold start.
  const isMarkedEnrolled = (): boolean => false;
  await startStore({ store, secondCopy, locks, isMarkedEnrolled, hasNeighbours: true, staysAlive: true });

  const room = openVaultRoom({
    store,
    secondCopy,
    storage,
    openSealing,
    clock,
    randomness,
    digests,
    page: document,
    locks,
    saveTyped: () => appUpdate.saveOpenWork(),
    onOpen: () => undefined,
    cost: practiceCost,
  });
  const standIn = newStandInGateway(store, () => clock.nowMs());
  const delivery = openDelivery({
    store,
    secondCopy,
    origin,
    locks,
    onLink: (news) => watch.hear(news),
    findOpenVault: room.vault.findOpen,
    standIn,
  });
  await furnish(store, delivery.catalogue);
  const opened = await room.vault.create(practicePin);
  if (!opened.ok) throw new Error(`the practice vault does not open: ${opened.problem.code}`);
  watch.hear('answered');
  // Without a network it opens all the same: the app is on this phone already.
  appUpdate.install().catch((thrown: unknown) => {
    if (!isStorageTrouble(thrown)) reportError(thrown);
  });

  async function nudge(): Promise<void> {
    await contactGateway(store, delivery, { atOnce: true });
    setTimeout(() => void contactGateway(store, delivery, { atOnce: true }).catch(reportError), acceptedAfterMs + 500);
  }

  let hearCard: ((text: string) => void) | undefined;
  const camera = lazyPort(lazily(async () => (await import('../camera/scanner.ts')).scanner));
  const scanner: Scanner = {
    async start(element, onText) {
      hearCard = onText;
      return camera.start(element, onText);
    },
    readPicture: (picture) => camera.readPicture(picture),
  };

  const { vault, whileAway, drafts, beginnings, papers, sealer, noteBook, reports } = room;
  const ports = { ...delivery, digests, drafts, papers, sealer, noteBook };
  const practice = openLessons({
    store,
    ports,
    beginnings,
    pin: practicePin,
    realStore: getCurrentStore(),
    leave: () => location.assign('/'),
    scan(text) {
      hearCard?.(text);
      return hearCard !== undefined;
    },
  });
  return {
    ...ports,
    storage,
    watch,
    claim: newClaims(locks),
    appUpdate,
    beginnings,
    reports,
    vault: { ...vault, whileAway, proposeWords: async () => practicePin },
    appInstall: { isInstalled: () => true, canAsk: () => false, ask: async () => false },
    voices: noVoices,
    enrolment: {
      async current() {
        const device = (await findEnrolment(store.db))?.device;
        return device && isDesk ? { ...device, role: 'official' } : device;
      },
      check: refuse,
      enrol: refuse,
    },
    people: {
      list: async () => [
        { storeName: practiceStoreName, name: practiceDevice.personName, isCurrent: true, waiting: 0 },
      ],
      switchTo: async () => undefined,
      add: async () => undefined,
    },
    procedureSearch: startSearch(watch, practiceStoreName),
    scanner,
    camera: lazyPort(lazily(async () => (await import('../camera/camera.ts')).camera)),
    office: isDesk ? newPracticeDesk(practice.desk, clock) : standIn,
    hamlets: openHamlets({
      store,
      clock,
      randomness,
      noteBook,
      openDelivery: async () => delivery,
      findOpenVault: vault.findOpen,
    }),
    nudge,
    order: async () => undefined,
    downloadCatalogue: async () => ({ ok: true, value: undefined }),
    exportPacket: refuse,
    deliverPacketFile: refuse,
    relay: closedPort(),
    door: closedPort(),
    kiosk: closedPort(),
    tickets: closedPort(),
    deliveryLog: delivery.log,
    setAside: nothingSetAside,
    storageLoss: async () => undefined,
    acknowledgeLoss: async () => undefined,
    practice,
  };
}

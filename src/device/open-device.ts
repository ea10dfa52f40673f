/**
 * Builds the device of a page. What the locked home needs stands here; everything else (keys, cryptography, the network, the
 * camera) is fetched when it is first used, because the first screen must open fast on a cheap phone without coverage.
 */

import type { NoteBook } from '../core/ports.ts';
import type { Device } from '../core/screen-ports.ts';
import { appVersion } from './app/app-version.ts';
import { afterFirstPaint } from './app/after-first-paint.ts';
import { newAppInstall } from './app/app-install.ts';
import { newInstalledApp } from './app/app-update.ts';
import { newClaims } from './app/claims.ts';
import { newClock } from './app/clock.ts';
import { newDigests } from './app/digests.ts';
import { findEnrolment } from './contact/enrolment-record.ts';
import { newOrders } from './contact/orders.ts';
import { explained, explainStorage, isStorageTrouble } from './store/out-of-room.ts';
import { keepStorage } from './store/keep-storage.ts';
import { lazily, lazyPort } from './app/lazily.ts';
import { hearLinkLoss } from './contact/link-state.ts';
import { newRandomness } from './app/randomness.ts';
import type { SecondCopy } from './store/second-copy.ts';
import { newRoomReserve } from './store/room-reserve.ts';
import { newStorage } from './store/storage.ts';
import { findUnseenLoss, markLossSeen } from './store/storage-loss.ts';
import { openStore } from './store/store.ts';
import { vaultMetaKey } from './vault/vault-keys.ts';
import type { DeviceVault } from './vault/vault.ts';
import { announceWindow } from './app/announce-window.ts';
import { newWatch } from './app/watch.ts';
import { getCurrentStore } from './people/current-store.ts';

/** Resolves at once; storage is looked at after the first paint, and writes wait for that. */
export async function openDevice(): Promise<Device> {
  const { origin } = location;
  const { locks } = navigator;
  const { caches } = globalThis;
  const storeName = getCurrentStore();
  const store = openStore(storeName, newRoomReserve(caches, origin));
  const secondCopy = lazyPort<SecondCopy>(
    lazily(async () => (await import('./store/second-copy.ts')).newSecondCopy(caches, origin, storeName)),
  );
  const watch = newWatch(store, locks);
  hearLinkLoss(globalThis, (news) => watch.hear(news));
  const clock = newClock();
  const randomness = newRandomness();
  const digests = newDigests();
  const storage = newStorage(store);
  let openedVault: DeviceVault | undefined;
  let whileAway: Device['vault']['whileAway'] | undefined;

  const openSealing = lazily(async () => (await import('./sealing/sealing-client.ts')).startSealing());
  const vaultRoom = lazily(async () => {
    const { openVaultRoom } = await import('./vault/open-vault-room.ts');
    const parts = { store, secondCopy, storage, openSealing, clock, randomness, digests, page: document, locks };
    const room = openVaultRoom({ ...parts, saveTyped: () => appUpdate.saveOpenWork(), onOpen: nudgeQuietly });
    openedVault = room.vault;
    whileAway = room.whileAway;
    return room;
  });
  const delivery = lazily(async () => {
    const { openDelivery } = await import('./contact/open-delivery.ts');
    const findOpenVault = () => openedVault?.findOpen();
    return openDelivery({ store, secondCopy, origin, locks, onLink: (news) => watch.hear(news), findOpenVault });
  });
  const enrolment = lazily(async () => {
    const [{ newEnrolment }, { enrolledMark }, { isPrivateWindow }, { gateway }] = await Promise.all([
      import('./contact/enrolment.ts'),
      import('./contact/enrolled-mark.ts'),
      import('./app/private-window.ts'),
      delivery(),
    ]);
    return newEnrolment({
      store,
      secondCopy,
      origin,
      send: (request) => gateway.enrol(request),
      isSecure: () => isSecureContext && crypto.subtle !== undefined,
      isPrivateWindow,
      keepStorage,
      markEnrolled: () => enrolledMark.set(storeName),
      guardDeviceKey: async () => openedVault?.guardDeviceKey(),
      nowMs: () => clock.nowMs(),
    });
  });
  const nudge = lazily(async () => {
    const [{ openNudge }, opened] = await Promise.all([import('./people/open-nudge.ts'), delivery()]);
    const onAnswered = () => orders.end();
    return openNudge({
      store,
      caches,
      origin,
      locks,
      onLink: (news) => watch.hear(news),
      delivery: opened,
      onAnswered,
    });
  });
  const procedureSearch = lazily(async () => (await import('./search/search-client.ts')).startSearch(watch, storeName));
  const tellUpdate = () => store.announceHere('update');
  const appUpdate = newInstalledApp(tellUpdate);
  const people = lazily(async () => {
    const { openPeople } = await import('./people/open-people.ts');
    return openPeople(store, origin, locks, async () => openedVault?.lock());
  });

  const orders = newOrders({
    store,
    openDelivery: delivery,
    lock: async () => openedVault?.lock(),
    async stop() {
      (await nudge()).stop();
      await (await delivery()).log.flush();
    },
    openAnew: () => location.replace('/'),
  });

  const relay = lazily(async () => {
    const { openRelay } = await import('./relay/open-relay.ts');
    return openRelay({ store, caches, origin, locks, storage, clock, digests, onTaken: nudgeQuietly });
  });

  const door = lazily(async () => {
    const { openDoor } = await import('./door/open-door.ts');
    return openDoor({ store, storage, clock, openDelivery: delivery, findOpenVault: () => openedVault?.findOpen() });
  });

  const kiosk = lazily(async () => {
    const [{ openKiosk }, { vault: own }] = await Promise.all([import('./kiosk/open-kiosk.ts'), vaultRoom()]);
    return openKiosk({ store, vault: own, openSealing, nowMs: () => clock.nowMs() });
  });

  /** A full disk is no bug. */
  function report(thrown: unknown): void {
    if (!isStorageTrouble(thrown)) reportError(thrown);
  }

  /** A contact that nobody waits for. */
  function nudgeQuietly(): void {
    nudge()
      .then((opened) => opened.now())
      .catch(report);
  }

  async function start(): Promise<void> {
    await afterFirstPaint(watch.counted);
    const { startOwnStore } = await import('./people/start-own-store.ts');
    try {
      await startOwnStore({ store, secondCopy, locks });
      announceWindow(store);
    } catch (thrown) {
      // A full disk: what was to be mended is mended at the next start, and what waits is delivered in this one.
      if (store.problem() || !isStorageTrouble(thrown)) throw thrown;
    } finally {
      // Where this app is too old for its database, the newer one is the only way on.
      await appUpdate.install();
    }
    (await nudge()).watch(document);
    // Last, because nothing waits for what the log may tell.
    const { noteStart } = await import('./store/note-start.ts');
    await noteStart(store, { appVersion, nowMs: clock.nowMs(), storage });
  }
  start().catch(report);

  const vault = lazyPort(async () => (await vaultRoom()).vault, explainStorage);
  const sealer = lazyPort(async () => (await vaultRoom()).sealer, explainStorage);
  const ownNotes = lazyPort(async () => (await vaultRoom()).noteBook, explainStorage);
  const noteBook: NoteBook = {
    async add(text) {
      const packet = await ownNotes.add(text);
      nudgeQuietly();
      return packet;
    },
    list: (hamlet) => ownNotes.list(hamlet),
    forget: (noteIds) => ownNotes.forget(noteIds),
  };
  const tickets = lazily(async () => (await import('./tickets/open-tickets.ts')).openTickets(store));

  const voices = lazily(async () => {
    const { openVoices } = await import('./voices/open-voices.ts');
    return openVoices({ caches, origin, storeName, openGateway: async () => (await delivery()).gateway });
  });

  const hamlets = lazily(async () => {
    const { openHamlets } = await import('./hamlets/open-hamlets.ts');
    const findOpenVault = () => openedVault?.findOpen();
    return openHamlets({ store, clock, randomness, noteBook, openDelivery: delivery, findOpenVault });
  });

  return {
    clock,
    randomness,
    digests,
    storage,
    watch,
    claim: newClaims(locks),
    appUpdate,
    appInstall: newAppInstall(tellUpdate),
    drafts: lazyPort(async () => (await vaultRoom()).drafts, explainStorage),
    beginnings: lazyPort(async () => (await vaultRoom()).beginnings, explainStorage),
    papers: lazyPort(async () => (await vaultRoom()).papers, explainStorage),
    sealer: {
      async seal(...values) {
        const packet = await sealer.seal(...values);
        nudgeQuietly();
        return packet;
      },
    },
    noteBook,
    vault: {
      create: (pin) => vault.create(pin),
      unlock: (pin) => vault.unlock(pin),
      proposeWords: async () => (await import('./vault/propose-words.ts')).proposeWords(),
      lock: async () => openedVault?.lock(),
      // At once, because a share sheet opens only directly under a tap.
      whileAway: (dialog) => (whileAway ? whileAway(dialog) : dialog()),
      lossOnForgetting: () => vault.lossOnForgetting(),
      async forget() {
        // Before, because a mark that stays would call the store lost.
        const { enrolledMark } = await import('./contact/enrolled-mark.ts');
        await vault.forget();
        enrolledMark.clear(storeName);
      },
      async state() {
        if (openedVault?.isOpen()) return 'open';
        if (orders.isOver()) return 'none';
        const count = await explained(store.db.meta.where('key').equals(vaultMetaKey).count());
        return count > 0 ? 'locked' : 'none';
      },
    },
    enrolment: {
      current: async () => (await explained(findEnrolment(store.db)))?.device,
      check: async (invitationLink) => (await enrolment()).check(invitationLink),
      async enrol(invitationLink, deviceName) {
        const enrolled = await (await enrolment()).enrol(invitationLink, deviceName);
        if (enrolled.ok) nudgeQuietly();
        return enrolled;
      },
    },
    people: lazyPort(people, explainStorage),
    relay: lazyPort(relay, explainStorage),
    door: lazyPort(door, explainStorage),
    hamlets: lazyPort(hamlets, explainStorage),
    tickets: lazyPort(tickets, explainStorage),
    voices: lazyPort(voices, explainStorage),
    reports: lazyPort(async () => (await vaultRoom()).reports, explainStorage),
    kiosk: lazyPort(kiosk, explainStorage),
    outbox: lazyPort(async () => (await delivery()).outbox, explainStorage),
    gateway: lazyPort(async () => (await delivery()).gateway),
    office: lazyPort(async () => (await delivery()).gateway),
    acknowledgements: lazyPort(async () => (await delivery()).acknowledgements),
    catalogue: lazyPort(async () => (await delivery()).catalogue, explainStorage),
    procedureSearch: lazyPort(procedureSearch),
    statuses: lazyPort(async () => (await delivery()).statuses, explainStorage),
    settings: lazyPort(async () => (await delivery()).settings, explainStorage),
    scanner: lazyPort(lazily(async () => (await import('./camera/scanner.ts')).scanner)),
    camera: lazyPort(lazily(async () => (await import('./camera/camera.ts')).camera)),
    nudge: async () => (await nudge()).now(),
    order: () => explained(orders.find()),
    async downloadCatalogue(onProgress) {
      const [{ downloadCatalogue }, opened] = await Promise.all([
        import('./contact/download-catalogue.ts'),
        delivery(),
      ]);
      const done = await downloadCatalogue(opened, onProgress);
      // Recorded voices travel with the catalogue, and nobody waits for them.
      if (done.ok)
        void import('./voices/open-voices.ts').then(async ({ refreshPacks }) => refreshPacks(await voices()));
      return done;
    },
    async exportPacket(pid) {
      const [{ exportPacket }, { outbox }] = await Promise.all([import('./sealing/export-packet.ts'), delivery()]);
      return exportPacket(outbox, pid);
    },
    async deliverPacketFile(bytes) {
      const [{ deliverPacketFile }, opened] = await Promise.all([
        import('./contact/deliver-packet-file.ts'),
        delivery(),
      ]);
      return deliverPacketFile({ ...opened, digests }, bytes);
    },
    deliveryLog: lazyPort(async () => (await delivery()).log),
    setAside: lazyPort(lazily(async () => (await import('./store/set-aside.ts')).newSetAside(store, appVersion))),
    storageLoss: () => findUnseenLoss(store),
    acknowledgeLoss: () => markLossSeen(store),
  };
}

/** Practice as the page opens it, outside a browser: its own store, vault, outbox and stand-in, without a camera. */

import sharp from 'sharp';
import type { Ports } from '../../../src/core/ports.ts';
import type { Practice } from '../../../src/core/practice/practice-ports.ts';
import type { OfficeClient } from '../../../src/core/screen-ports.ts';
import { newDigests } from '../../../src/device/app/digests.ts';
import { contactGateway } from '../../../src/device/contact/contact-gateway.ts';
import { openDelivery } from '../../../src/device/contact/open-delivery.ts';
import { openLessons } from '../../../src/device/practice/lessons.ts';
import { newPracticeDesk } from '../../../src/device/practice/practice-desk.ts';
import { furnish, practiceStoreName } from '../../../src/device/practice/practice-store.ts';
import { newStandInGateway } from '../../../src/device/practice/stand-in-gateway.ts';
import { newPapers } from '../../../src/device/sealing/papers.ts';
import { newSealer } from '../../../src/device/sealing/sealer.ts';
import { newBeginnings } from '../../../src/device/store/beginnings.ts';
import { newDrafts } from '../../../src/device/store/drafts.ts';
import { newSecondCopy } from '../../../src/device/store/second-copy.ts';
import { openStore } from '../../../src/device/store/store.ts';
import type { Store } from '../../../src/device/store/store.ts';
import { newLocks, openTestVault, testSealing } from '../surroundings.ts';

export interface OpenPractice {
  readonly store: Store;
  readonly ports: Ports;
  readonly practice: Practice;
  readonly desk: OfficeClient;
  /** How often practice was left for good. */
  readonly left: () => number;
  /** "Gửi ngay". */
  send(): Promise<void>;
}

const origin = 'https://gocua.example';

export async function openPractice(realStore: string): Promise<OpenPractice> {
  const store = openStore(practiceStoreName);
  store.openForWriting();
  const secondCopy = newSecondCopy(undefined, origin, practiceStoreName);
  const vault = await openTestVault(store);
  const locks = newLocks();
  const openSealing = async () => testSealing;
  const standIn = newStandInGateway(store, () => Date.now());
  const findOpenVault = vault.findOpen;
  const onLink = (): void => undefined;
  const delivery = openDelivery({ store, secondCopy, origin, locks, onLink, findOpenVault, standIn });
  await furnish(store, delivery.catalogue);
  await vault.guardDeviceKey();
  const storage = { freeBytes: async () => undefined };
  const digests = newDigests();
  const drafts = newDrafts(store, vault, locks);
  const papers = newPapers(store, storage, openSealing);
  const sealer = newSealer({ ...delivery, store, secondCopy, openSealing, digests, drafts, vault });
  const ports: Ports = { ...delivery, storage, digests, drafts, papers, sealer, noteBook: {} as Ports['noteBook'] };
  let left = 0;
  const practice = openLessons({
    store,
    ports,
    beginnings: newBeginnings(store, vault),
    pin: '',
    realStore,
    samplePaper: async () => new Blob([await blankSheet()], { type: 'image/png' }),
    scan: () => false,
    leave: () => void (left += 1),
  });
  return {
    store,
    ports,
    practice,
    desk: newPracticeDesk(practice.desk, delivery.clock),
    left: () => left,
    send: async () => void (await contactGateway(store, delivery, { atOnce: true })),
  };
}

async function blankSheet(): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = sharp({ create: { width: 60, height: 80, channels: 3, background: '#fff' } });
  return new Uint8Array(await sheet.png().toBuffer());
}

/**
 * A page that makes the database of an older release, and one that opens it with today's device and stops at a step of the
 * upgrade or of the first start, to be killed there. What it then finds it reads through the device as screens do.
 */

import { openDevice } from '../../../../src/device/open-device.ts';
import { databaseName } from '../../../../src/device/store/database-name.ts';
import { newSecondCopy } from '../../../../src/device/store/second-copy.ts';
import { enrolledMark } from '../../../../src/device/contact/enrolled-mark.ts';
import type { Device } from '../../../../src/core/screen-ports.ts';
import { answerOf, makeReleased, readNativeVersion } from '../../../fixtures/released-schemas.ts';
import type { Release } from '../../../fixtures/released-schemas.ts';
import { releasedFacts } from '../../../fixtures/released-schemas-rows.ts';
import { started } from './invent-dossier.ts';

/** In the order in which a start comes by them. */
export const upgradeSteps = ['upgrade-begun', 'upgrade-made', 'upgraded', 'rotating', 'copying', 'started'] as const;
export type UpgradeStep = (typeof upgradeSteps)[number];

export interface Looked {
  readonly nativeVersion: number;
  readonly drafts: { dossierId: string; state: string; answers: unknown; pagesWhole: boolean }[];
  readonly torn: number;
  readonly thumbnail: string | undefined;
  readonly beginnings: string[];
  readonly packets: { pid: string; seq: number; isWhole: boolean; state: string }[];
  readonly counters: unknown;
  readonly officialNumber: string | undefined;
  readonly cursor: string | undefined;
  readonly directory: readonly unknown[];
  readonly procedures: number;
  readonly setAside: string[];
  readonly deviceId: string | undefined;
  readonly loss: unknown;
}

export interface UpgradePage {
  make(release: Release): Promise<void>;
  /** Opens the device; at `holdAt` it reports `step …` and goes no further. */
  open(holdAt?: UpgradeStep): Promise<void>;
  look(): Promise<Looked>;
  /** Packets with a whole second copy. */
  copies(): Promise<readonly string[]>;
}

declare global {
  interface Window {
    upgradePage?: UpgradePage;
  }
}

let opened: Device | undefined;

window.upgradePage = {
  async make(release) {
    await makeReleased(databaseName, release);
    enrolledMark.set();
  },

  async open(holdAt) {
    if (holdAt) prepareHold(holdAt);
    opened = await openDevice();
    await started();
    if (holdAt === 'started') report('started');
  },

  async look() {
    const device = opened;
    if (!device) throw new Error('not opened');
    const unlocked = await device.vault.unlock(releasedFacts.pin);
    if (!unlocked.ok) throw new Error(unlocked.problem.code);
    const { drafts, torn } = await device.drafts.list();
    const states = new Map((await device.outbox.deliveries()).map(({ pid, state }) => [pid, state]));
    const packets: Looked['packets'] = [];
    for (const pid of releasedFacts.pids) {
      const packet = await device.outbox.packet(pid);
      if (!packet) continue;
      const isWhole = await areWhole(packet.parts.map(({ sha256, len }) => ({ sha256, len })));
      // Nobody answers here, so a leftover of sending waits again.
      const state = states.get(pid) === 'sending' ? 'waiting' : (states.get(pid) ?? 'none');
      packets.push({ pid, seq: packet.seq, isWhole, state });
    }
    const looked: Looked['drafts'] = [];
    for (const { dossierId, state, answers, papers } of drafts) {
      const pages = papers.flatMap((paper) => paper.pages);
      const pagesWhole = await areWhole(pages.map(({ partSha256, partLen }) => ({ sha256: partSha256, len: partLen })));
      looked.push({ dossierId, state, answers, pagesWhole });
    }
    const withPage = await device.drafts.find(releasedFacts.openDrafts[0].dossierId);
    return {
      nativeVersion: await readNativeVersion(databaseName),
      drafts: looked.sort((one, other) => one.dossierId.localeCompare(other.dossierId)),
      torn,
      thumbnail: withPage?.papers[0]?.pages[0]?.thumbnail,
      beginnings: (await device.beginnings.list()).map(({ beginningId }) => beginningId),
      packets,
      counters: await device.watch.counters(),
      officialNumber: (await device.statuses.find(releasedFacts.letterOf ?? ''))?.officialNumber,
      cursor: await device.catalogue.cursor(),
      directory: await device.catalogue.directory(),
      procedures: await countProcedures(),
      setAside: (await device.setAside.list()).map(({ key }) => key),
      deviceId: (await device.enrolment.current())?.deviceId,
      loss: await device.storageLoss(),
    };
  },

  copies: () => newSecondCopy(globalThis.caches, location.origin).pids(),
};

function report(step: UpgradeStep): void {
  // oxlint-disable-next-line no-console -- the only way out of a page that is about to be killed
  console.log(`step ${step}`);
}

const never = <T>(step: UpgradeStep): Promise<T> => {
  report(step);
  return new Promise<T>(() => undefined);
};

function prepareHold(step: UpgradeStep): void {
  if (step === 'upgrade-begun' || step === 'upgrade-made') holdUpgrade(step);
  // The start asks for it between reading the store and writing to it.
  if (step === 'upgraded') navigator.locks.query = () => never(step);
  if (step === 'rotating') holdScratch(step);
  if (step === 'copying') holdCopies(step);
}

/** The transaction of the upgrade is kept busy, before the app's own changes or behind them, and never commits. */
function holdUpgrade(step: UpgradeStep): void {
  const open = indexedDB.open.bind(indexedDB);
  IDBFactory.prototype.open = (name: string, version?: number) => {
    const request = open(name, version);
    request.addEventListener('upgradeneeded', (event) => {
      if (step === 'upgrade-begun') event.stopImmediatePropagation();
      const store = request.transaction?.objectStore('meta');
      let round = 0;
      const again = (): void => {
        round += 1;
        if (round === 3) report(step);
        if (store) store.get('nothing').addEventListener('success', again);
      };
      again();
    });
    return request;
  };
}

/** The log's rotation stops in the middle, its transaction open. */
function holdScratch(step: UpgradeStep): void {
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function heldPut(this: IDBObjectStore, row: { readonly index?: number }) {
    const request = put.call(this, row);
    if (this.name !== 'scratch' || row.index !== 70) return request;
    report(step);
    const again = (): void => this.get(0).addEventListener('success', again);
    again();
    return request;
  } as IDBObjectStore['put'];
}

function holdCopies(step: UpgradeStep): void {
  const put = Cache.prototype.put;
  let puts = 0;
  Cache.prototype.put = function heldPut(this: Cache, ...values: Parameters<Cache['put']>) {
    puts += 1;
    return puts > 3 ? never(step) : put.apply(this, values);
  };
}

async function areWhole(parts: readonly { readonly sha256: string; readonly len: number }[]): Promise<boolean> {
  for (const { sha256, len } of parts) {
    const bytes = await opened?.outbox.readPart(sha256, 0, len);
    if (!bytes) return false;
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
    if ([...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('') !== sha256) return false;
  }
  return true;
}

async function countProcedures(): Promise<number> {
  const db = await answerOf(indexedDB.open(databaseName));
  const count = await answerOf(db.transaction('procedures').objectStore('procedures').count());
  db.close();
  return count;
}

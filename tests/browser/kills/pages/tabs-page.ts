/**
 * A window of the phone beside others of the same browser: the app's own device, and the database opened as other versions
 * of the app do. Its calls to the gateway say which window they come from.
 */

import { Dexie } from 'dexie';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { answerQuestion } from '../../../../src/core/dossier/answer-question.ts';
import type { Draft, PaperPage } from '../../../../src/core/dossier/dossier.ts';
import type { Claim, ClaimState, Device } from '../../../../src/core/screen-ports.ts';
import { putEnrolment } from '../../../../src/device/contact/enrolment-record.ts';
import type { GatewayPins } from '../../../../src/device/contact/enrolment-record.ts';
import { enrolledMark } from '../../../../src/device/contact/enrolled-mark.ts';
import { openDevice } from '../../../../src/device/open-device.ts';
import { databaseName } from '../../../../src/device/store/database-name.ts';
import { openStore } from '../../../../src/device/store/store.ts';
import { answerOf, makeReleased } from '../../../fixtures/released-schemas.ts';
import { releasedFacts } from '../../../fixtures/released-schemas-rows.ts';
import { photograph, started, textOf } from './invent-dossier.ts';

export interface TabsPage {
  /** As whom the gateway knows this window. */
  openDevice(tab: string): Promise<void>;
  enrol(gatewayKey: GatewayPins['gatewayKey']): Promise<void>;
  unlock(pin: string): Promise<void>;
  /** Writes and seals dossiers with a photograph each; the packets' ids. */
  write(template: Draft, dossiers: number): Promise<readonly string[]>;
  save(draft: Draft): Promise<void>;
  /** Answers `count` questions of a draft, one after another. */
  answer(dossierId: string, prefix: string, count: number): Promise<void>;
  nudge(): Promise<void>;
  find(): Promise<TabsFound>;
  storeProblem(): string | undefined;
  claim(name: string): void;
  claimState(): ClaimState | undefined;
  take(): void;
  /** The released version 2 as it was: its own schema, opened and let go by Dexie alone. */
  openReleased(): Promise<void>;
  writeReleased(): Promise<void>;
  /** Opens it as the next version of the app will, and answers which version it then has. */
  openNext(): Promise<number>;
}

export interface TabsFound {
  readonly drafts: { dossierId: string; answers: Draft['answers'] }[];
  readonly torn: number;
  readonly deliveries: { pid: string; state: string }[];
  readonly counters: unknown;
  readonly setAside: number;
}

declare global {
  interface Window {
    tabsPage?: TabsPage;
  }
}

const pin = '482915';
let device: Device;
let claim: Claim | undefined;
let claimState: ClaimState | undefined;
let released: Dexie;

window.tabsPage = {
  async openDevice(tab) {
    nameCalls(tab);
    device = await openDevice();
  },

  async enrol(gatewayKey) {
    await started();
    const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
    const recipients = [await identityToRecipient(await generateIdentity())];
    const pins = { gatewayId: 'gateway-1', gatewayKey, authorityKey: gatewayKey, recipients };
    const known = {
      deviceId: 'device-1',
      role: 'volunteer' as const,
      personName: 'Nguyễn Văn Thử',
      receptionPoints: [],
      confirmed: true,
      check: '004211',
    };
    const { db } = openStore(databaseName);
    await db.transaction('rw!', [db.meta], () => putEnrolment(db, { device: known, key: keys.privateKey }, pins));
    db.close();
    enrolledMark.set();
    const created = await device.vault.create(pin);
    if (!created.ok) throw new Error(created.problem.code);
  },

  async unlock(given) {
    const unlocked = await device.vault.unlock(given);
    if (!unlocked.ok) throw new Error(unlocked.problem.code);
  },

  async write(template, dossiers) {
    const pids: string[] = [];
    for (let index = 0; index < dossiers; index += 1) {
      const dossierId = crypto.randomUUID();
      const picture = await device.papers.sealPage(dossierId, await photograph());
      if (!picture.ok) throw new Error(picture.problem.code);
      const pages: PaperPage[] = [{ ...picture.value, page: 1 }];
      const draft: Draft = {
        ...template,
        dossierId,
        basketId: dossierId,
        papers: [{ paperId: 'id-copy', custody: 'photo', pages }],
      };
      await device.drafts.save(draft);
      const sealedDraft = (): Draft => ({ ...draft, state: 'sealed' });
      const packet = await device.sealer.seal(textOf(draft, pages, device.clock.nowIso()), pages, sealedDraft);
      pids.push(packet.pid);
    }
    return pids;
  },

  save: (draft) => device.drafts.save(draft),

  async answer(dossierId, prefix, count) {
    for (let index = 0; index < count; index += 1) {
      const saved = await answerQuestion(device, dossierId, `${prefix}${index}`, `${prefix} ${index}`);
      if (!saved.ok) throw new Error(saved.problem.code);
    }
  },

  nudge: () => device.nudge(),

  async find() {
    const { drafts, torn } = await device.drafts.list();
    return {
      drafts: drafts.map(({ dossierId, answers }) => ({ dossierId, answers })),
      torn,
      deliveries: (await device.outbox.deliveries()).map(({ pid, state }) => ({ pid, state })),
      counters: await device.watch.counters(),
      setAside: (await device.setAside.list()).length,
    };
  },

  storeProblem: () => device.watch.storeProblem()?.code,
  claim(name) {
    claim = device.claim(name, (state) => {
      claimState = state;
    });
  },
  claimState: () => claimState,
  take: () => claim?.take(),

  async openReleased() {
    await makeReleased(databaseName, '2');
    released = new Dexie(databaseName, { chromeTransactionDurability: 'strict' });
    released.version(2).stores({ drafts: 'dossierId, updatedAt', counters: 'name', statuses: 'dossierId, state' });
    await released.open();
  },
  async writeReleased() {
    const row: object = await released.table('drafts').get(releasedFacts.openDrafts[0].dossierId);
    await released.transaction('rw!', ['drafts', 'counters'], async () => {
      await released.table('drafts').put({ ...row, dossierId: 'of the released version' });
      await released.table('counters').update('home', { drafts: releasedFacts.counters.drafts + 1 });
    });
  },

  async openNext() {
    const opening = indexedDB.open(databaseName, 50);
    opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('visits'));
    return (await answerOf(opening)).version;
  },
};

/** Every call to the gateway carries the name of this window. */
function nameCalls(tab: string): void {
  const { fetch } = globalThis;
  globalThis.fetch = (input, init) =>
    typeof input === 'string' && input.includes('/api/') ? fetch(`${input}?tab=${tab}`, init) : fetch(input, init);
}

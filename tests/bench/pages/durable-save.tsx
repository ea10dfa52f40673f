/**
 * The phone's own device over a full store, with the real interview, home and Hồ sơ screens drawn from it, and IndexedDB as
 * the browser gives it beside them. A save is what the interview asks for: an answered question, in the draft and on the disk.
 */

import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { MemoryRouter, Route, Routes } from 'react-router';
import { answerQuestion } from '../../../src/core/dossier/answer-question.ts';
import type { Draft, SealedText } from '../../../src/core/dossier/dossier.ts';
import type { Drafts } from '../../../src/core/ports.ts';
import type { Device } from '../../../src/core/screen-ports.ts';
import { openDevice } from '../../../src/device/open-device.ts';
import { databaseName } from '../../../src/device/store/database-name.ts';
import { openStore } from '../../../src/device/store/store.ts';
import BasketScreens from '../../../src/ui/field/basket-screens.tsx';
import DossiersScreen from '../../../src/ui/field/dossiers-screen.tsx';
import { HomeScreen } from '../../../src/ui/field/home-screen.tsx';
import { DeviceProvider } from '../../../src/ui/parts/device-context.tsx';
import '../../../src/ui/parts/tokens.css';
import { followDevice } from '../../../src/ui/state/device-state.ts';
import { enrolDevice } from './enrol-device.ts';
import { fillPhone, inventDraft, writtenBasketId, writtenDossierId } from './fill-phone.ts';
import type { PublishedCatalogue } from './fill-phone.ts';
import { openRawStore } from './raw-store.ts';
import type { RawStore } from './raw-store.ts';
import { watchWork } from './watch-work.ts';
import type { SeenTransaction } from './watch-work.ts';

/** Milliseconds of one answered question. */
export interface TimedSave {
  /** From the answer to the moment when "Đã lưu" may be said. */
  readonly answerMs: number;
  /** Of it, the draft port's `save`. */
  readonly saveMs: number;
  /** Of that, encrypting. */
  readonly encryptionMs: number;
  readonly transactions: number;
}

export interface DurableSave {
  /** Once a profile: enrols, sets the PIN, fills the store. */
  fill(catalogue: PublishedCatalogue): Promise<void>;
  /** Unlocks, and prepares the peer. */
  open(): Promise<void>;
  /** `interview`: as in the app, one screen; `all`: home and Hồ sơ drawn beside it. */
  show(screens: 'interview' | 'all'): Promise<void>;
  /** `everyMs` 0: the next begins when the one before is done. */
  save(count: number, everyMs: number): Promise<readonly TimedSave[]>;
  /** The same bytes with nothing else running. */
  putRaw(count: number, everyMs: number): Promise<readonly number[]>;
  /** Milliseconds of the sealing transaction and of the same rows put raw. */
  seal(index: number): Promise<{ readonly sealMs: number; readonly rawMs: number; readonly rows: number }>;
  /** Changes of the store that one saved answer makes until everything is quiet: transactions, and how long it takes. */
  settle(): Promise<{ readonly transactions: number; readonly quietMs: number }>;
}

declare global {
  interface Window {
    durableSave?: DurableSave;
  }
}

const pin = '482915';
const work = watchWork();
const opened = await openDevice();
const store = openStore(databaseName);
store.openForWriting();
let saveMs = 0;
const drafts: Drafts = {
  find: (dossierId) => opened.drafts.find(dossierId),
  list: () => opened.drafts.list(),
  basket: (basketId) => opened.drafts.basket(basketId),
  remove: (dossierId) => opened.drafts.remove(dossierId),
  alone: (change) => opened.drafts.alone!(change),
  async save(draft) {
    const startedMs = performance.now();
    await opened.drafts.save(draft);
    saveMs += performance.now() - startedMs;
  },
};
const device: Device = { ...opened, drafts };
let raw: RawStore | undefined;
/** The row that a saved answer puts. */
let savedRow: Record<string, unknown> = {};
let answered = 0;

window.durableSave = {
  async fill(catalogue) {
    await enrolDevice(device, store, pin);
    await fillPhone(device, store, { published: catalogue });
  },

  async open() {
    if ((await device.vault.state()) === 'locked') await device.vault.unlock(pin);
    await store.db.open();
    raw = await openRawStore(store.db.backendDB());
    savedRow = await findSavedRow();
    await work.untilQuiet();
  },

  async show(screens) {
    if (screens === 'interview') {
      followDevice(device);
      const step = `/lam/${writtenBasketId}/ke-khai`;
      draw(<Route path="/lam/:basketId/:step" element={<BasketScreens />} />, step);
    } else {
      draw(<Route path="/" element={<HomeScreen />} />, '/');
      draw(<Route path="/ho-so" element={<DossiersScreen />} />, '/ho-so');
    }
    await work.untilQuiet();
  },

  save: (count, everyMs) => repeat(count, everyMs, saveAnswer),

  async putRaw(count, everyMs) {
    await work.untilQuiet();
    return repeat(count, everyMs, () => getRaw().put([{ store: 'drafts', value: withFreshBytes(savedRow) }]));
  },

  async seal(index) {
    const draft: Draft = { ...inventDraft(5_000 + index, 'draft'), papers: [] };
    await device.drafts.save(draft);
    await work.untilQuiet();
    work.takeTransactions();
    await device.sealer.seal(textOf(draft), [], (pid) => sealedBy(draft, pid));
    const sealing = work
      .takeTransactions()
      .find(({ stores, mode }) => mode === 'readwrite' && stores.includes('packets'));
    if (!sealing) throw new Error('nothing was sealed');
    await work.untilQuiet();
    return { sealMs: sealing.durationMs, rawMs: await getRaw().put(sealing.puts), rows: sealing.puts.length };
  },

  async settle() {
    await work.untilQuiet();
    work.takeTransactions();
    const startedMs = performance.now();
    await saveAnswer();
    await work.untilQuiet();
    const seen = work.takeTransactions();
    return { transactions: seen.length, quietMs: lastEndOf(seen) - startedMs };
  },
};

/** One that no launch gave before: the same answer again is not saved. */
function newAnswer(): string {
  answered += 1;
  return `Câu trả lời lần thứ ${answered} từ ${performance.timeOrigin}`;
}

async function saveAnswer(): Promise<TimedSave> {
  saveMs = 0;
  work.takeEncryptionMs();
  work.takeTransactions();
  const startedMs = performance.now();
  const saved = await answerQuestion(device, writtenDossierId, 'known3', newAnswer());
  const answerMs = performance.now() - startedMs;
  if (!saved.ok) throw new Error(saved.problem.code);
  return { answerMs, saveMs, encryptionMs: work.takeEncryptionMs(), transactions: work.takeTransactions().length };
}

async function repeat<T>(count: number, everyMs: number, run: () => Promise<T>): Promise<T[]> {
  const answers: T[] = [];
  const startedMs = performance.now();
  for (let at = 0; at < count; at += 1) {
    const waitMs = startedMs + at * everyMs - performance.now();
    if (everyMs > 0 && waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    answers.push(await run());
  }
  return answers;
}

function getRaw(): RawStore {
  if (!raw) throw new Error('not opened');
  return raw;
}

async function findSavedRow(): Promise<Record<string, unknown>> {
  work.takeTransactions();
  await answerQuestion(device, writtenDossierId, 'known3', newAnswer());
  const puts = work.takeTransactions().flatMap((transaction) => transaction.puts);
  const row = puts.find((one) => one.store === 'drafts')?.value;
  if (!row) throw new Error('no draft was put');
  return row as Record<string, unknown>;
}

/** As large as before and never the same, as ciphertext is. */
function withFreshBytes(row: Record<string, unknown>): Record<string, unknown> {
  const { iv, bytes } = row['content'] as { readonly iv: Uint8Array; readonly bytes: Uint8Array };
  return { ...row, content: { iv, bytes: crypto.getRandomValues(new Uint8Array(bytes.length)) } };
}

function lastEndOf(transactions: readonly SeenTransaction[]): number {
  return Math.max(...transactions.map(({ startedMs, durationMs }) => startedMs + durationMs));
}

function draw(route: ReactNode, address: string): void {
  const place = document.body.appendChild(document.createElement('div'));
  createRoot(place).render(
    <DeviceProvider value={device}>
      <MemoryRouter initialEntries={[address]}>
        <Routes>{route}</Routes>
      </MemoryRouter>
    </DeviceProvider>,
  );
}

function sealedBy(draft: Draft, pid: string): Draft {
  const at = device.clock.nowIso();
  return { ...draft, state: 'sealed', step: 'sealed', updatedAt: at, sealed: { pid, at, correctableUntil: at } };
}

function textOf(draft: Draft): SealedText {
  const { state: _, updatedAt: __, step: ___, applicantIsSubject: ____, ...rest } = draft;
  return { ...rest, kind: 'dossier', subjects: [], papers: [], sealedAt: device.clock.nowIso() };
}

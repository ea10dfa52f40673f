/**
 * What every screen knows of the phone at once: link, counts, lock, enrolment. One small store over the device's watch;
 * content (drafts, papers) is never held here, so that locking the vault leaves nothing behind.
 */

import { create } from 'zustand';
import { tellVaultOfDialogs } from '../parts/own-dialog.ts';
import { newCalmReader } from './calm-reader.ts';
import { flushNewDossier, keepNewDossier, restNewDossier, wakeNewDossier } from './new-dossier.ts';
import type { Problem } from '../../core/problem.ts';
import type { StandingOrder } from '../../core/standing-order.ts';
import { findThrownProblem } from '../../core/storage-failure.ts';
import { flushSavers } from './use-saver.ts';
import type { Counters, Device, EnrolledDevice, LinkState, WatchTopic } from '../../core/screen-ports.ts';

interface DeviceState {
  readonly counters: Counters | undefined;
  readonly link: LinkState;
  readonly vault: 'none' | 'locked' | 'open' | undefined;
  /** null: not enrolled; undefined: not yet known. */
  readonly enrolled: EnrolledDevice | null | undefined;
  readonly updateWaiting: boolean;
  /** Why nothing can be read or saved in this window. */
  readonly storeProblem: Problem | undefined;
  /** What a full disk kept from being done: something was not saved, and nothing was since, or a screen could not be read yet. */
  readonly fullDisk: 'unsaved' | 'unread' | undefined;
  /** What the province ordered of this phone. */
  readonly order: StandingOrder | undefined;
  /** A part of the app could not be loaded. */
  readonly isLacking: boolean;
  /** In which the app is open in this browser. */
  readonly windows: number;
  /** How many changes of a topic were seen: whoever shows it loads again when its figure moves. */
  readonly changes: { readonly [topic in WatchTopic]?: number };
}

export const useDeviceState = create<DeviceState>()(() => ({
  counters: undefined,
  link: 'online',
  vault: undefined,
  enrolled: undefined,
  updateWaiting: false,
  storeProblem: undefined,
  fullDisk: undefined,
  order: undefined,
  isLacking: false,
  windows: 1,
  changes: {},
}));

/** Said only after something was written. */
const savedTopics: readonly WatchTopic[] = [
  'drafts',
  'deliveries',
  'statuses',
  'notes',
  'tickets',
  'reports',
  'catalogue',
  'vault',
];

/** Whether a full disk is behind what was thrown. */
export function isFullDisk(thrown: unknown): boolean {
  return findThrownProblem(thrown)?.code === 'storage-full';
}

/** A screen could not be read, or could at last: the one never hides that something was not saved, nor does the other. */
export function tellUnread(isUnread: boolean): void {
  const { fullDisk } = useDeviceState.getState();
  if (fullDisk !== 'unsaved') useDeviceState.setState({ fullDisk: isUnread ? 'unread' : undefined });
}

/** How often ended correction windows are looked for while the app is open. */
const windowCheckMs = 60_000;
/** So long after it said goodbye, a window is surely gone. */
const goodbyeMs = 1_500;

/** Keeps the store true to the device; returns the way to stop. */
export function followDevice(device: Device): () => void {
  const set = useDeviceState.setState;
  const loadVault = async () => {
    const vault = await device.vault.state();
    if (vault === 'open') void forgetUncorrectable(device);
    await followVault(device, vault);
    // It may be gone because that was ordered: then the screen that says so comes first.
    if (vault === 'none') await refreshOrder(device);
    set({ vault });
  };
  const loadEnrolment = async () => {
    const enrolled = (await device.enrolment.current()) ?? null;
    if (enrolled === null) await refreshOrder(device);
    set({ enrolled });
  };
  /** That nothing can be read has a screen of its own. */
  const report = (thrown: unknown) => {
    if (!device.watch.storeProblem() && !isFullDisk(thrown)) reportError(thrown);
  };
  const loadStoreProblem = () => set({ storeProblem: device.watch.storeProblem() });
  loadStoreProblem();
  const counters = newCalmReader(
    () => device.watch.counters(),
    (read) => set({ counters: read }),
    report,
  );
  const loadUpdate = () =>
    set({ updateWaiting: device.appUpdate.isWaiting(), isLacking: device.appUpdate.isLacking() });
  const loadWindows = async () => set({ windows: await device.watch.openWindows() });
  set({ link: device.watch.link() });
  loadUpdate();
  loadVault().catch(report);
  loadEnrolment().catch(report);
  refreshOrder(device).catch(report);
  tellVaultOfDialogs(device.vault);
  const stopKeeping = keepNewDossier(device);
  const stopSaving = device.appUpdate.beforeReopening(async () => {
    await Promise.all([flushSavers(), flushNewDossier()]);
  });
  const look = () => {
    loadVault().catch(report);
    // A window that was killed says no goodbye.
    void loadWindows();
  };
  let timer: ReturnType<typeof setInterval> | undefined;
  // Nobody looks at a hidden page, and the phone may sleep.
  const followSight = () => {
    clearInterval(timer);
    if (document.visibilityState === 'visible') timer = setInterval(look, windowCheckMs);
  };
  const returnToSight = () => {
    followSight();
    if (document.visibilityState === 'visible') look();
  };
  /** What a tap asked for and nobody else speaks of. */
  const tellFull = (event: PromiseRejectionEvent) => {
    if (!isFullDisk(event.reason)) return;
    event.preventDefault();
    set({ fullDisk: 'unsaved' });
  };
  addEventListener('unhandledrejection', tellFull);
  followSight();
  document.addEventListener('visibilitychange', returnToSight);
  const unsubscribe = device.watch.subscribe((topic) => {
    set((state) => ({ changes: { ...state.changes, [topic]: (state.changes[topic] ?? 0) + 1 } }));
    if (savedTopics.includes(topic)) set({ fullDisk: undefined });
    if (topic === 'drafts' || topic === 'deliveries' || topic === 'statuses') counters.readAgain();
    if (topic === 'link') set({ link: device.watch.link() });
    if (topic === 'store') {
      loadStoreProblem();
      counters.readAgain();
    }
    if (topic === 'update') loadUpdate();
    // Without an order, deliveries say nothing of one.
    const isAboutOrder = topic === 'order' || (topic === 'deliveries' && useDeviceState.getState().order);
    if (isAboutOrder) refreshOrder(device).catch(report);
    if (topic === 'windows') {
      void loadWindows();
      setTimeout(() => void loadWindows(), goodbyeMs);
    }
    if (topic === 'vault' || topic === 'store') {
      loadVault().catch(report);
      loadEnrolment().catch(report);
    }
  });
  return () => {
    stopKeeping();
    counters.stop();
    stopSaving();
    clearInterval(timer);
    document.removeEventListener('visibilitychange', returnToSight);
    removeEventListener('unhandledrejection', tellFull);
    unsubscribe();
  };
}

/** Before a screen shows it: what is in hand goes with the lock, and comes back with the key. */
async function followVault(device: Device, vault: 'none' | 'locked' | 'open'): Promise<void> {
  if (vault === 'open') await wakeNewDossier(device);
  else restNewDossier();
}

/** When a correction window ends, the sealed draft goes with its key: from then on not even this phone can read it. */
async function forgetUncorrectable(device: Device): Promise<void> {
  const { closeCorrections } = await import('../../core/dossier/close-corrections.ts');
  await closeCorrections(device).catch((thrown: unknown) => {
    // Locked again meanwhile: at the next unlocking, then.
    if (findThrownProblem(thrown)?.code !== 'vault-locked') throw thrown;
  });
}

/** After something this page did to lock or enrolment, without waiting for the watch. */
export async function refreshDeviceState(device: Device): Promise<void> {
  const [vault, enrolled, counters] = await Promise.all([
    device.vault.state(),
    device.enrolment.current(),
    device.watch.counters(),
  ]);
  await followVault(device, vault);
  useDeviceState.setState({ vault, enrolled: enrolled ?? null, counters });
}

/** Loads anew what the province ordered of this phone. */
export async function refreshOrder(device: Device): Promise<void> {
  useDeviceState.setState({ order: await device.order() });
}

/**
 * What was agreed, heard and chosen before a basket exists. Nothing of it is stored before the consent to ask; from then on
 * every change is kept on the device (`keepNewDossier`), until the basket begins or the consent is taken back.
 */

import { useSyncExternalStore } from 'react';
import { create } from 'zustand';
import type { Beginning, TypedPerson } from '../../core/dossier/beginning.ts';
import { isBareBeginning } from '../../core/dossier/beginning.ts';
import type { Problem } from '../../core/problem.ts';
import type { Device } from '../../core/screen-ports.ts';
import { newSaver } from './saver.ts';
import type { Saver, SaveState } from './saver.ts';

type NewDossier = Omit<Beginning, 'beginningId' | 'updatedAt'> & { readonly beginningId?: string | undefined };

const nothing: NewDossier = {
  beginningId: undefined,
  consents: [],
  mayScan: false,
  applicant: undefined,
  basis: undefined,
  representative: undefined,
  typed: undefined,
  codes: [],
  hamlet: undefined,
  head: undefined,
};

export const useNewDossier = create<NewDossier>()(() => nothing);

let saver: Saver<NewDossier> | undefined;

/** `codes`: procedures already chosen on a procedure's own page; `hamlet`, `head`: where and at whose, as a poster or a list says. */
export function beginNewDossier(codes: readonly string[] = [], hamlet?: string, head?: NewDossier['head']): void {
  useNewDossier.setState({ ...nothing, codes, hamlet, head }, true);
}

/** Which beginning was in hand when the phone locked: a name, in this page's memory. */
let resting: string | undefined;
let waking: Promise<void> | undefined;

/** The phone locked: what was in hand is kept on the device and nowhere else. */
export function restNewDossier(): void {
  resting = useNewDossier.getState().beginningId ?? resting;
  beginNewDossier();
}

/** The phone was unlocked: the same address goes on with what was in hand, unless something else was begun meanwhile. */
export function wakeNewDossier(device: Device): Promise<void> {
  waking ??= wake(device).finally(() => {
    waking = undefined;
  });
  return waking;
}

async function wake(device: Device): Promise<void> {
  const beginningId = resting;
  resting = undefined;
  if (beginningId === undefined) return;
  const kept = (await device.beginnings.list()).find((beginning) => beginning.beginningId === beginningId);
  const { consents, codes } = useNewDossier.getState();
  if (kept && consents.length === 0 && codes.length === 0) resumeNewDossier(kept);
}

/** Goes on where a kept beginning stopped. */
export function resumeNewDossier({ updatedAt: _, ...kept }: Beginning): void {
  useNewDossier.setState({ ...nothing, ...kept }, true);
}

/** Something settled: saved at once. */
export function changeNewDossier(change: Partial<NewDossier>): void {
  useNewDossier.setState(change);
  void flushNewDossier();
}

/** Something half typed: saved after a pause, or with `flushNewDossier`. */
export const typeNewDossier = (typed: TypedPerson): void => useNewDossier.setState({ typed });

export const flushNewDossier = (): Promise<boolean> => saver?.flush() ?? Promise.resolve(true);

/** What is kept of this beginning goes; the screens may still hold it. */
export async function forgetNewDossier(device: Device): Promise<void> {
  const { beginningId } = useNewDossier.getState();
  await flushNewDossier();
  if (beginningId !== undefined) await device.beginnings.remove(beginningId);
}

/** How far the saving is, for the line below a form. */
export function useNewDossierSaving(): SaveState {
  return useSyncExternalStore(subscribeSaver, () => saver?.state() ?? 'untouched');
}

/** Why it failed, where there is a word for it. */
export const findNewDossierProblem = (): Problem | undefined => saver?.problem();

const subscribeSaver = (listener: () => void) => saver?.subscribe(listener) ?? (() => undefined);

/** Keeps every change on the device from the first consent on; returns the way to stop. */
export function keepNewDossier(device: Device): () => void {
  const own = newSaver<NewDossier>(async (beginningId, kept) => {
    if (isBareBeginning(kept)) await forgetBare(device, beginningId);
    await device.beginnings.save({ ...kept, beginningId, updatedAt: device.clock.nowIso() });
  });
  saver = own;
  const unsubscribe = useNewDossier.subscribe((state) => {
    if (state.consents.length === 0) return;
    if (state.beginningId === undefined) useNewDossier.setState({ beginningId: device.randomness.uuid() });
    else own.change(state.beginningId, state);
  });
  const flush = () => void own.flush();
  addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', flush);
  return () => {
    unsubscribe();
    removeEventListener('pagehide', flush);
    document.removeEventListener('visibilitychange', flush);
  };
}

/** Consents of earlier doors that nobody followed: they name nobody and would only fill the home screen. */
async function forgetBare(device: Device, beginningId: string): Promise<void> {
  for (const other of await device.beginnings.list()) {
    if (other.beginningId !== beginningId && isBareBeginning(other)) await device.beginnings.remove(other.beginningId);
  }
}

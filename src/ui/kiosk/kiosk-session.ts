/**
 * One person at the hall's PC. A session begins with an empty device and ends in nothing: whatever ends it (Xong, nobody there, a
 * reload, a lock) goes through `startSession`, which draws nothing until all of the one before is gone.
 */

import { create } from 'zustand';
import type { Device } from '../../core/screen-ports.ts';
import { refreshDeviceState, useDeviceState } from '../state/device-state.ts';
import { takeBack } from '../state/hand-over.ts';
import { beginNewDossier } from '../state/new-dossier.ts';
import { useResidentHands } from '../state/resident-hands.ts';
import { stopSpeech } from '../voices/play-speech.ts';
import { changeLanguage } from '../texts/change-language.ts';
import { forgetBrowserMarks } from './kiosk-marks.ts';

interface KioskSession {
  /** Counts the sessions of this page; 0: none has begun. What is drawn of one is drawn anew with the next. */
  readonly number: number;
  readonly isBetween: boolean;
  /** Somebody did something that the next person must not find. */
  readonly isTouched: boolean;
  readonly calledAt: string | undefined;
}

export const useKioskSession = create<KioskSession>()(() => ({
  number: 0,
  isBetween: true,
  isTouched: false,
  calledAt: undefined,
}));

const { setState: set, getState } = useKioskSession;
let ending: Promise<void> | undefined;

export function touchSession(): void {
  if (!getState().isTouched) set({ isTouched: true });
}

/** Ends the session that runs and begins the next. Asked again meanwhile, it is the same one. */
export function startSession(device: Device): Promise<void> {
  ending ??= begin(device).finally(() => {
    ending = undefined;
  });
  return ending;
}

async function begin(device: Device): Promise<void> {
  set({ isBetween: true });
  stopSpeech();
  // What is drawn goes first, so that nothing of it saves once more into the next person's device.
  await new Promise((drawn) => setTimeout(drawn));
  beginNewDossier();
  useResidentHands.setState({ asked: undefined });
  takeBack();
  // What follows the lock in memory (what was opened lately) goes with it.
  useDeviceState.setState({ vault: 'locked' });
  await device.kiosk.startAnew();
  beginNewDossier();
  forgetBrowserMarks();
  await changeLanguage('vi');
  await refreshDeviceState(device);
  set({ isBetween: false, isTouched: false, calledAt: undefined, number: getState().number + 1 });
}

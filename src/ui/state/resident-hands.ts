/**
 * The phone in the resident's hand: from the moment it is handed over until the PIN takes it back, the app draws nothing but
 * the screen that was handed over. That it is handed over is remembered outside this window, as a mark that says nothing
 * else, so that no reload and no second window leads past the PIN; which screen it is, only this window knows.
 */

import { create } from 'zustand';
import { isPracticeAddress } from '../../core/practice/practice-address.ts';
import type { AskedConsent } from './asked-consent.ts';
import { realHandedMark } from './marks.ts';

/** `asked-back`: the PIN is being asked for, the resident may still go on. `finished`, `found-wrong`: only the PIN is left. */
export type HandStage = 'with-resident' | 'asked-back' | 'finished' | 'found-wrong';

export interface Handed {
  /** The addresses of the resident's screens, the newest last. */
  readonly paths: readonly string[];
  readonly stage: HandStage;
  /** Where the helper goes on with the phone back. */
  readonly returnTo: string;
  /** It was read aloud already: only the confirmation is asked for. */
  readonly isReadOut?: boolean;
}

export interface ResidentHands {
  readonly isHanded: boolean;
  /** Absent in a window that was opened since, and after a reload. */
  readonly handed: Handed | undefined;
  /** Answers to the consent, on their way between the helper's screen and the resident's. */
  readonly asked: AskedConsent | undefined;
}

/** In practice another one: a phone handed over there is nobody's real dossier, and the app itself stays open. */
export const handedMark = isPracticeAddress(location.pathname) ? `${realHandedMark}-practice` : realHandedMark;
const isMarked = (): boolean => localStorage.getItem(handedMark) !== null;

export const useResidentHands = create<ResidentHands>()(() => ({
  isHanded: isMarked(),
  handed: undefined,
  asked: undefined,
}));

const { setState: set } = useResidentHands;

/** Follows what other windows of this phone do; returns the way to stop. */
export function followResidentHands(): () => void {
  const look = (): void => {
    const isHanded = isMarked();
    set(isHanded ? { isHanded } : { isHanded, handed: undefined });
  };
  const hear = (event: StorageEvent): void => {
    if (event.key === handedMark || event.key === null) look();
  };
  look();
  addEventListener('storage', hear);
  return () => removeEventListener('storage', hear);
}

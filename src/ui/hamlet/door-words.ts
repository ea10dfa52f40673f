/** A door's state as word, sign and tone: never told by colour alone. */

import type { DoorState, RoundDoor } from '../../core/household/round.ts';
import type { IconName } from '../parts/icon.tsx';
import type { Tone } from '../parts/notice.tsx';
import { hamlet as texts } from '../texts/vi/hamlet.ts';
import { dayWords } from '../../core/visit/visit-text.ts';

export const doorIcons: { readonly [state in DoorState]: IconName } = {
  'to-knock': 'home',
  helped: 'check',
  'not-home': 'lock',
  declined: 'cross',
  'come-back': 'clock',
};

export const doorTones: { readonly [state in DoorState]: Tone } = {
  'to-knock': 'plain',
  helped: 'done',
  'not-home': 'waiting',
  declined: 'attention',
  'come-back': 'moving',
};

/** "Hẹn lại 26/11/2026", "Đã giúp". */
export function doorWords({ state, door, isDue }: RoundDoor): string {
  const { comeBackOn } = door?.body ?? {};
  if (isDue) return texts.due(comeBackOn ? dayWords(comeBackOn) : '');
  if (state === 'come-back' && comeBackOn) return texts.comeBackOn(dayWords(comeBackOn));
  return texts.states[state];
}

export function doorTone({ state, isDue }: RoundDoor): Tone {
  return isDue ? 'attention' : doorTones[state];
}

export function doorIcon({ state, isDue }: RoundDoor): IconName {
  return isDue ? 'alert' : doorIcons[state];
}

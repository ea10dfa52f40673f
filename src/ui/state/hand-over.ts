/** Giving the phone out of hand, and taking it back. Beside the store that every start needs, because few starts come here. */

import { handedMark, useResidentHands } from './resident-hands.ts';
import type { Handed, ResidentHands } from './resident-hands.ts';

const { setState: set } = useResidentHands;

export function handOver(
  path: string,
  more: Pick<Handed, 'isReadOut'> & Partial<Pick<ResidentHands, 'asked'>> = {},
): void {
  const { asked, ...rest } = more;
  try {
    localStorage.setItem(handedMark, 'yes');
  } catch {
    // A full disk: the mode then lasts as long as this page, and the vault locks with it.
  }
  set({ isHanded: true, handed: { paths: [path], stage: 'with-resident', returnTo: path, ...rest }, asked });
}

export function changeHanded(change: Partial<Handed>): void {
  set(({ handed }) => ({ handed: handed && { ...handed, ...change } }));
}

/** Only after the PIN, or where there is nothing left that a PIN could open. */
export function takeBack(): void {
  localStorage.removeItem(handedMark);
  set({ isHanded: false, handed: undefined });
}

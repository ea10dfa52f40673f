/** What a visit is for, as far as a phone knows: of the dossiers of that hamlet, who is asked for more and whose result is ready. */

import type { OfficeState } from '../dossier/dossier-status.ts';
import { fold } from '../text/fold.ts';

export interface ErrandDossier {
  /** As it was written at the door; absent where the phone does not hold the dossier's text any more. */
  readonly hamlet?: string;
  readonly state?: OfficeState;
}

export interface Errands {
  readonly supplements: number;
  readonly results: number;
}

/**
 * "Thôn Tà Rẹc", "tà rẹc" and "Ta Rec" are one place, and so are "Thôn Làng Cát" and "Làng Cát". "Bản 1" and "Thôn 1" are not:
 * communes that were put together have both. "Cát" may be either of "Bản Cát" and "Thôn Cát"; whoever knows the commune's
 * hamlets tells by them (`groupHamlets`).
 */
export function isSameHamlet(one: string, other: string): boolean {
  return areReadAlike(one, other, (kind, otherKind) => kind === otherKind || kind === '' || otherKind === '');
}

/** The same but perhaps for the kind of place: "Bản Cát" and "Thôn Cát". */
export function isSameHamletName(one: string, other: string): boolean {
  return areReadAlike(one, other, () => true);
}

/** Without `hamlet`: those whose hamlet is not known here. */
export function countErrands(dossiers: readonly ErrandDossier[], hamlet?: string): Errands {
  const here = dossiers.filter((dossier) =>
    hamlet === undefined || dossier.hamlet === undefined
      ? dossier.hamlet === hamlet
      : isSameHamlet(dossier.hamlet, hamlet),
  );
  const count = (state: OfficeState) => here.filter((dossier) => dossier.state === state).length;
  return { supplements: count('supplement'), results: count('done') };
}

/** A folded name with the kind of place before it, '' where none is said. */
type HamletReading = readonly [kind: string, name: string];

const kinds: readonly HamletReading[] = [
  ['thon', 'thon'],
  ['ban', 'ban'],
  ['khu pho', 'khu pho'],
  ['kp', 'khu pho'],
  ['to dan pho', 'to dan pho'],
  ['tdp', 'to dan pho'],
  ['khom', 'khom'],
  ['ap', 'ap'],
  ['buon', 'buon'],
  ['xom', 'xom'],
  ['lang', 'lang'],
];

function areReadAlike(one: string, other: string, isKindOf: (kind: string, otherKind: string) => boolean): boolean {
  const others = readHamlet(other);
  return readHamlet(one).some(([kind, name]) =>
    others.some(([otherKind, otherName]) => name === otherName && isKindOf(kind, otherKind)),
  );
}

/** What spellings with the same kind have in common: for names that were spelled as the commune does before. */
export function hamletKey(name: string): string {
  return wordsOf(name).replaceAll(' ', '');
}

function wordsOf(name: string): string {
  return fold(name)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replaceAll(/\b0+(?=\d)/g, '')
    .trim();
}

/** "Làng Cát" may be the làng Cát, or what somebody else calls the thôn Làng Cát; "Thôn 03" is the thôn 3. */
function readHamlet(text: string): readonly HamletReading[] {
  const words = wordsOf(text);
  const whole: HamletReading = ['', hamletKey(text)];
  const said = kinds.find(([word]) => words.startsWith(`${word} `));
  return said ? [[said[1], words.slice(said[0].length + 1).replaceAll(' ', '')], whole] : [whole];
}

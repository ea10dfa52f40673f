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

/** "Thôn Tà Rẹc", "tà rẹc" and "Ta Rec" are one place. */
export function isSameHamlet(one: string, other: string): boolean {
  return hamletKey(one) === hamletKey(other);
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

/** What the spellings of one hamlet have in common. */
export function hamletKey(name: string): string {
  return fold(name)
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replace(/^(thon|ban|khu pho|khom|ap|lang|buon|xom) (?=\S)/, '');
}

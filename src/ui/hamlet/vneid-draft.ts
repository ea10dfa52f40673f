/** Who in a household wants help with VNeID, as it is typed before it is a note. */

import type { VneidBody, VneidLevel } from '../../core/household/household.ts';
import { isPhone } from '../../core/citizen/phone.ts';
import { hamlet as texts } from '../texts/vi/hamlet.ts';
import { vneidLevels } from './household-draft.ts';

type VneidPerson = VneidBody['people'][number];

export interface PersonDraft {
  /** In this form only. */
  readonly key: number;
  readonly name: string;
  readonly birthYear: string;
  readonly phone: string;
  readonly step: VneidPerson['step'];
}

/** As many as a note takes. */
export const mostPeople = 50;

export type LevelDrafts = { readonly [level in VneidLevel]: string };

export function personDraftOf({ name, birthYear, phone, step }: VneidPerson, key: number): PersonDraft {
  return { key, name, birthYear: birthYear === undefined ? '' : String(birthYear), phone: phone ?? '', step };
}

/** What is wrong with one person; absent: nothing. */
export function findPersonFault({ name, birthYear, phone }: PersonDraft): string | undefined {
  if (name.trim() === '') return texts.vneid.nameMissing;
  if (name.trim().length > 200) return texts.form.tooLong(200);
  const year = birthYear.trim();
  if (year !== '' && !(/^\d{4}$/.test(year) && Number(year) >= 1900 && Number(year) <= 2100))
    return texts.vneid.yearWrong;
  return phone.trim() !== '' && !isPhone(phone) ? texts.form.phoneWrong : undefined;
}

export function personOf({ name, birthYear, phone, step }: PersonDraft): VneidPerson {
  return {
    name: name.trim().replaceAll(/\s+/g, ' '),
    step,
    ...(birthYear.trim() !== '' && { birthYear: Number(birthYear) }),
    ...(phone.trim() !== '' && { phone: phone.trim() }),
  };
}

export function isCount(text: string): boolean {
  return /^\s*\d{0,3}\s*$/.test(text) && Number(text) <= 100;
}

/** Those that were filled in; absent: none. */
export function levelsOf(drafts: LevelDrafts): { readonly [level in VneidLevel]?: number } | undefined {
  const filled = vneidLevels.filter((level) => drafts[level].trim() !== '');
  if (filled.length === 0) return undefined;
  return Object.fromEntries(filled.map((level) => [level, Number(drafts[level])]));
}

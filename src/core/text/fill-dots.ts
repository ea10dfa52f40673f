/**
 * Printed sentences with dots for the pen ("ngày … tháng … năm …", "Số lượng: … bản") and what is known put in their
 * place. A place is one run of dots, the three runs of a date, or the two of a time of day.
 */

import type { PartialDate } from '../citizen/person.ts';
import { findPartialDate } from '../calendar/calendar-date.ts';
import { nfc } from './nfc.ts';

// Three full stops at a word ("rửa mặt...") end a sentence; apart from it they are a place, and so is every "…".
const run = '(?:…|(?<![\\p{L}.])\\.{3,}|_{2,})(?: ?(?:…|\\.{3,}|_{2,}))*';
const places = new RegExp(
  `ngày ?${run} ?tháng ?${run} ?năm ?(?:\\d\\d)?${run}|${run} ?giờ ?${run}(?: ?phút)?|${run}`,
  'giu',
);

/** What stands on a run that stays for the pen: long enough for a word by hand. */
export const dottedRun = '………………';
const shortRun = '………';

/** Something known that belongs in a place; '' keeps the dots. `bare` is the text without the unit it ends in. */
export type Filling =
  | { readonly kind: 'text'; readonly text: string; readonly bare?: string }
  | { readonly kind: 'date'; readonly date: PartialDate | undefined; readonly text: string }
  | { readonly kind: 'time'; readonly text: string };

export function hasDots(sentence: string): boolean {
  return new RegExp(run, 'u').test(sentence);
}

/** How many places the sentence has. */
export function countPlaces(sentence: string): number {
  return [...sentence.matchAll(places)].length;
}

/**
 * The sentence with the fillings in its places: each takes the first free place of its own kind (a date where a date is
 * printed), else the first free one. What finds no place follows after a comma, so that nothing said is lost.
 */
export function fillDots(sentence: string, fillings: readonly Filling[]): string {
  const found = [...sentence.matchAll(places)].map((match) => ({ at: match.index, printed: match[0] }));
  const taken = new Map<number, Filling>();
  const left: string[] = [];
  for (const filling of fillings) {
    const free = found.flatMap((place, index) => (taken.has(index) ? [] : [{ index, kind: kindOf(place.printed) }]));
    const place = free.find(({ kind }) => kind === filling.kind) ?? free.find(({ kind }) => kind === 'text') ?? free[0];
    if (place !== undefined) taken.set(place.index, filling);
    else if (filling.text !== '') left.push(filling.text);
  }
  let filled = '';
  let end = 0;
  for (const [index, { at, printed }] of found.entries()) {
    const rest = sentence.slice(at + printed.length);
    filled += sentence.slice(end, at) + fillPlace(printed, taken.get(index), rest);
    end = at + printed.length;
  }
  return nfc([filled + sentence.slice(end), ...left].join(', '));
}

function kindOf(printed: string): Filling['kind'] {
  return /^ngày/iu.test(printed) ? 'date' : /giờ/iu.test(printed) ? 'time' : 'text';
}

function fillPlace(printed: string, filling: Filling | undefined, rest: string): string {
  const kind = kindOf(printed);
  if (kind === 'date') {
    const date = filling?.kind === 'date' ? filling.date : undefined;
    if (date === undefined && filling !== undefined && filling.text !== '') return `ngày ${filling.text}`;
    const word = printed.startsWith('N') ? 'Ngày' : 'ngày';
    return dateSentence(date, word);
  }
  if (kind === 'time') {
    const [hours, minutes] = filling?.text.split(':') ?? [];
    if (hours === undefined || hours === '') return `${shortRun} giờ ${shortRun} phút`;
    return minutes === undefined ? hours : `${hours} giờ ${minutes} phút`;
  }
  if (filling === undefined || filling.text === '') return dottedRun;
  if (filling.kind !== 'text' || filling.bare === undefined) return filling.text;
  // "Số lượng: … bản" already prints the unit.
  const unit = filling.text.slice(filling.bare.length).trim();
  return rest.trimStart().startsWith(unit) ? filling.bare : filling.text;
}

/** "ngày 05 tháng 03 năm 1988", with dots for what is not known. */
export function dateSentence(date: PartialDate | undefined, word = 'ngày'): string {
  const [year = shortRun, month = shortRun, day = shortRun] = date?.iso.split('-') ?? [];
  return `${word} ${day} tháng ${month} năm ${year}`;
}

/**
 * The line of place and date: its date becomes `day` (`YYYY-MM-DD`), its first other run the place. What is not told stays
 * dotted.
 */
export function fillPlaceDate(sentence: string, place: string | undefined, day: string | undefined): string {
  const [year, month, date] = (day ?? '').slice(0, 10).split('-').map(Number);
  const known = findPartialDate(year ?? 0, month ?? 0, date ?? 0);
  const isPlaced = [...sentence.matchAll(places)].some(([printed]) => kindOf(printed) === 'text');
  return fillDots(sentence, [
    { kind: 'date', date: known, text: '' },
    ...(isPlaced ? [{ kind: 'text', text: place ?? '' } as const] : []),
  ]);
}

import { foldedWords } from '../text/fold.ts';
import type { HouseholdNeed } from './household.ts';

export const householdNeeds: readonly HouseholdNeed[] = [
  'elder',
  'disability',
  'poor',
  'near-poor',
  'newborn',
  'residence',
  'insurance',
  'vneid',
  'other',
];

/** Folded words by which lists name a need; those that contain others come first. */
const needWords: readonly (readonly [string, HouseholdNeed])[] = [
  ['can ngheo', 'near-poor'],
  ['ngheo', 'poor'],
  ['cao tuoi', 'elder'],
  ['nguoi gia', 'elder'],
  ['khuyet tat', 'disability'],
  ['so sinh', 'newborn'],
  ['moi sinh', 'newborn'],
  ['khai sinh', 'newborn'],
  ['cu tru', 'residence'],
  ['tam tru', 'residence'],
  ['thuong tru', 'residence'],
  ['bao hiem', 'insurance'],
  ['bhyt', 'insurance'],
  ['vneid', 'vneid'],
  ['dinh danh', 'vneid'],
];

/** What the words of a list's cell mean; `rest`: those that mean nothing known, for people to read. */
export function readNeeds(cell: string): { readonly needs: readonly HouseholdNeed[]; readonly rest?: string } {
  const found = new Set<HouseholdNeed>();
  const rest: string[] = [];
  for (const part of cell.split(/[,;/+\n]/).map((each) => each.trim())) {
    const words = ` ${foldedWords(part).join(' ')} `;
    if (words.trim() === '' || /^ (khong|ko|k) ((phai|co) )?/.test(words)) continue;
    const need = needWords.find(([known]) => words.includes(` ${known} `))?.[1];
    if (need === undefined) rest.push(part);
    found.add(need ?? 'other');
  }
  const needs = householdNeeds.filter((need) => found.has(need));
  return { needs, ...(rest.length > 0 && { rest: rest.join(', ') }) };
}

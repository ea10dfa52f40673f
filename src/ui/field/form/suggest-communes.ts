/**
 * Which communes of today a person may mean: by what is typed (new or old name, no accents needed) or by the old names a
 * card's address carries. A suggestion only; the person confirms (rules 7 of the domain: card data can be stale).
 */

import type { ListEntry } from '../../../core/procedure/procedure.ts';
import { fold } from '../../../core/text/fold.ts';

export interface CommuneSuggestion {
  readonly commune: ListEntry;
  /** The former name that matched, where it was not today's. */
  readonly oldName?: string;
}

const mostSuggestions = 6;

/**
 * Communes whose name, or a former name, begins a word with what was typed; today's names first. Before anything is typed, the
 * one of the code `own`: where this phone goes from door to door.
 */
export function communesByTyping(
  communes: readonly ListEntry[],
  typed: string,
  own?: string,
): readonly CommuneSuggestion[] {
  const wanted = fold(typed).trim();
  if (wanted === '') return communes.filter(({ code }) => code === own).map((commune) => ({ commune }));
  const matches = (name: string) => ` ${fold(name)}`.includes(` ${wanted}`);
  const today = communes.filter((commune) => matches(commune.name)).map((commune) => ({ commune }));
  const former = communes
    .filter((commune) => !matches(commune.name))
    .flatMap((commune) => {
      const oldName = commune.mergedFrom?.find(matches);
      return oldName === undefined ? [] : [{ commune, oldName }];
    });
  return [...today, ...former].slice(0, mostSuggestions);
}

/**
 * Communes that a card's address names, by today's or a former name. Addresses run hamlet, commune, (district until 2025,)
 * province: the leftmost name that is a commune counts, and one known only by a former name settles it, because then the
 * next part is the old district.
 */
export function communesByAddress(communes: readonly ListEntry[], address: string): readonly CommuneSuggestion[] {
  const parts = address
    .split(',')
    .map((part) => bareName(part))
    .filter((part) => part !== '');
  if (parts.length > 1 && provinces.includes(parts.at(-1) ?? '')) parts.pop();
  const found = new Map<string, CommuneSuggestion>();
  for (const part of parts) {
    const today = communes.filter((commune) => bareName(commune.name) === part);
    for (const commune of today) found.set(commune.code, { commune });
    if (today.length > 0) continue;
    const former = communes.flatMap((commune) => {
      const oldName = commune.mergedFrom?.find((name) => bareName(name) === part);
      return oldName === undefined ? [] : [{ commune, oldName }];
    });
    for (const suggestion of former) found.set(suggestion.commune.code, suggestion);
    if (former.length > 0) break;
  }
  return [...found.values()].slice(0, mostSuggestions);
}

/** The province and the one that was merged into it: also the name of a ward, which an address's end does not mean. */
const provinces = ['quang tri', 'quang binh'];

/** A name without its kind: "Xã Ba Nang" and "Ba Nang" are one. */
function bareName(name: string): string {
  return fold(name)
    .trim()
    .replace(/^(xa|phuong|dac khu|thi tran|tinh)\s+/, '');
}

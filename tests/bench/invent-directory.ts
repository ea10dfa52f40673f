/** The real directory grown to the size of a province's: titles made of the same words in the same order two by two. */

import { foldedWords } from '../../src/core/text/fold.ts';
import type { DirectoryEntry } from '../../src/core/procedure/procedure.ts';
import { seededRandom } from './seeded-random.ts';

/** `count` rows, the real ones first; no two have the same folded words. The same seed gives the same rows. */
export function inventDirectory(real: readonly DirectoryEntry[], count: number, seed = 10): readonly DirectoryEntry[] {
  const random = seededRandom(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  const titles = real.map(({ name }) => name.split(' '));
  const next = new Map<string, string[]>();
  for (const words of titles) {
    for (let at = 2; at <= words.length; at += 1) {
      const key = `${words[at - 2]} ${words[at - 1]}`;
      next.set(key, [...(next.get(key) ?? []), words[at] ?? '']);
    }
  }
  const rows = [...real];
  const known = new Set(real.map(({ name }) => foldedWords(name).join(' ')));
  while (rows.length < count) {
    const words = pick(titles).slice(0, 2);
    for (let more = 0; more < 40; more += 1) {
      const word = pick(next.get(`${words.at(-2)} ${words.at(-1)}`) ?? ['']);
      if (word === '') break;
      words.push(word);
    }
    const name = words.join(' ');
    const key = foldedWords(name).join(' ');
    if (words.length < 5 || known.has(key)) continue;
    known.add(key);
    rows.push({ code: `9.${String(rows.length).padStart(6, '0')}`, name, sector: pick(real).sector });
  }
  return rows;
}

/**
 * What people type when they look for a title they have in mind, in five kinds, and once more with a slip. Each is made from
 * one title, and only from what that title says; the abbreviations are a list of this bench's own. A query that more than
 * ten titles answer word for word has no right answer among ten and is drawn anew; so has a title that stands twice.
 */

import { fold, foldedWords } from '../../src/core/text/fold.ts';
import type { DirectoryEntry } from '../../src/core/procedure/procedure.ts';
import { seededRandom } from './seeded-random.ts';

export const queryKinds = [
  'without marks',
  'tone placed otherwise',
  'as typed',
  'abbreviated',
  'out of order',
] as const;
export type QueryKind = (typeof queryKinds)[number] | 'with a slip';

export interface SearchQuery {
  readonly kind: QueryKind;
  readonly text: string;
  readonly code: string;
}

export interface InventedQueries {
  readonly queries: readonly SearchQuery[];
  /** Drawn, and answered word for word by more than ten titles. */
  readonly ambiguous: number;
}

type Make = (words: readonly string[], random: () => number) => string | undefined;

/** `count` queries a kind. */
export function inventQueries(directory: readonly DirectoryEntry[], count: number, seed = 20): InventedQueries {
  const random = seededRandom(seed);
  const folded = directory.map(({ name }) => foldedWords(name));
  const copies = new Map<string, number>();
  for (const words of folded) copies.set(words.join(' '), (copies.get(words.join(' ')) ?? 0) + 1);
  const queries: SearchQuery[] = [];
  let ambiguous = 0;
  for (const kind of [...queryKinds, 'with a slip'] as const) {
    for (let made = 0; made < count;) {
      const at = Math.floor(random() * directory.length);
      const { name, code } = directory[at]!;
      if ((copies.get(folded[at]!.join(' ')) ?? 0) > 1) continue;
      const text = makers[kind](
        name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== ''),
        random,
      );
      if (text === undefined) continue;
      if (countAnswers(folded, meant(kind, text)) > 10) {
        ambiguous += 1;
        continue;
      }
      queries.push({ kind, text: display(text), code });
      made += 1;
    }
  }
  return { queries, ambiguous };
}

const makers: { readonly [kind in QueryKind]: Make } = {
  // All words as they stand, no marks: what a copied title or a patient typist gives.
  'without marks': (words) => fold(words.join(' ')),
  'tone placed otherwise': (words) => {
    const moved = words.map(moveTone);
    return moved.join(' ') === words.join(' ') ? undefined : moved.join(' ');
  },
  // Three to six neighbouring words, the last one not finished.
  'as typed': (words, random) => {
    const some = neighbours(words, 3 + Math.floor(random() * 4), random).map(fold);
    const last = some.at(-1) ?? '';
    if (some.length < 3 || last.length < 2) return undefined;
    return [...some.slice(0, -1), last.slice(0, 1 + Math.ceil(random() * (last.length - 1)))].join(' ');
  },
  abbreviated: (words, random) => {
    const some = ` ${neighbours(words, 9, random).map(fold).join(' ')} `;
    const usable = Object.entries(shortForms).filter(([, long]) => some.includes(` ${long} `));
    const chosen = usable[Math.floor(random() * usable.length)];
    return chosen && some.replace(` ${chosen[1]} `, ` ${chosen[0]}=${chosen[1].replaceAll(' ', '_')} `).trim();
  },
  'out of order': (words, random) => {
    const some = words.map(fold).filter((word) => word.length > 1);
    const chosen = shuffle(some, random).slice(0, 4 + Math.floor(random() * 3));
    return new Set(chosen).size < 4 ? undefined : chosen.join(' ');
  },
  'with a slip': (words, random) => {
    const some = neighbours(words, 4 + Math.floor(random() * 3), random).map(fold);
    const long = some.flatMap((word, at) => (word.length >= 3 ? [at] : []));
    const at = long[Math.floor(random() * long.length)];
    if (some.length < 4 || at === undefined) return undefined;
    return some.map((word, index) => (index === at ? `${slip(word, random)}=${word}` : word)).join(' ');
  },
};

/** "ks=khai_sinh": what is typed and what it stands for. */
function display(text: string): string {
  return text.replace(/=\S+/g, '');
}

function meant(kind: QueryKind, text: string): readonly string[] {
  const words = kind === 'tone placed otherwise' ? foldedWords(text) : text.split(' ');
  return words.flatMap((word) => (word.split('=')[1] ?? word).split('_'));
}

function countAnswers(titles: readonly (readonly string[])[], words: readonly string[]): number {
  return titles.filter((title) => words.every((word) => title.some((one) => one.startsWith(word)))).length;
}

function neighbours(words: readonly string[], count: number, random: () => number): readonly string[] {
  const from = Math.floor(random() * Math.max(1, words.length - count + 1));
  return words.slice(from, from + count);
}

function shuffle<T>(values: readonly T[], random: () => number): T[] {
  return values
    .map((value) => ({ value, at: random() }))
    .sort((left, right) => left.at - right.at)
    .map(({ value }) => value);
}

/** hòa ↔ hoà, thủy ↔ thuỷ: the two schools of where a tone stands. */
function moveTone(word: string): string {
  const letters = word.normalize('NFD');
  const moved = letters
    .replace(/(o)([\u0300\u0301\u0303\u0309\u0323])([ae])(?!\p{L})/giu, '$1$3$2')
    .replace(/(u)([\u0300\u0301\u0303\u0309\u0323])(y)(?!\p{L})/giu, '$1$3$2');
  if (moved !== letters) return moved.normalize('NFC');
  return letters
    .replace(/(o)([ae])([\u0300\u0301\u0303\u0309\u0323])(?!\p{L})/giu, '$1$3$2')
    .replace(/(?<!q)(u)(y)([\u0300\u0301\u0303\u0309\u0323])(?!\p{L})/giu, '$1$3$2')
    .normalize('NFC');
}

const neighbourKeys: { readonly [key: string]: string } = {
  a: 'sqz', b: 'vn', c: 'xv', d: 'sf', e: 'wr', g: 'fh', h: 'gj', i: 'uo', k: 'jl', l: 'k', m: 'n', n: 'bm',
  o: 'ip', p: 'o', q: 'w', r: 'et', s: 'ad', t: 'ry', u: 'yi', v: 'cb', x: 'zc', y: 'tu',
}; // prettier-ignore

/** A letter left out, doubled, hit beside its key, or swapped with the next. */
function slip(word: string, random: () => number): string {
  const at = Math.floor(random() * word.length);
  const letter = word[at] ?? '';
  const way = Math.floor(random() * 4);
  if (way === 0) return word.slice(0, at) + word.slice(at + 1);
  if (way === 1) return word.slice(0, at) + letter + word.slice(at);
  const keys = neighbourKeys[letter] ?? letter;
  if (way === 2) return word.slice(0, at) + (keys[Math.floor(random() * keys.length)] ?? '') + word.slice(at + 1);
  const first = Math.min(at, word.length - 2);
  return word.slice(0, first) + word[first + 1] + word[first] + word.slice(first + 2);
}

const shortForms: { readonly [short: string]: string } = {
  ks: 'khai sinh',
  kt: 'khai tu',
  nkt: 'nguoi khuyet tat',
  kh: 'ket hon',
  hn: 'ho ngheo',
  tthn: 'tinh trang hon nhan',
  bhyt: 'bao hiem y te',
  bhxh: 'bao hiem xa hoi',
  bhtn: 'bao hiem that nghiep',
  btxh: 'bao tro xa hoi',
  cccd: 'can cuoc',
  tt: 'tam tru',
  hkd: 'ho kinh doanh',
  htx: 'hop tac xa',
  ncc: 'nguoi co cong',
  qsdd: 'quyen su dung dat',
  gcn: 'giay chung nhan',
  gp: 'giay phep',
  dk: 'dang ky',
  ubnd: 'uy ban nhan dan',
  xd: 'xay dung',
  mn: 'mam non',
  dtts: 'dan toc thieu so',
  tc: 'tro cap',
  bs: 'bo sung',
  yt: 'y te',
  gd: 'giao duc',
  th: 'tieu hoc',
};

/**
 * A cell holds 4000 characters. Longer ones stand in pieces in a sheet of their own, and `gocua_long:<number>` in their
 * cell says which; so every cell keeps the limit, and nothing is cut.
 */

import type { SheetNote } from '../../../core/definition/xlsform-fault.ts';
import type { Sheet } from './sheet.ts';

export const longTextSheet = 'gocua_long';
const pieceLength = 3000;
const longestText = 100_000;
const mark = /^gocua_long:\d{1,6}$/;

/** Puts long texts aside. */
export function writeLongTexts(sheets: readonly Sheet[], longestCell: number): readonly Sheet[] {
  const pieces: string[][] = [];
  let count = 0;
  const place = (text: string): string => {
    if (text.length <= longestCell && !mark.test(text)) return text;
    count += 1;
    const key = `gocua_long:${count}`;
    for (const piece of cut(text)) pieces.push([key, piece]);
    return key;
  };
  const placed = sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => row.map(place)) }));
  if (pieces.length === 0) return placed;
  return [...placed, { name: longTextSheet, rows: [['key', 'piece'], ...pieces] }];
}

/** Puts them back where their marks stand. The pieces' own blank ends were kept by a full stop around them. */
export function readLongTexts(
  sheets: readonly Sheet[],
):
  | { readonly ok: true; readonly value: readonly Sheet[] }
  | { readonly ok: false; readonly faults: readonly SheetNote[] } {
  const texts = new Map<string, string>();
  const faults: SheetNote[] = [];
  for (const { name, rows } of sheets) {
    if (name !== longTextSheet) continue;
    for (const [at, [key = '', piece = '']] of rows.entries()) {
      if (!mark.test(key)) continue;
      const text = (texts.get(key) ?? '') + piece.slice(1, -1);
      if (text.length > longestText) faults.push({ code: 'cell-too-long', sheet: name, row: at + 1 });
      texts.set(key, text.slice(0, longestText));
    }
  }
  const find = (text: string, sheet: string, row: number): string => {
    if (!mark.test(text)) return text;
    const found = texts.get(text);
    // Each text belongs to one cell: a small file must not become a large form by naming one text everywhere.
    texts.delete(text);
    if (found === undefined) faults.push({ code: 'value-unknown', sheet, row, detail: text });
    return found ?? '';
  };
  const found = sheets
    .filter(({ name }) => name !== longTextSheet)
    .map(({ name, rows }) => ({
      name,
      rows: rows.map((row, at) => row.map((cell) => find(cell, name, at + 1))),
    }));
  return faults.length > 0 ? { ok: false, faults: faults.slice(0, 20) } : { ok: true, value: found };
}

/** Pieces that never part a pair of surrogates or a letter from its marks. */
function cut(text: string): readonly string[] {
  const letters = Array.from(new Intl.Segmenter('vi').segment(text), ({ segment }) => segment);
  const pieces: string[] = [];
  let piece = '';
  for (const letter of letters) {
    if (piece.length + letter.length > pieceLength && piece !== '') {
      pieces.push(`.${piece}.`);
      piece = '';
    }
    piece += letter;
  }
  return [...pieces, `.${piece}.`];
}

/**
 * Only what the font can draw reaches the printer: anything else would become boxes that lie over the next letters. A gap
 * is dotted, so that a pen can fill it; signs that only steer (bidi overrides, NUL) go without a trace.
 */

import { createRequire } from 'node:module';
import { fontFiles } from './font-files.ts';

interface Font {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

// The reader that pdfmake itself lays out with: what it finds a glyph for is what gets drawn.
const require = createRequire(createRequire(import.meta.url).resolve('pdfmake'));
const { openSync } = require('fontkit') as { readonly openSync: (path: string) => Font };

let fonts: readonly Font[] | undefined;
const known = new Map<string, boolean>();

/** In every face, since bold and italic hold the same words as upright. */
function isDrawn(character: string): boolean {
  const found = known.get(character);
  if (found !== undefined) return found;
  fonts ??= [...fontFiles].map((path) => openSync(path));
  const drawn = fonts.every((font) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0));
  known.set(character, drawn);
  return drawn;
}

/** Stands for one sign without a glyph until neighbours are joined; no letter, and itself without a glyph. */
const gap = '\uFFFF';

/** The text as it can be printed: each run without glyphs is one dotted gap. */
export function printableText(text: string): string {
  // Line ends are kept; a composed letter has a glyph more often than its parts.
  const steered = text
    .normalize('NFC')
    .replace(/\t/gu, ' ')
    .replace(/[^\P{C}\n\p{Co}\p{Cn}]/gu, '');
  const drawn = Array.from(steered, (character) => (character === '\n' || isDrawn(character) ? character : gap)).join(
    '',
  );
  return drawn.replace(/\uFFFF(?:[ \p{M}]*\uFFFF)*\p{M}*/gu, '……');
}

/** A copy of plain data (a document's tree, a declaration) with every text in it printable; functions stay as they are. */
export function toPrintable<T>(value: T): T {
  if (typeof value === 'string') return printableText(value) as T;
  if (Array.isArray(value)) return value.map(toPrintable) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toPrintable(inner)])) as T;
}

/** Whether a text somewhere in plain data has signs that are printed as a dotted gap. */
export function hasGaps(value: unknown): boolean {
  if (typeof value === 'string') return countGaps(printableText(value)) > countGaps(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasGaps);
}

function countGaps(text: string): number {
  return text.split('……').length;
}

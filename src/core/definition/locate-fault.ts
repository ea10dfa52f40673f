import { isPersonBlock } from './expand-blocks.ts';
import { findMember, itemsAt, lineAt, valueEnd } from './json-text.ts';

/**
 * The line, counted from 1, at which `place` (of a `FormFault`: as the definition reads with its blocks written out) stands
 * in the JSON text of a definition. Of a place that is not in the text, the line of what is nearest around it.
 */
export function locateFault(text: string, place: string): number {
  let at = Math.max(0, text.search(/[^\t\n\r ]/));
  for (const step of stepsOf(place)) {
    const next = typeof step === 'string' ? findMember(text, at, step) : findItem(text, at, step);
    if (next === undefined) break;
    at = next;
  }
  return lineAt(text, at);
}

/** `form.sections[0].when` → form, sections, 0, when; what follows an arrow is said about the place. */
function stepsOf(place: string): readonly (string | number)[] {
  const path = place.split(' → ')[0] ?? '';
  return [...path.matchAll(/[^.[\]]+/g)].map(([step]) => (/^\d+$/.test(step) ? Number(step) : step));
}

/** The item that stands at this index once blocks are written out; of a block, what it asks there. */
function findItem(text: string, at: number, index: number): number | undefined {
  let before = 0;
  for (const begin of itemsAt(text, at)) {
    const source = text.slice(begin, valueEnd(text, begin));
    const item: unknown = source.includes('"asks"') ? JSON.parse(source) : undefined;
    const asks = isPersonBlock(item) ? itemsAt(text, findMember(text, begin, 'asks') ?? begin) : [begin];
    const found = asks[index - before];
    if (found !== undefined) return found;
    before += asks.length;
  }
  return undefined;
}

/** Real definitions broken as hands and machines break them: nodes gone, doubled, swapped, nested, renamed, blown up. */

import * as fc from 'fast-check';
import { fileNames, texts } from './read-catalogue.ts';

const definitions = new Map(fileNames.map((name): [string, unknown] => [name, JSON.parse(texts.get(name) ?? '')]));

/** Said instead of the broken whole, so that a counterexample can be read. */
export type Plan = { readonly name: string; readonly breaks: readonly Break[] } | { readonly json: unknown };

interface Break {
  /** Which child to go down into at each level. */
  readonly way: readonly number[];
  readonly deed: 'delete' | 'replace' | 'duplicate' | 'swap' | 'nest' | 'rename' | 'blow-up' | 'point-elsewhere';
  readonly value: unknown;
  readonly name: string;
}

/** Names that mean something to the language, to JavaScript, or to nobody. */
const names = fc.constantFrom(
  'id',
  'type',
  'when',
  'not',
  'all',
  'any',
  'compare',
  'calc',
  'of',
  'questions',
  'asks',
  'question',
  'is',
  'person',
  '__proto__',
  'constructor',
  'toString',
  'length',
  'hasOwnProperty',
  '',
  '$today',
  'hologram',
);

const breaks = fc.record<Break>({
  way: fc.array(fc.nat(97), { minLength: 1, maxLength: 14 }),
  deed: fc.constantFrom('delete', 'replace', 'duplicate', 'swap', 'nest', 'rename', 'blow-up', 'point-elsewhere'),
  value: fc.oneof(
    fc.constantFrom<unknown>(null, '', 0, -1, 1e308, true, [], {}, 'group', 'calculated', { calc: 'sum', of: [] }),
    fc.jsonValue({ maxDepth: 2 }),
  ),
  name: names,
});

/** Any JSON at all, or a published definition with some of its nodes broken. */
export const plans: fc.Arbitrary<Plan> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ json: fc.jsonValue() }) },
  {
    weight: 12,
    arbitrary: fc.record({
      name: fc.constantFrom(...fileNames),
      breaks: fc.array(breaks, { minLength: 1, maxLength: 3 }),
    }),
  },
);

export function breakDefinition(plan: Plan): unknown {
  if ('json' in plan) return plan.json;
  return plan.breaks.reduce((value, one) => breakAt(value, one, one.way), definitions.get(plan.name));
}

/** A copy in which one node, found by going down `way`, is broken; everything beside the way is shared. */
function breakAt(holder: unknown, how: Break, way: readonly number[]): unknown {
  if (typeof holder !== 'object' || holder === null) return how.value;
  const entries = Object.entries(holder);
  const [step = 0, ...further] = way;
  if (entries.length === 0) return how.value;
  const at = step % entries.length;
  const [key, value] = entries[at] as [string, unknown];
  const isDeeper = further.length > 0 && typeof value === 'object' && value !== null;
  const changed = isDeeper ? entries.with(at, [key, breakAt(value, how, further)]) : breakEntry(entries, at, how);
  if (Array.isArray(holder)) return changed.map(([, item]) => item);
  const copy = {};
  // As JSON.parse does: a member of its own, whatever its name is.
  for (const [name, item] of changed) {
    Object.defineProperty(copy, name, { value: item, enumerable: true, configurable: true, writable: true });
  }
  return copy;
}

function breakEntry(
  entries: readonly (readonly [string, unknown])[],
  at: number,
  { deed, value, name }: Break,
): readonly (readonly [string, unknown])[] {
  const [key, here] = entries[at] as [string, unknown];
  switch (deed) {
    case 'delete':
      return entries.toSpliced(at, 1);
    case 'replace':
      return entries.with(at, [key, value]);
    case 'duplicate':
      return entries.toSpliced(at, 0, [name, here]);
    case 'swap': {
      const other = (at + 1) % entries.length;
      const [otherKey, otherValue] = entries[other] as [string, unknown];
      return entries.with(at, [key, otherValue]).with(other, [otherKey, here]);
    }
    case 'nest': {
      let nested = here;
      for (let depth = 0; depth < 40; depth += 1) nested = name === '' ? [nested] : { [name]: nested };
      return entries.with(at, [key, nested]);
    }
    case 'rename':
      return entries.with(at, [name, here]);
    case 'blow-up':
      return entries.with(at, [
        key,
        typeof here === 'string' ? here.slice(0, 99).repeat(5_000) : Array.from({ length: 60 }, () => here),
      ]);
    case 'point-elsewhere': {
      const siblings = entries.flatMap(([, item]) => (typeof item === 'string' ? [item] : []));
      return entries.with(at, [key, siblings[value === null ? 0 : siblings.length - 1] ?? name]);
    }
  }
}

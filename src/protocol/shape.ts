/**
 * Checks of untrusted JSON as composed predicates: no library, because the phone's first page pays for every byte, and
 * no copies, because fields that a newer phone added must be carried through untouched.
 */

export type Shape = (value: unknown) => boolean;

/** Text of `least` to `most` UTF-16 units. */
export function text(most: number, least = 1): Shape {
  return (value) => typeof value === 'string' && value.length >= least && value.length <= most;
}

export function matching(pattern: RegExp): Shape {
  return (value) => typeof value === 'string' && pattern.test(value);
}

/** A moment in ISO 8601 with its offset. */
export const moment = matching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/);

export function oneOf(...words: readonly string[]): Shape {
  return (value) => typeof value === 'string' && words.includes(value);
}

/** A safe integer from `least` to `most`. */
export function integer(least: number, most: number): Shape {
  return (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most;
}

export function list(of: Shape, most: number): Shape {
  return (value) => Array.isArray(value) && value.length <= most && value.every(of);
}

/** An object whose named fields hold; a field ending in `?` may be absent. Other fields are left alone. */
export function fields(shapes: { readonly [name: string]: Shape }): Shape {
  const entries = Object.entries(shapes).map(([key, shape]) => {
    const isOptional = key.endsWith('?');
    return { name: isOptional ? key.slice(0, -1) : key, isOptional, shape };
  });
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const record = value as Record<string, unknown>;
    return entries.every(({ name, isOptional, shape }) => {
      const held = Object.hasOwn(record, name) ? record[name] : undefined;
      return held === undefined ? isOptional : shape(held);
    });
  };
}

export interface Bounds {
  readonly textLength: number;
  readonly listLength: number;
  readonly depth: number;
  /** Values altogether, objects and lists included. */
  readonly values: number;
}

/** Whether everything in a JSON value, known or not, stays within `bounds`, and no key could reach a prototype. */
export function isWithin(value: unknown, bounds: Bounds): boolean {
  let left = bounds.values;
  const holds = (item: unknown, depth: number): boolean => {
    left -= 1;
    if (left < 0 || depth > bounds.depth) return false;
    if (typeof item === 'string') return item.length <= bounds.textLength;
    if (typeof item === 'number') return Number.isFinite(item);
    if (typeof item !== 'object' || item === null) return item === null || typeof item === 'boolean';
    if (Array.isArray(item)) return item.length <= bounds.listLength && item.every((one) => holds(one, depth + 1));
    return Object.entries(item).every(
      ([key, one]) => key !== '__proto__' && key.length <= 128 && holds(one, depth + 1),
    );
  };
  return holds(value, 0);
}

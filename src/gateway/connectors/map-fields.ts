/**
 * Which of our fields go where in the other system's message, as data that is kept with the connector: no code is needed for
 * another system, and no code can be put in.
 */

/** Their place (`hoSo.nguoiNop.ten`) → ours (`applicant.fullName`), or a fixed value. */
export interface FieldMapping {
  readonly [theirs: string]: string | { readonly value: string | number | boolean };
}

const mostFields = 200;
const place = /^[\p{L}\w$-]+(?:\.[\p{L}\w$-]+){0,9}$/u;
const reserved = new Set(['__proto__', 'prototype', 'constructor']);

export function isPlace(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length <= 200 &&
    place.test(value) &&
    !value.split('.').some((name) => reserved.has(name))
  );
}

export function isFieldMapping(value: unknown): value is FieldMapping {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return entries.length <= mostFields && entries.every(([theirs, ours]) => isPlace(theirs) && isSource(ours));
}

function isSource(ours: unknown): boolean {
  if (typeof ours === 'string') return isPlace(ours);
  const { value } = (ours ?? {}) as { value?: unknown };
  return ['string', 'number', 'boolean'].includes(typeof value) && String(value).length <= 500;
}

/** The message with every field that our side has; one that is missing is left out. */
export function mapFields(mapping: FieldMapping, data: unknown): { [name: string]: unknown } {
  const message: { [name: string]: unknown } = {};
  for (const [theirs, ours] of Object.entries(mapping)) {
    const value = typeof ours === 'string' ? pick(data, ours) : ours.value;
    if (value !== undefined) put(message, theirs, value);
  }
  return message;
}

/** What stands at `path`; lists are counted from 0. Absent: nothing does. */
export function pick(data: unknown, path: string): unknown {
  let value = data;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as { [name: string]: unknown })[name];
  }
  return value;
}

/** Where a shorter place holds a plain value already, the longer one has no room and is left out. */
export function put(message: { [name: string]: unknown }, path: string, value: unknown): void {
  const names = path.split('.');
  const last = names.pop() ?? '';
  let at = message;
  for (const name of names) {
    const inner = Object.hasOwn(at, name) ? at[name] : (at[name] = {});
    if (typeof inner !== 'object' || inner === null) return;
    at = inner as { [name: string]: unknown };
  }
  at[last] = value;
}

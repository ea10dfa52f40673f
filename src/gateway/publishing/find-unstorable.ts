/** Deeper than any form nests its conditions, and far from where a recursion over it would break. */
const mostDepth = 60;

/**
 * Where a definition holds what no answer or database could carry, though its shapes are right: nesting beyond reason in a
 * field that is not known here, a text with U+0000 or half a character. Absent: it can be stored. Walks without recursion.
 */
export function findUnstorable(definition: unknown): string | undefined {
  const open: { readonly value: unknown; readonly place: string; readonly depth: number }[] = [
    { value: definition, place: '', depth: 0 },
  ];
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    const { value, place, depth } = item;
    if (depth > mostDepth || isUnstorableText(value)) return place;
    if (typeof value !== 'object' || value === null) continue;
    const isList = Array.isArray(value);
    for (const [name, inner] of Object.entries(value)) {
      const there = isList ? `${place}[${name}]` : place === '' ? name : `${place}.${name}`;
      if (isUnstorableText(name)) return place;
      open.push({ value: inner, place: there, depth: depth + 1 });
    }
  }
  return undefined;
}

function isUnstorableText(value: unknown): boolean {
  return typeof value === 'string' && (value.includes('\u0000') || /\p{Surrogate}/u.test(value));
}

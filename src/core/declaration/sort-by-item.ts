/** The order of the printed numbers: an interview asks in the order of a conversation, the paper stands in its own. */

const letters = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz';
const roman: { readonly [letter: string]: number } = { I: 1, V: 5, X: 10 };

/** 'I.10b' → number I, number 10, letter b; the kinds say what can be weighed against what. */
interface ItemPart {
  readonly kind: 'roman' | 'number' | 'letter';
  readonly value: number;
}

function itemParts(item: string): readonly ItemPart[] {
  return [...item.matchAll(/\d+|(?<!\p{L})[IVX]+(?!\p{L})|\p{L}/gu)].map(([text]): ItemPart => {
    if (/^\d/u.test(text)) return { kind: 'number', value: Number(text) };
    if (/^[IVX]+$/u.test(text)) return { kind: 'roman', value: romanValue(text) };
    return { kind: 'letter', value: letters.indexOf(text.toLocaleLowerCase('vi')) };
  });
}

function romanValue(text: string): number {
  const values = Array.from(text, (letter) => roman[letter] ?? 0);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}

/**
 * A new list in the order of the numbers; what has none ('') stays behind the numbered one it follows. The list keeps its
 * order where its numbers are not of one kind ("7", then "a" and "b" under it): there only the form knows the order.
 */
export function sortByItem<T>(items: readonly T[], itemOf: (item: T) => string): readonly T[] {
  const runs: { readonly parts: readonly ItemPart[]; readonly members: T[] }[] = [{ parts: [], members: [] }];
  for (const item of items) {
    const parts = itemParts(itemOf(item));
    if (parts.length === 0) runs.at(-1)?.members.push(item);
    else runs.push({ parts, members: [item] });
  }
  const [unnumbered, ...numbered] = runs;
  const isOneKind = numbered.every(({ parts }) => parts[0]?.kind === numbered[0]?.parts[0]?.kind);
  if (isOneKind) numbered.sort((left, right) => compareParts(left.parts, right.parts));
  return [...(unnumbered?.members ?? []), ...numbered.flatMap(({ members }) => members)];
}

function compareParts(left: readonly ItemPart[], right: readonly ItemPart[]): number {
  for (const [at, part] of left.entries()) {
    const other = right[at];
    if (other === undefined) return 1;
    if (part.kind !== other.kind) return part.kind < other.kind ? -1 : 1;
    if (part.value !== other.value) return part.value - other.value;
  }
  return left.length - right.length;
}

import { nfc } from './nfc.ts';

/**
 * A new list in the order of Vietnamese registers: given name (the last word), then middle names, then surname; many
 * highland residents share the surname Hồ. Equal names keep their order: people are told apart by their id number.
 */
export function sortByGivenName<T>(items: readonly T[], nameOf: (item: T) => string): T[] {
  const collator = new Intl.Collator('vi');
  const keyed = items.map((item) => {
    const words = nfc(nameOf(item)).split(' ');
    return { item, key: [words.at(-1) ?? '', words.slice(1, -1).join(' '), words[0] ?? ''] };
  });
  keyed.sort((left, right) => {
    for (const [at, part] of left.key.entries()) {
      const order = collator.compare(part, right.key[at] ?? '');
      if (order !== 0) return order;
    }
    return 0;
  });
  return keyed.map((entry) => entry.item);
}

/**
 * A pack as lines of JSON: one for what it says itself, one for each member of each of its lists. Two thousand households are
 * so never parsed in one go, and a section that a pack gets one day needs nothing here.
 */

import type { HamletPack } from '../../core/household/hamlet-pack.ts';

/** Each as short as one note or household. */
export function packLines(pack: HamletPack): string[] {
  const lists = Object.entries(pack).filter(([, value]) => Array.isArray(value)) as [string, readonly unknown[]][];
  const names = new Set(lists.map(([name]) => name));
  const own = Object.fromEntries(Object.entries(pack).filter(([name]) => !names.has(name)));
  const empty = Object.fromEntries(lists.map(([name]) => [name, []]));
  const members = lists.flatMap(([name, list]) => list.map((member) => JSON.stringify([name, member])));
  return [JSON.stringify({ ...own, ...empty }), ...members];
}

/** Takes the lines back piece by piece, wherever they were cut. */
export interface PackReader {
  take(piece: string): void;
  /** After the last piece. Throws where it is no pack. */
  finish(): HamletPack;
}

export function newPackReader(): PackReader {
  const lists: { [name: string]: unknown[] } = {};
  let pack: { readonly [name: string]: unknown } | undefined;
  let rest = '';

  function takeLine(line: string): void {
    const value = JSON.parse(line) as unknown;
    if (!Array.isArray(value)) {
      pack = value as { readonly [name: string]: unknown };
      return;
    }
    const [name, member] = value as [string, unknown];
    (lists[name] ??= []).push(member);
  }

  return {
    take(piece) {
      const lines = (rest + piece).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) takeLine(line);
    },
    finish() {
      if (rest !== '') takeLine(rest);
      if (pack === undefined) throw new SyntaxError('a pack without its first line');
      return { ...pack, ...lists } as unknown as HamletPack;
    },
  };
}

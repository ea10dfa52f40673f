/** The hamlets of one commune, from lists in which each is spelled in its own way. */

import { isSameHamlet, isSameHamletName } from './visit-errands.ts';

export interface HamletGroup {
  /** The first spelling that was met. */
  readonly name: string;
  /** Every spelling of it. */
  readonly spellings: readonly string[];
}

/**
 * One group a hamlet. `lists`: the commune's own, the most official first; where one of them has both "Bản 1" and "Thôn 1" these
 * are two hamlets, else another kind before the name is a slip. `met`: names as anybody wrote them, which make no difference. A
 * name that may be one of two ("1") is a group of its own, so that somebody looks at it.
 */
export function groupHamlets(
  lists: readonly (readonly string[])[],
  met: readonly string[] = [],
): readonly HamletGroup[] {
  const groups: { readonly name: string; readonly spellings: Set<string> }[] = [];
  for (const list of [...lists, met]) {
    for (const name of list) {
      const hasTwin = list !== met && list.some((each) => isSameHamletName(each, name) && !isSameHamlet(each, name));
      const known = findGroup(groups, name, !hasTwin);
      if (known) known.spellings.add(name);
      else groups.push({ name, spellings: new Set([name]) });
    }
  }
  return groups.map(({ name, spellings }) => ({ name, spellings: [...spellings] }));
}

/** The one that `name` means, also where another kind stands before it. Absent: none, or it may be one of two. */
export function findHamletGroup(groups: readonly HamletGroup[], name: string): HamletGroup | undefined {
  return findGroup(
    groups.map((group) => ({ name: group.name, spellings: new Set(group.spellings), group })),
    name,
    true,
  )?.group;
}

function findGroup<Group extends { readonly name: string; readonly spellings: ReadonlySet<string> }>(
  groups: readonly Group[],
  name: string,
  isOtherKindTaken: boolean,
): Group | undefined {
  const spelled = groups.find(({ spellings }) => spellings.has(name));
  if (spelled) return spelled;
  const same = groups.filter((group) => isSameHamlet(group.name, name));
  if (same.length > 0) return same.length === 1 ? same[0] : undefined;
  const named = isOtherKindTaken ? groups.filter((group) => isSameHamletName(group.name, name)) : [];
  return named.length === 1 ? named[0] : undefined;
}

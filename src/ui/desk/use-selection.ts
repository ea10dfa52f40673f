/** Rows chosen in the queue to be accepted together; the choice outlives a new filter, so that it can be gathered. */

import { useMemo, useRef, useState } from 'react';
import type { DeskRow } from '../../core/reception/desk.ts';
import { isActionPossible } from '../../core/reception/desk-action.ts';

/** As many as the office takes at once. */
export const mostSelected = 50;

export interface Selection {
  readonly rows: readonly DeskRow[];
  has(dossierId: string): boolean;
  toggle(row: DeskRow): void;
  /** From the row that was touched last to this one, in the order of `shown`. */
  extend(row: DeskRow, shown: readonly DeskRow[]): void;
  remove(dossierIds: readonly string[]): void;
  clear(): void;
}

export function useSelection(): Selection {
  const [rows, setRows] = useState<readonly DeskRow[]>([]);
  const anchor = useRef<string>(undefined);
  // The same functions for as long as the page stands: a row is drawn anew when it is chosen, not when another one is.
  const deeds = useMemo(
    (): Pick<Selection, 'toggle' | 'extend' | 'remove' | 'clear'> => ({
      toggle(row) {
        anchor.current = row.dossierId;
        setRows((before) =>
          before.some(isSame(row)) ? before.filter((each) => !isSame(row)(each)) : add(before, [row]),
        );
      },
      extend(row, shown) {
        const from = shown.findIndex((each) => each.dossierId === anchor.current);
        const to = shown.findIndex(isSame(row));
        const [first, last] = from < 0 ? [to, to] : [Math.min(from, to), Math.max(from, to)];
        anchor.current ??= row.dossierId;
        setRows((before) => add(before, shown.slice(first, last + 1)));
      },
      remove: (ids) => setRows((before) => before.filter((row) => !ids.includes(row.dossierId))),
      clear() {
        anchor.current = undefined;
        setRows([]);
      },
    }),
    [],
  );
  return { rows, has: (dossierId) => rows.some((row) => row.dossierId === dossierId), ...deeds };
}

function add(before: readonly DeskRow[], more: readonly DeskRow[]): readonly DeskRow[] {
  return [...before, ...more.filter((row) => isSelectable(row) && !before.some(isSame(row)))].slice(0, mostSelected);
}

/** What the ordinary rules let be accepted, and has no number of its own to keep. */
export function isSelectable(row: DeskRow): boolean {
  return isActionPossible('accept', row);
}

function isSame(row: DeskRow): (other: DeskRow) => boolean {
  return (other) => other.dossierId === row.dossierId;
}

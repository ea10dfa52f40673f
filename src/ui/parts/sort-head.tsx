/** A table's column head that sorts by it; pressed again, the other way round. */

import { useState } from 'react';
import css from './office-table.module.css';

export interface Sorting<C extends string> {
  readonly column: C;
  readonly isUp: boolean;
}

export function useSorting<C extends string>(first: C) {
  const [sorting, setSorting] = useState<Sorting<C>>({ column: first, isUp: true });
  const sortBy = (column: C) =>
    setSorting((before) => ({ column, isUp: before.column === column ? !before.isUp : true }));
  return { sorting, sortBy };
}

/** A sorted copy; words as Vietnamese sorts them, numbers by size, what is absent last either way. */
export function sorted<T>(
  rows: readonly T[],
  keyOf: (row: T) => string | number | undefined,
  isUp: boolean,
): readonly T[] {
  return [...rows].sort((one, other) => {
    const [left, right] = [keyOf(one), keyOf(other)];
    if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
    const order =
      typeof left === 'number' && typeof right === 'number'
        ? left - right
        : String(left).localeCompare(String(right), 'vi');
    return isUp ? order : -order;
  });
}

interface SortHeadProps<C extends string> {
  readonly column: C;
  readonly sorting: Sorting<C>;
  readonly onSort: (column: C) => void;
  readonly children: string;
}

export function SortHead<C extends string>({ column, sorting, onSort, children }: SortHeadProps<C>) {
  const isOn = sorting.column === column;
  const direction = sorting.isUp ? 'ascending' : 'descending';
  return (
    <th scope="col" aria-sort={isOn ? direction : undefined}>
      <button type="button" className={css['sort']} onClick={() => onSort(column)}>
        {children}
        <span aria-hidden="true">{isOn ? (sorting.isUp ? '▲' : '▼') : '↕'}</span>
      </button>
    </th>
  );
}

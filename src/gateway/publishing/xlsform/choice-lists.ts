/** The sheet `choices`: lists that questions choose from. Our own lists (communes…) need no rows there. */

import { isDeepStrictEqual } from 'node:util';
import type { Choice, ListName } from '../../../core/procedure/procedure.ts';
import { writeJson, writeText, readText } from './cell.ts';
import type { Cells, Fields } from './fields.ts';
import { readMore } from './fields.ts';
import type { Columns, Notes, Row } from './sheet.ts';
import { addFault, addWarning, cellOf, columnNames, noteAt } from './sheet.ts';

const ownLists: { readonly [name in ListName]: true } = {
  communes: true,
  provinces: true,
  'ethnic-groups': true,
  relationships: true,
  nationalities: true,
};

/** The list of yes and no, which our question type `yes-no` needs no rows for. */
export const yesNoList = 'yes_no';

export const choiceColumns: readonly string[] = ['list_name', 'name', 'label', 'gocua_more'];

export const choices: Columns = {
  names: columnNames(choiceColumns, { list: 'list_name', value: 'name' }),
  inLanguages: new Set(['label']),
};

export function isOwnList(name: string): name is ListName {
  return Object.hasOwn(ownLists, name);
}

/** The choices by list, each as the form holds it. */
export function readChoiceLists(rows: readonly Row[], notes: Notes): ReadonlyMap<string, readonly Fields[]> {
  const lists = new Map<string, Fields[]>();
  const seen = new Set<string>();
  for (const row of rows) {
    const list = cellOf(row, 'list_name');
    const name = readText(cellOf(row, 'name'));
    const label = readText(cellOf(row, 'label'));
    const more = readMore(row, 'gocua_more', notes);
    if (list === '' || name === undefined || label === undefined || name.value === '') {
      addFault(notes, noteAt(row, 'choice-incomplete', list === '' ? 'list_name' : 'name'));
      continue;
    }
    if (label.value === '') addWarning(notes, noteAt(row, 'label-missing', 'label', String(name.value)));
    const key = JSON.stringify([list, name.value]);
    if (seen.has(key)) addFault(notes, noteAt(row, 'choice-duplicate', 'name', String(name.value)));
    seen.add(key);
    const choice = { value: name.value, label: label.value === '' ? name.value : label.value, ...more };
    lists.set(list, [...(lists.get(list) ?? []), choice]);
  }
  return lists;
}

/** Lists as they are written: those that are the same stand in the sheet once. */
export interface ChoiceSheet {
  readonly lists: Map<string, readonly Choice[]>;
}

/** The name under which these choices stand in the sheet, `wished` for unless it is taken. */
export function placeChoices(sheet: ChoiceSheet, given: readonly Choice[], wished: string): string {
  for (const [name, known] of sheet.lists) if (isDeepStrictEqual(known, given)) return name;
  let name = wished;
  for (let turn = 2; sheet.lists.has(name) || isOwnList(name) || name === yesNoList; turn += 1)
    name = `${wished}_${turn}`;
  sheet.lists.set(name, given);
  return name;
}

/** Yes and no as other tools need them. */
export function placeYesNo(sheet: ChoiceSheet): string {
  sheet.lists.set(yesNoList, [
    { value: 'yes', label: 'Có' },
    { value: 'no', label: 'Không' },
  ]);
  return yesNoList;
}

export function writeChoiceLists({ lists }: ChoiceSheet): readonly Cells[] {
  return [...lists].flatMap(([list, given]) =>
    given.map(({ value, label, ...more }) => {
      const cells: Cells = new Map([
        ['list_name', list],
        ['name', writeText(value)],
        ['label', writeText(label)],
      ]);
      if (Object.keys(more).length > 0) cells.set('gocua_more', writeJson(more));
      return cells;
    }),
  );
}

import { isDeepStrictEqual } from 'node:util';
import type { Choice, Question } from '../../../core/procedure/procedure.ts';
import type { ChoiceSheet } from './choice-lists.ts';
import { isOwnList, placeChoices, placeYesNo } from './choice-lists.ts';
import type { Cells, Fields } from './fields.ts';

/** XLSForm's type for ours where it has the same; for others the nearest, with ours beside it. */
const nearest: { readonly [type in Question['type']]: readonly [type: string, isSame: boolean] } = {
  text: ['text', true],
  'long-text': ['text', true],
  number: ['decimal', true],
  money: ['integer', false],
  date: ['date', true],
  time: ['time', true],
  choice: ['text', false],
  'multi-choice': ['text', false],
  'yes-no': ['select_one', false],
  'id-number': ['text', false],
  phone: ['text', false],
  address: ['text', false],
  calculated: ['calculate', true],
  note: ['note', true],
  group: ['begin_repeat', true],
};

/**
 * The cells that say a question's type, and the question's fields that they do not say. `fields` are the question's without
 * what every question has.
 */
export function writeType(
  { type, ...fields }: Fields & { readonly type: Question['type'] },
  id: string,
  isWhole: boolean,
  choices: ChoiceSheet,
): { readonly cells: Cells; readonly left: Fields } {
  const [name, isSame] = nearest[type];
  const cells: Cells = new Map([['type', type === 'number' && isWhole ? 'integer' : name]]);
  if (type === 'choice' || type === 'multi-choice') {
    const { left, select } = writeSelect(type, fields, id, choices);
    if (select !== undefined) return { cells: cells.set('type', select), left };
  }
  if (type === 'yes-no') cells.set('type', `select_one ${placeYesNo(choices)}`);
  if (type === 'long-text') cells.set('appearance', 'multiline');
  if (!isSame) cells.set('gocua_type', type);
  if (type === 'date') return writeDate(cells, fields);
  return type === 'group' ? writeRepeat(cells, fields) : { cells, left: fields };
}

/** `select` is undefined for a list that neither we nor the sheet know. */
function writeSelect(
  type: 'choice' | 'multi-choice',
  fields: Fields,
  id: string,
  choices: ChoiceSheet,
): { readonly select?: string; readonly left: Fields } {
  const { choices: given, list, other, ...rest } = fields;
  const says = type === 'choice' ? 'select_one' : 'select_multiple';
  if (Array.isArray(given)) {
    const hasOther = type === 'choice' && other === true;
    const select = `${says} ${placeChoices(choices, given as readonly Choice[], id)}${hasOther ? ' or_other' : ''}`;
    return {
      select,
      left: { ...rest, ...(list !== undefined && { list }), ...(!hasOther && other !== undefined && { other }) },
    };
  }
  const isOurs = type === 'choice' && typeof list === 'string' && isOwnList(list);
  if (!isOurs) return { left: fields };
  // Other tools take no free words beside a file's choices, so that stands in a column of ours.
  return { select: `${says}_from_file ${list}.csv`, left: { ...rest, ...(other !== undefined && { other }) } };
}

function writeDate(cells: Cells, { precisions, ...left }: Fields): { readonly cells: Cells; readonly left: Fields } {
  for (const [precision, appearance] of [
    ['year', 'year'],
    ['month', 'month-year'],
  ] as const) {
    if (isDeepStrictEqual(precisions, [precision])) return { cells: cells.set('appearance', appearance), left };
  }
  return { cells, left: { ...left, ...(precisions !== undefined && { precisions }) } };
}

function writeRepeat(cells: Cells, { min, max, ...left }: Fields): { readonly cells: Cells; readonly left: Fields } {
  const isFixed = min === max && typeof min === 'number' && min < 1_000_000;
  if (isFixed) return { cells: cells.set('repeat_count', String(min)), left };
  return { cells, left: { ...left, ...(min !== undefined && { min }), ...(max !== undefined && { max }) } };
}

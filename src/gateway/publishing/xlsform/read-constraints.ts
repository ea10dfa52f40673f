/**
 * Constraints of a question. XLSForm has one; ours has several, and some that only warn. In this order: the one that
 * `integer` is, the sheet's `constraint`, the `gocua_warning`, and those in `gocua_constraints` as data.
 */

import { readJson, readText } from './cell.ts';
import type { ExpressionScope } from './expression-scope.ts';
import type { Fields } from './fields.ts';
import { readLogicOf } from './fields.ts';
import { readCondition } from './read-logic.ts';
import type { Notes, Row } from './sheet.ts';
import { addFault, addWarning, cellOf, noteAt } from './sheet.ts';
import { wholeNumberMessage } from './survey-columns.ts';

const standInMessage = 'Câu trả lời chưa khớp điều kiện của tờ khai.';

export function wholeNumber(id: string): Fields {
  return { must: { compare: id, is: { calc: 'round', of: id } }, message: wholeNumberMessage };
}

export function readConstraints(row: Row, scope: ExpressionScope, notes: Notes, isWhole: boolean): Fields {
  const read = (columns: readonly string[], messageColumn: string): readonly Fields[] => {
    const must = readLogicOf(row, columns, notes, (text) => readCondition(text, scope));
    const message = readText(cellOf(row, messageColumn));
    if (must === undefined) {
      if (message?.value !== '') addWarning(notes, noteAt(row, 'column-unsupported', messageColumn));
      return [];
    }
    if (message === undefined) addFault(notes, noteAt(row, 'json-malformed', messageColumn));
    if (message?.value === '') addWarning(notes, noteAt(row, 'constraint-message-missing', messageColumn));
    return [{ must, message: message?.value === '' ? standInMessage : message?.value }];
  };
  const constraints = [
    ...(isWhole && scope.self !== undefined ? [wholeNumber(scope.self)] : []),
    ...read(['gocua_constraint', 'constraint'], 'constraint_message'),
    ...read(['gocua_warning'], 'gocua_warning_message').map((one) => ({ ...one, warning: true })),
    ...readOthers(row, notes),
  ];
  const isEmptyList = cellOf(row, 'gocua_constraints') === '[]';
  return constraints.length > 0 || isEmptyList ? { constraints } : {};
}

function readOthers(row: Row, notes: Notes): readonly unknown[] {
  const cell = cellOf(row, 'gocua_constraints');
  if (cell === '') return [];
  const value = readJson(cell)?.value;
  if (Array.isArray(value)) return value;
  addFault(notes, noteAt(row, 'json-malformed', 'gocua_constraints'));
  return [];
}

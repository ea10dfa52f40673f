/** One row of `survey` as a question, as `parseProcedure` reads it. */

import type { Condition } from '../../../core/procedure/logic.ts';
import { readFlag, readJson } from './cell.ts';
import { isOwnList } from './choice-lists.ts';
import type { ExpressionScope } from './expression-scope.ts';
import type { Fields } from './fields.ts';
import { readFields, readLogicOf } from './fields.ts';
import type { QuestionNode } from './outline-survey.ts';
import { readDefault } from './question-default.ts';
import { readConstraints } from './read-constraints.ts';
import { readCalculation, readCondition } from './read-logic.ts';
import type { Notes, Row } from './sheet.ts';
import { addFault, addWarning, cellOf, noteAt } from './sheet.ts';
import { questionFields } from './survey-columns.ts';

export interface QuestionReading {
  readonly scope: ExpressionScope;
  readonly choices: ReadonlyMap<string, readonly Fields[]>;
  readonly notes: Notes;
  /** What flattened groups ask for, read once each. */
  readonly whenOfGroups: Map<Row, Condition | undefined>;
}

/** `inner`: the questions of a repeat, already read. */
export function readQuestion(node: QuestionNode, inner: readonly Fields[], reading: QuestionReading): Fields {
  const { row, name, type } = node;
  const { notes } = reading;
  const scope = { ...reading.scope, self: name };
  const groups = node.isTitle === true ? [...node.around, row] : node.around;
  const own = node.isTitle === true ? undefined : readWhen(row, reading.scope, notes);
  const when = joinConditions([...groups.map((group) => whenOfGroup(group, reading)), own]);
  const common = {
    id: name,
    type,
    label: readLabel(node, notes),
    ...(when === undefined ? {} : { when }),
  };
  if (node.isTitle === true) {
    warnOfAppearance(row, [], notes);
    return common;
  }
  return {
    ...common,
    ...readRequired(row, reading.scope, notes),
    ...readConstraints(row, scope, notes, type === 'number' && node.source?.isWhole === true),
    ...readAnswers(node, reading),
    ...readStartingValue(node, notes),
    ...readAppearance(node, notes),
    ...readCount(node, inner, notes),
    ...(type === 'calculated' ? readCalculated(node, reading) : {}),
    ...readFields(row, questionFields, 'gocua_more', scope, notes),
  };
}

/** The row's `relevant`; ours goes before XLSForm's, which may be a simpler stand-in. */
export function readWhen(row: Row, scope: ExpressionScope, notes: Notes): Condition | undefined {
  return readLogicOf(row, ['gocua_relevant', 'relevant'], notes, (text) => readCondition(text, scope)) as
    | Condition
    | undefined;
}

function whenOfGroup(row: Row, { scope, notes, whenOfGroups }: QuestionReading): Condition | undefined {
  if (!whenOfGroups.has(row)) whenOfGroups.set(row, readWhen(row, scope, notes));
  return whenOfGroups.get(row);
}

function joinConditions(conditions: readonly (Condition | undefined)[]): Condition | undefined {
  const all = conditions.filter((condition) => condition !== undefined);
  return all.length > 1 ? { all } : all[0];
}

/** XLSForm lets calculations and some selects go without a label; our screens show one for everything. */
function readLabel({ row, name, type }: QuestionNode, notes: Notes): unknown {
  const cell = cellOf(row, 'label');
  if (cell === '') addWarning(notes, noteAt(row, 'label-missing', 'label', name));
  if (cell.includes('${')) addWarning(notes, noteAt(row, 'label-placeholder', 'label'));
  if (cell.startsWith('gocua:')) return readJson(cell.slice('gocua:'.length))?.value;
  return cell === '' ? (type === 'calculated' ? name : cellOf(row, 'hint') || name) : cell;
}

function readRequired(row: Row, scope: ExpressionScope, notes: Notes): Fields {
  const cell = cellOf(row, 'required');
  const flag = cellOf(row, 'gocua_required') === '' && cell !== '' ? readFlag(cell) : undefined;
  if (flag !== undefined) return { required: flag };
  const required = readLogicOf(row, ['gocua_required', 'required'], notes, (text) => readCondition(text, scope));
  return required === undefined ? {} : { required };
}

function readAnswers({ row, type, source }: QuestionNode, { choices, notes }: QuestionReading): Fields {
  const name = source?.list;
  if (name === undefined || (type !== 'choice' && type !== 'multi-choice')) return {};
  const other = source?.hasOther === true ? { other: true } : {};
  const listed = source?.isFromFile === true ? undefined : choices.get(name);
  if (listed !== undefined) return { choices: listed, ...other };
  if (isOwnList(name) && type === 'choice') return { list: name, ...other };
  addFault(notes, noteAt(row, 'list-unknown', 'type', name));
  return {};
}

function readStartingValue({ row, type }: QuestionNode, notes: Notes): Fields {
  const own = cellOf(row, 'gocua_default');
  const plain = cellOf(row, 'default');
  if (own !== '') {
    const value = readJson(own);
    if (value === undefined) addFault(notes, noteAt(row, 'json-malformed', 'gocua_default'));
    return value === undefined ? {} : { defaultsTo: value.value };
  }
  if (plain === '') return {};
  const value = readDefault(plain, type);
  if (value === undefined) addWarning(notes, noteAt(row, 'default-unsupported', 'default', plain));
  return value === undefined ? {} : { defaultsTo: value.value };
}

const precisionOf = new Map([
  ['month-year', 'month'],
  ['year', 'year'],
]);

function readAppearance({ row, type }: QuestionNode, notes: Notes): Fields {
  const words = cellOf(row, 'appearance').split(/\s+/);
  const precision = type === 'date' ? words.find((word) => precisionOf.has(word)) : undefined;
  warnOfAppearance(row, [precision, type === 'long-text' ? 'multiline' : undefined], notes);
  return precision === undefined ? {} : { precisions: [precisionOf.get(precision)] };
}

/** Appearances that say what a question is are `known`; the others say how one program draws it, and are named. */
export function warnOfAppearance(row: Row, known: readonly (string | undefined)[], notes: Notes): void {
  const words = cellOf(row, 'appearance').split(/\s+/);
  const unknown = words.filter((word) => word !== '' && !known.includes(word));
  if (unknown.length > 0) addWarning(notes, noteAt(row, 'appearance-unsupported', 'appearance', unknown.join(' ')));
}

function readCount({ row, type }: QuestionNode, inner: readonly Fields[], notes: Notes): Fields {
  if (type !== 'group') return {};
  if (inner.length === 0) addFault(notes, noteAt(row, 'group-empty', 'type'));
  const cell = cellOf(row, 'repeat_count');
  const count = /^\d{1,6}$/.test(cell) ? Number(cell) : undefined;
  if (cell !== '' && count === undefined)
    addWarning(notes, noteAt(row, 'repeat-count-unsupported', 'repeat_count', cell));
  return { questions: inner, ...(count === undefined ? {} : { min: count, max: count }) };
}

function readCalculated({ row, source }: QuestionNode, { scope, notes }: QuestionReading): Fields {
  if (source?.isToday === true) return { calculation: { calc: 'today' } };
  const columns = ['gocua_calculation', 'calculation'];
  const calculation = readLogicOf(row, columns, notes, (text) => readCalculation(text, scope));
  if (calculation === undefined && columns.every((column) => cellOf(row, column) === ''))
    addFault(notes, noteAt(row, 'value-missing', 'calculation'));
  return { calculation };
}

/** A form's sections as rows of `survey`, and the lists they choose from. */

import { isDeepStrictEqual } from 'node:util';
import type { Calculation, Condition } from '../../../core/procedure/logic.ts';
import type { Question, Section } from '../../../core/procedure/procedure.ts';
import { isCarried, writeJson, writeText } from './cell.ts';
import type { ChoiceSheet } from './choice-lists.ts';
import type { ExpressionScope } from './expression-scope.ts';
import type { Cells } from './fields.ts';
import { writeFields } from './fields.ts';
import { findDefaultText } from './question-default.ts';
import { wholeNumber } from './read-constraints.ts';
import { sectionFields, questionFields } from './survey-columns.ts';
import { writeConstraints } from './write-constraints.ts';
import type { WrittenLogic } from './write-logic.ts';
import { findCalculationText, findConditionText } from './write-logic.ts';
import { writeType } from './write-type.ts';

export function writeSurvey(
  sections: readonly Section[],
  scope: ExpressionScope,
  choices: ChoiceSheet,
): readonly Cells[] {
  const taken = new Set(scope.questions.keys());
  return sections.flatMap((section, at) => {
    const { id, title, when, questions, ...rest } = section;
    const name = sectionName(id, at, taken);
    taken.add(name);
    const cells: Cells = new Map([
      ['type', 'begin_group'],
      ['name', name],
      ['label', writeText(title)],
    ]);
    if (name !== id) cells.set('gocua_id', writeText(id));
    if (when !== undefined) writeCondition(cells, 'relevant', when, scope);
    writeFields(rest, sectionFields, 'gocua_more', cells, scope);
    return [
      cells,
      ...questions.flatMap((question) => writeQuestion(question, scope, choices)),
      new Map([['type', 'end_group']]),
    ];
  });
}

/** Other tools want one name for one thing, whatever kind it is, and names that XML takes. */
function sectionName(id: string, at: number, taken: ReadonlySet<string>): string {
  if (/^[A-Za-z][A-Za-z0-9._-]*$/.test(id) && !taken.has(id)) return id;
  let name = `section_${at + 1}`;
  while (taken.has(name)) name += '_';
  return name;
}

function writeQuestion(question: Question, around: ExpressionScope, choices: ChoiceSheet): readonly Cells[] {
  const { id, label, required, when, defaultsTo, constraints, ...rest } = question;
  const scope = { ...around, self: id };
  const isWhole = question.type === 'number' && isDeepStrictEqual(constraints?.[0], wholeNumber(id));
  const { cells, left } = writeType(rest, id, isWhole, choices);
  cells.set('name', id).set('label', writeText(label));
  if (when !== undefined) writeCondition(cells, 'relevant', when, around);
  if (typeof required === 'boolean') cells.set('required', required ? 'yes' : 'no');
  else if (required !== undefined) writeCondition(cells, 'required', required, around);
  if (constraints !== undefined) writeConstraints(cells, constraints, isWhole, scope);
  if (defaultsTo !== undefined) {
    const text = findDefaultText(defaultsTo, question.type);
    if (text === undefined) cells.set('gocua_default', writeJson(defaultsTo));
    else cells.set('default', text);
  }
  const { calculation, questions, ...fields } = left;
  if (question.type === 'calculated') writeCalculation(cells, calculation as Calculation, around);
  writeFields(fields, questionFields, 'gocua_more', cells, around);
  if (question.type !== 'group') return [cells];
  const inner = (questions as readonly Question[]).flatMap((one) => writeQuestion(one, around, choices));
  return [cells, ...inner, new Map([['type', 'end_repeat']])];
}

/** Into XLSForm's column where every word is XLSForm's, else into ours, and as data where no expression says it. */
function writeCondition(cells: Cells, column: string, condition: Condition, scope: ExpressionScope): void {
  writeLogic(cells, column, findConditionText(condition, scope), condition);
}

function writeCalculation(cells: Cells, calculation: Calculation, scope: ExpressionScope): void {
  writeLogic(cells, 'calculation', findCalculationText(calculation, scope), calculation);
  // Other tools refuse a `calculate` that has no expression.
  if (!cells.has('calculation')) cells.set('calculation', "''");
}

function writeLogic(cells: Cells, column: string, written: WrittenLogic | undefined, logic: unknown): void {
  if (written === undefined || !isCarried(written.text)) cells.set(`gocua_${column}`, writeJson(logic));
  else cells.set(written.isPlain ? column : `gocua_${column}`, written.text);
}

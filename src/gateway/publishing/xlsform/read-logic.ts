/**
 * XLSForm expressions as conditions and calculations of ours. Words that XLSForm has no name for (`age-in-years`,
 * `date-in-words`, `number-in-words`, facts like `${$lane}`) are read too. What has no meaning in `logic.ts` is a fault that
 * names the word; nothing is guessed.
 */

import { isCalculation, isCondition } from '../../../core/definition/check-logic.ts';
import type { Calculation, Condition } from '../../../core/procedure/logic.ts';
import type { XlsformFault } from '../../../core/definition/xlsform-fault.ts';
import { readCalculationTree, readTermTree } from './calculation-from-tree.ts';
import { readConditionTree } from './condition-from-tree.ts';
import type { ExpressionScope } from './expression-scope.ts';
import { readExpression } from './expression-tree.ts';
import type { Expression } from './expression-tree.ts';
import type { TreeContext } from './tree-walk.ts';

export type LogicReading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: XlsformFault; readonly detail?: string };

export function readCondition(source: string, scope: ExpressionScope): LogicReading<Condition> {
  return readLogic(source, scope, readConditionTree, (value) => isCondition(value, '') === undefined);
}

export function readCalculation(source: string, scope: ExpressionScope): LogicReading<Calculation> {
  return readLogic(source, scope, readCalculationTree, (value) => isCalculation(value, '') === undefined);
}

function readLogic<T>(
  source: string,
  scope: ExpressionScope,
  read: (tree: Expression, context: TreeContext) => T,
  isAllowed: (value: T) => boolean,
): LogicReading<T> {
  const tree = readExpression(source);
  if (!tree.ok) return tree;
  const context: TreeContext = { scope, fault: {}, condition: readConditionTree, term: readTermTree };
  const value = read(tree.value, context);
  if (context.fault.first !== undefined) return { ok: false, ...context.fault.first };
  // Names and shapes are right by now; what is left is nesting deeper than forms may have.
  return isAllowed(value) ? { ok: true, value } : { ok: false, code: 'expression-too-deep' };
}

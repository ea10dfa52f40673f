import type { Constraint } from '../../../core/procedure/procedure.ts';
import { isCarried, writeJson, writeText } from './cell.ts';
import type { ExpressionScope } from './expression-scope.ts';
import type { Cells } from './fields.ts';
import { findConditionText } from './write-logic.ts';

/**
 * Constraints in the order in which `readConstraints` reads them back: as many as have a column of their own in it, the
 * others as data.
 */
export function writeConstraints(
  cells: Cells,
  constraints: readonly Constraint[],
  isWhole: boolean,
  scope: ExpressionScope,
): void {
  const left = isWhole ? constraints.slice(1) : [...constraints];
  if (left[0] !== undefined && isSimple(left[0], false)) {
    const { must, message } = left.shift() as Constraint;
    const written = findConditionText(must, scope);
    if (written === undefined || !isCarried(written.text)) cells.set('gocua_constraint', writeJson(must));
    else cells.set(written.isPlain ? 'constraint' : 'gocua_constraint', written.text);
    cells.set('constraint_message', writeText(message));
  }
  if (left[0] !== undefined && isSimple(left[0], true)) {
    const { must, message } = left.shift() as Constraint;
    const text = findConditionText(must, scope)?.text;
    cells.set('gocua_warning', text !== undefined && isCarried(text) ? text : writeJson(must));
    cells.set('gocua_warning_message', writeText(message));
  }
  if (left.length > 0 || constraints.length === 0) cells.set('gocua_constraints', writeJson(left));
}

function isSimple({ must: _must, message: _message, ...rest }: Constraint, isWarning: boolean): boolean {
  const { warning, ...unknown } = rest;
  return Object.keys(unknown).length === 0 && (isWarning ? warning === true : warning === undefined);
}

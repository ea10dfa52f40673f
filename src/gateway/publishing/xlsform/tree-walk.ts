/** Steps that conditions and calculations share when they are read from an expression's tree. */

import type { Condition, Term } from '../../../core/procedure/logic.ts';
import type { XlsformFault } from '../../../core/definition/xlsform-fault.ts';
import type { ExpressionScope, KnownQuestion } from './expression-scope.ts';
import { isFact } from './expression-scope.ts';
import type { Expression, Operator } from './expression-tree.ts';

/**
 * What the walk over one tree needs: the questions, and a place for the first thing that has no meaning. Conditions hold
 * calculations and these hold conditions; each finds the other here.
 */
export interface TreeContext {
  readonly scope: ExpressionScope;
  readonly fault: { first?: { readonly code: XlsformFault; readonly detail?: string } };
  readonly condition: (tree: Expression, context: TreeContext) => Condition;
  readonly term: (tree: Expression, context: TreeContext) => Term;
}

export type Kind = KnownQuestion['type'] | 'fact';

/** A reference that stands for a question or a fact, `.` included; undefined for every other tree. */
export function findQuestion(tree: Expression, context: TreeContext): { id: string; kind: Kind } | undefined {
  const bare = unwrap(tree);
  const id = bare.kind === 'self' ? context.scope.self : bare.kind === 'reference' ? bare.id : undefined;
  if (id === undefined) return undefined;
  if (isFact(id)) return /^\$[A-Za-z][A-Za-z0-9._-]{0,79}$/.test(id) ? { id, kind: 'fact' } : undefined;
  const known = context.scope.questions.get(id);
  return known && { id, kind: known.type };
}

/** Records the first thing that has no meaning; the walk goes on, and its value is dropped. */
export function report(context: TreeContext, code: XlsformFault, detail?: string): void {
  context.fault.first ??= { code, ...(detail === undefined ? {} : { detail }) };
}

/** Says why this tree cannot stand where a question or a value is meant. */
export function reportTree(tree: Expression, context: TreeContext): void {
  const bare = unwrap(tree);
  switch (bare.kind) {
    case 'reference':
      return report(context, 'reference-unknown', bare.id);
    case 'self':
      return report(context, 'expression-unsupported', '.');
    case 'call':
      return report(context, 'expression-unsupported', `${bare.name}()`);
    case 'binary':
      return report(context, 'expression-unsupported', bare.op);
    default:
      return report(context, 'expression-unsupported', describe(bare));
  }
}

export function describe(tree: Expression): string {
  const bare = unwrap(tree);
  if (bare.kind === 'text') return `'${bare.text}'`;
  if (bare.kind === 'number') return String(bare.number);
  if (bare.kind === 'reference') return `\${${bare.id}}`;
  if (bare.kind === 'call') return `${bare.name}()`;
  return bare.kind === 'binary' ? bare.op : bare.kind === 'self' ? '.' : '-';
}

export function unwrap(tree: Expression): Exclude<Expression, { kind: 'paren' }> {
  let bare = tree;
  while (bare.kind === 'paren') bare = bare.of;
  return bare;
}

/** The operands of `a op b op c` in their order; what stands in parentheses is one operand. */
export function operandsOf(tree: Expression, op: Operator): readonly Expression[] {
  const operands: Expression[] = [];
  let left = tree;
  while (left.kind === 'binary' && left.op === op) {
    operands.unshift(left.right);
    left = left.left;
  }
  return [left, ...operands];
}

import type { Comparison, Condition, Term } from '../../../core/procedure/logic.ts';
import type { Expression, Operator } from './expression-tree.ts';
import { findQuestion, operandsOf, report, reportTree, unwrap } from './tree-walk.ts';
import type { Kind, TreeContext } from './tree-walk.ts';
import { kindOfTerm } from './value-kind.ts';

/** Our conditions have no word for "always"; two numbers weighed against each other say it. */
const always: Condition = { compare: 1, is: 1 };
const never: Condition = { compare: 1, is: 0 };

/**
 * One tree as a condition. `${a} = ''` asks whether `a` was answered, a question alone the same; several `=` on one question
 * joined by `or` are one `isOneOf`; literals take the kind of the question they are weighed against.
 */
export function readConditionTree(tree: Expression, context: TreeContext): Condition {
  const bare = unwrap(tree);
  if (bare.kind === 'binary') return readBinary(bare, context);
  if (bare.kind === 'call') return readCall(bare, context);
  const question = findQuestion(bare, context);
  if (question !== undefined) return { question: question.id, isAnswered: true };
  reportTree(bare, context);
  return never;
}

function readBinary(tree: Extract<Expression, { kind: 'binary' }>, context: TreeContext): Condition {
  switch (tree.op) {
    case 'and':
      return { all: operandsOf(tree, 'and').map((operand) => readConditionTree(operand, context)) };
    case 'or':
      return readOr(operandsOf(tree, 'or'), context);
    case '=':
      return readEquality(tree.left, tree.right, context);
    case '!=':
      return negate(readEquality(tree.left, tree.right, context));
    case '<':
    case '<=':
    case '>':
    case '>=':
      return readOrder(tree.left, tree.op, tree.right, context);
    default:
      reportTree(tree, context);
      return never;
  }
}

function readOr(operands: readonly Expression[], context: TreeContext): Condition {
  const inner = operands.map((operand) => readConditionTree(operand, context));
  const [first] = inner;
  if (first !== undefined && 'is' in first && 'question' in first) {
    const values = inner.map((condition, at) =>
      operands[at]?.kind !== 'paren' &&
      'question' in condition &&
      'is' in condition &&
      condition.question === first.question &&
      typeof condition.is !== 'boolean'
        ? condition.is
        : undefined,
    );
    if (!values.includes(undefined))
      return { question: first.question, isOneOf: values.filter((value) => value !== undefined) };
  }
  return { any: inner };
}

/** "Not answered" is said in one way only, whichever sign the sheet used. */
function negate(condition: Condition): Condition {
  return 'isAnswered' in condition ? { ...condition, isAnswered: !condition.isAnswered } : { not: condition };
}

function readEquality(left: Expression, right: Expression, context: TreeContext): Condition {
  const question = findQuestion(left, context);
  if (question === undefined && findQuestion(right, context) !== undefined && literalOf(left) !== undefined)
    return readEquality(right, left, context);
  const literal = literalOf(right);
  if (question !== undefined && literal !== undefined) {
    if (literal === '') return { question: question.id, isAnswered: false };
    return { question: question.id, is: literalFor(question.kind, literal) };
  }
  return { compare: context.term(left, context), is: context.term(right, context) };
}

function literalOf(tree: Expression): string | number | boolean | undefined {
  const bare = unwrap(tree);
  if (bare.kind === 'text') return bare.text;
  if (bare.kind === 'number') return bare.number;
  if (bare.kind === 'call' && bare.args.length === 0 && (bare.name === 'true' || bare.name === 'false'))
    return bare.name === 'true';
  return undefined;
}

/** Spreadsheets write codes as numbers and numbers as texts; what is meant is what the question answers with. */
function literalFor(kind: Kind, literal: string | number | boolean): string | number | boolean {
  switch (kind) {
    case 'number':
    case 'money':
      return typeof literal === 'string' && /^-?\d+(\.\d+)?$/.test(literal) ? Number(literal) : literal;
    case 'yes-no':
      return literal === 'yes' || literal === 'OK' ? true : literal === 'no' ? false : literal;
    case 'calculated':
      return typeof literal === 'boolean' ? String(literal) : literal;
    default:
      return typeof literal === 'number' ? String(literal) : literal;
  }
}

const turned = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

function readOrder(left: Expression, op: keyof typeof turned, right: Expression, context: TreeContext): Condition {
  const [leftBare, rightBare] = [unwrap(left), unwrap(right)];
  if (leftBare.kind === 'number' && rightBare.kind !== 'number') return readOrder(right, turned[op], left, context);
  if (rightBare.kind === 'number' && leftBare.kind === 'call' && leftBare.name === 'age-in-years') {
    const [of, ...more] = leftBare.args;
    const dated = of && more.length === 0 ? findQuestion(of, context) : undefined;
    if (dated && op === '>=') return { ageOf: dated.id, atLeast: rightBare.number };
    if (dated && op === '<') return { ageOf: dated.id, below: rightBare.number };
  }
  const [leftTerm, rightTerm] = [context.term(left, context), context.term(right, context)];
  const [leftKind, rightKind] = [kindOfTerm(leftTerm, context.scope), kindOfTerm(rightTerm, context.scope)];
  const isMixed = leftKind !== rightKind && leftKind !== 'unknown' && rightKind !== 'unknown';
  if (isMixed || leftKind === 'text' || rightKind === 'text') reportTree({ kind: 'binary', op, left, right }, context);
  if (typeof leftTerm === 'string' && typeof rightTerm === 'number') {
    if (op === '>=') return { question: leftTerm, atLeast: rightTerm };
    if (op === '<=') return { question: leftTerm, atMost: rightTerm };
  }
  return compare(leftTerm, op, rightTerm);
}

function compare(left: Term, op: Operator, right: Term): Comparison {
  if (op === '>') return { compare: left, above: right };
  if (op === '>=') return { compare: left, atLeast: right };
  return op === '<' ? { compare: left, below: right } : { compare: left, atMost: right };
}

function readCall(tree: Extract<Expression, { kind: 'call' }>, context: TreeContext): Condition {
  const [first, second] = tree.args;
  switch (tree.name) {
    case 'true':
    case 'false':
      if (tree.args.length === 0) return tree.name === 'true' ? always : never;
      break;
    case 'not':
      if (first && tree.args.length === 1) return { not: readConditionTree(first, context) };
      break;
    case 'boolean':
      if (first && tree.args.length === 1) return readConditionTree(first, context);
      break;
    case 'selected': {
      const question = first && findQuestion(first, context);
      const literal = second && literalOf(second);
      if (question && tree.args.length === 2 && literal !== undefined && literal !== '' && typeof literal !== 'boolean')
        return { question: question.id, includes: String(literal) };
      if (first && question === undefined) reportTree(first, context);
      break;
    }
    default:
  }
  report(context, 'expression-unsupported', `${tree.name}()`);
  return never;
}

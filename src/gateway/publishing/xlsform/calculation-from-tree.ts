import type { Calculation, Term } from '../../../core/procedure/logic.ts';
import type { Expression } from './expression-tree.ts';
import { findQuestion, operandsOf, report, reportTree, unwrap } from './tree-walk.ts';
import type { TreeContext } from './tree-walk.ts';
import { kindOfTerm } from './value-kind.ts';

type Call = Extract<Expression, { kind: 'call' }>;

const conditional = new Set(['and', 'or', '=', '!=', '<', '<=', '>', '>=']);
const conditionalCalls = new Set(['not', 'selected', 'true', 'false', 'boolean']);

/** A tree as the calculation of a question: a bare reference copies, a bare value is itself. */
export function readCalculationTree(tree: Expression, context: TreeContext): Calculation {
  const term = readTermTree(tree, context);
  if (typeof term === 'string') return { calc: 'copy', of: term };
  if (typeof term === 'number') return { calc: 'sum', of: [term] };
  return 'text' in term ? { calc: 'join', of: [term], with: '' } : term;
}

/** A tree as one term: a reference, a number, a text or a calculation. */
export function readTermTree(tree: Expression, context: TreeContext): Term {
  const bare = unwrap(tree);
  if (isConditional(bare)) {
    // XLSForm keeps a condition's value as these words.
    return {
      calc: 'if',
      when: context.condition(bare, context),
      gives: { text: 'true' },
      otherwise: { text: 'false' },
    };
  }
  switch (bare.kind) {
    case 'number':
      return bare.number;
    case 'text':
      return { text: bare.text };
    case 'negative':
      return { calc: 'product', of: [-1, readTermTree(bare.of, context)] };
    case 'binary':
      return readArithmetic(bare, context);
    case 'call':
      return readCall(bare, context);
    default: {
      const question = findQuestion(bare, context);
      if (question !== undefined) return question.id;
      reportTree(bare, context);
      return 0;
    }
  }
}

function isConditional(tree: Expression): boolean {
  return tree.kind === 'binary' ? conditional.has(tree.op) : tree.kind === 'call' && conditionalCalls.has(tree.name);
}

function readArithmetic(tree: Extract<Expression, { kind: 'binary' }>, context: TreeContext): Term {
  const { op } = tree;
  const operands = op === '+' || op === '*' ? operandsOf(tree, op) : [tree.left, tree.right];
  const terms = operands.map((operand) => readTermTree(operand, context));
  const kinds = terms.map((term) => kindOfTerm(term, context.scope)).filter((kind) => kind !== 'unknown');
  const isDays = op === '-' && kinds.every((kind) => kind === 'date');
  if (!isDays && kinds.some((kind) => kind !== 'number')) reportTree(tree, context);
  const [left = 0, right = 0] = terms;
  if (op === '+') return { calc: 'sum', of: terms };
  if (op === '*') return { calc: 'product', of: terms };
  return { calc: op === '-' ? 'difference' : op === 'div' ? 'quotient' : 'remainder', of: [left, right] };
}

function readCall(tree: Call, context: TreeContext): Term {
  const known = findCall(tree, context);
  if (known !== undefined) return known;
  report(context, 'expression-unsupported', `${tree.name}()`);
  return 0;
}

/** The call as a term; undefined where the function, or this many of its arguments, has no meaning here. */
function findCall({ name, args }: Call, context: TreeContext): Term | undefined {
  const [first, second, third] = args;
  const term = (tree: Expression) => readTermTree(tree, context);
  const of = first && args.length === 1 ? findQuestion(first, context)?.id : undefined;
  switch (name) {
    case 'today':
      return first ? undefined : { calc: 'today' };
    case 'date':
      return first?.kind === 'text' && args.length === 1 ? { text: first.text } : undefined;
    case 'sum':
      return first && args.length === 1 ? { calc: 'sum', of: [term(first)] } : undefined;
    case 'count':
    case 'count-selected':
      return findCount(name, of, context);
    case 'age-in-years':
      return of === undefined ? undefined : { calc: 'age-years', of };
    case 'date-in-words':
    case 'number-in-words':
      return of === undefined ? undefined : { calc: name, of };
    case 'string-length':
      return first && args.length === 1 ? { calc: 'length', of: term(first) } : undefined;
    case 'round':
      if (!first || args.length > 2) return undefined;
      if (!second) return { calc: 'round', of: term(first) };
      return second.kind === 'number' ? { calc: 'round', of: term(first), digits: second.number } : undefined;
    case 'int':
      return first && args.length === 1 ? wholePart(term(first), context) : undefined;
    case 'if': {
      if (!first || !second || !third || args.length > 3) return undefined;
      const isNothing = third.kind === 'text' && third.text === '';
      const when = context.condition(first, context);
      return { calc: 'if', when, gives: term(second), ...(isNothing ? {} : { otherwise: term(third) }) };
    }
    case 'coalesce':
      return first ? { calc: 'first-of', of: args.map(term) } : undefined;
    case 'concat':
      return first ? { calc: 'join', of: args.map(term), with: '' } : undefined;
    case 'join':
      return first?.kind === 'text' && second
        ? { calc: 'join', of: args.slice(1).map(term), with: first.text }
        : undefined;
    default:
      return undefined;
  }
}

/** Of a question inside a repeat, XLSForm counts the repeats; of several choices, those that were chosen. */
function findCount(name: string, id: string | undefined, context: TreeContext): Term | undefined {
  const known = id === undefined ? undefined : context.scope.questions.get(id);
  if (known === undefined) return undefined;
  if (name === 'count-selected') return known.type === 'multi-choice' ? { calc: 'count', of: known.id } : undefined;
  const group = known.type === 'group' ? known.id : known.groups.at(-1);
  return group === undefined ? undefined : { calc: 'count', of: group };
}

/** `int(x)` is x less what remains of it after its whole ones. */
function wholePart(term: Term, context: TreeContext): Term {
  const size = JSON.stringify(term).length;
  // Said twice, a term inside another inside another would grow without bound.
  if (size > 1000) report(context, 'expression-too-deep');
  return { calc: 'difference', of: [term, { calc: 'remainder', of: [term, 1] }] };
}

/**
 * An XLSForm expression as a tree. XPath is rewritten token by token into what jsep parses, with every name, text and
 * reference put aside first: jsep sees placeholders, operators and parentheses only, so nothing a sheet says can reach
 * another grammar. Precedence is jsep's, which for these operators is XPath's. Nothing is ever evaluated.
 */

import jsep from 'jsep';
import type { XlsformFault } from '../../../core/definition/xlsform-fault.ts';

export type Operator = 'or' | 'and' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | 'div' | 'mod';

export type Expression =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'reference'; readonly id: string }
  /** `.`: the question the expression stands at. */
  | { readonly kind: 'self' }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'binary'; readonly op: Operator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'negative'; readonly of: Expression }
  /** Kept, because `(a and b) and c` and `a and b and c` are different conditions of ours. */
  | { readonly kind: 'paren'; readonly of: Expression };

export type ExpressionReading =
  | { readonly ok: true; readonly value: Expression }
  | { readonly ok: false; readonly code: XlsformFault; readonly detail?: string };

/** So that reading ends early and recursion stays shallow, however the cell was made. */
const maxTokens = 600;
const maxNesting = 40;

const tokenPattern =
  /\s+|(?<text>'[^']*'|"[^"]*"|[‘’][^‘’]*[‘’]|[“”][^“”]*[“”])|\$\{\s*(?<reference>[^}]*?)\s*\}|(?<number>\d+(?:\.\d+)?|\.\d+)|(?<name>[\p{L}_][\p{L}\p{N}_.-]*(?::[\p{L}_][\p{L}\p{N}_.-]*)?)|(?<op>!=|<=|>=|[=<>+*-])|(?<mark>[(),])|(?<path>\.\.|\/|\[|\]|@|::|\|)|(?<self>\.)/uy;

const wordOperators = new Map([
  ['or', '||'],
  ['and', '&&'],
  ['div', '/'],
  ['mod', '%'],
]);
const operators = new Map<unknown, Operator>([
  ['||', 'or'],
  ['&&', 'and'],
  ['==', '='],
  ['/', 'div'],
  ['%', 'mod'],
  ...(['!=', '<', '<=', '>', '>=', '+', '-', '*'] as const).map((same) => [same, same] as const),
]);

/**
 * Reads one expression. A fault's `detail` is the word that could not be read: what XPath knows and we do not (paths,
 * predicates) is unsupported, everything else malformed.
 */
export function readExpression(source: string): ExpressionReading {
  const leaves: Expression[] = [];
  const names: string[] = [];
  const written = rewrite(source, leaves, names);
  if (!written.ok) return written;
  try {
    const tree = treeOf(jsep(written.value), leaves, names);
    return tree === undefined ? { ok: false, code: 'expression-malformed' } : { ok: true, value: tree };
  } catch {
    // jsep throws for what is no expression; its words are about the rewritten text and would help nobody.
    return { ok: false, code: 'expression-malformed' };
  }
}

type Rewriting = { readonly ok: true; readonly value: string } | Extract<ExpressionReading, { ok: false }>;

function rewrite(source: string, leaves: Expression[], names: string[]): Rewriting {
  const parts: string[] = [];
  const leaf = (value: Expression) => `leaf${leaves.push(value) - 1}`;
  let nesting = 0;
  let unary = 0;
  /** Whether an operand has just ended: then `*` multiplies and `div` is no name. */
  let isAfterOperand = false;
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < source.length) {
    const at = tokenPattern.lastIndex;
    const match = tokenPattern.exec(source);
    if (match === null) return { ok: false, code: 'expression-malformed', detail: source.slice(at, at + 20) };
    const { text, reference, number, name, op, mark, path, self } = match.groups ?? {};
    if (parts.length > maxTokens || nesting > maxNesting || unary > maxNesting)
      return { ok: false, code: 'expression-too-deep' };
    if (path !== undefined) {
      const caller = parts.at(-1) === '(' ? `${names.at(-1)}(` : '';
      return { ok: false, code: 'expression-unsupported', detail: caller + path };
    }
    const isOperand = [text, reference, number, self].some((part) => part !== undefined);
    if (isOperand) {
      if (text !== undefined) parts.push(leaf({ kind: 'text', text: text.slice(1, -1) }));
      else if (reference !== undefined) parts.push(leaf({ kind: 'reference', id: reference }));
      else if (number !== undefined) parts.push(leaf({ kind: 'number', number: Number(number) }));
      else parts.push(leaf({ kind: 'self' }));
      isAfterOperand = true;
      unary = 0;
    } else if (name !== undefined) {
      const operator: string | undefined = isAfterOperand ? wordOperators.get(name) : undefined;
      const isCall = /^\s*\(/.test(source.slice(tokenPattern.lastIndex, tokenPattern.lastIndex + 40));
      if (operator === undefined && !isCall) return { ok: false, code: 'expression-unsupported', detail: name };
      parts.push(operator ?? `call${names.push(name) - 1}`);
      // What follows a function's name is its own parenthesis, which groups nothing.
      isAfterOperand = operator === undefined;
    } else if (op !== undefined) {
      unary = isAfterOperand ? 0 : unary + 1;
      if (!isAfterOperand && op !== '-') return { ok: false, code: 'expression-malformed', detail: op };
      parts.push(op === '=' ? '==' : op);
      isAfterOperand = false;
    } else if (mark !== undefined) {
      const isGrouping = mark === '(' && !isAfterOperand;
      nesting += mark === '(' ? 1 : mark === ')' ? -1 : 0;
      parts.push(isGrouping ? 'paren(' : mark);
      isAfterOperand = mark === ')';
    }
  }
  return parts.length === 0 ? { ok: false, code: 'expression-malformed' } : { ok: true, value: parts.join(' ') };
}

/** jsep's tree as ours; undefined where jsep saw more than one expression or a form that XPath has not. */
function treeOf(
  node: jsep.Expression,
  leaves: readonly Expression[],
  names: readonly string[],
): Expression | undefined {
  switch (node.type) {
    case 'Identifier':
      return leaves[indexOf(node, 'leaf')];
    case 'UnaryExpression': {
      const of = treeOf(node['argument'] as jsep.Expression, leaves, names);
      return of && (of.kind === 'number' ? { kind: 'number', number: 0 - of.number } : { kind: 'negative', of });
    }
    case 'BinaryExpression': {
      const op = operators.get(node['operator']);
      const left = treeOf(node['left'] as jsep.Expression, leaves, names);
      const right = treeOf(node['right'] as jsep.Expression, leaves, names);
      return op && left && right && { kind: 'binary', op, left, right };
    }
    case 'CallExpression': {
      const callee = node['callee'] as jsep.Expression;
      const args: Expression[] = [];
      for (const arg of node['arguments'] as readonly jsep.Expression[]) {
        const tree = treeOf(arg, leaves, names);
        if (tree === undefined) return undefined;
        args.push(tree);
      }
      const [first] = args;
      if (callee['name'] === 'paren') return first && args.length === 1 ? { kind: 'paren', of: first } : undefined;
      const name = callee.type === 'Identifier' ? names[indexOf(callee, 'call')] : undefined;
      return name === undefined ? undefined : { kind: 'call', name, args };
    }
    default:
      return undefined;
  }
}

function indexOf(identifier: jsep.Expression, prefix: 'leaf' | 'call'): number {
  const name = String(identifier['name']);
  return name.startsWith(prefix) ? Number(name.slice(prefix.length)) : -1;
}

/**
 * Conditions and calculations as XLSForm expressions. What XLSForm has no name for (facts, ages, words) is written in our
 * own words and marked as not plain; what no expression says is given up. Every text is read back before it counts, so a
 * written expression always means exactly what it was written from.
 */

import { isDeepStrictEqual } from 'node:util';
import type { Calculation, Condition, Term } from '../../../core/procedure/logic.ts';
import { isFact } from './expression-scope.ts';
import type { ExpressionScope } from './expression-scope.ts';
import { readCalculation, readCondition } from './read-logic.ts';
import { isDay } from './value-kind.ts';

export interface WrittenLogic {
  readonly text: string;
  /** Every word of it is XLSForm's own, so that other tools read it too. */
  readonly isPlain: boolean;
}

/** Undefined where only the data itself says it. */
export function findConditionText(condition: Condition, scope: ExpressionScope): WrittenLogic | undefined {
  const context: Context = { scope, isPlain: true, isPossible: true };
  const { text } = writeCondition(condition, context);
  if (!context.isPossible) return undefined;
  const back = readCondition(text, scope);
  return back.ok && isDeepStrictEqual(back.value, condition) ? { text, isPlain: context.isPlain } : undefined;
}

export function findCalculationText(calculation: Calculation, scope: ExpressionScope): WrittenLogic | undefined {
  const context: Context = { scope, isPlain: true, isPossible: true };
  const text = writeWhole(calculation, context);
  if (!context.isPossible) return undefined;
  const back = readCalculation(text, scope);
  return back.ok && isDeepStrictEqual(back.value, calculation) ? { text, isPlain: context.isPlain } : undefined;
}

interface Context {
  readonly scope: ExpressionScope;
  isPlain: boolean;
  isPossible: boolean;
}

/** A piece of an expression and how tightly it binds. */
interface Piece {
  readonly text: string;
  readonly level: number;
}

const levels = { or: 1, and: 2, equality: 3, order: 4, sum: 5, product: 6, unary: 7, whole: 8 } as const;

function whole(text: string): Piece {
  return { text, level: levels.whole };
}

function wrap({ text, level }: Piece, atLeast: number): string {
  return level < atLeast ? `(${text})` : text;
}

function impossible(context: Context): Piece {
  context.isPossible = false;
  return whole('');
}

function own(name: string, of: string, context: Context): Piece {
  context.isPlain = false;
  return whole(`${name}(${reference(of, context)})`);
}

function reference(id: string, context: Context): string {
  if (id === context.scope.self) return '.';
  if (isFact(id)) context.isPlain = false;
  return `\${${id}}`;
}

function writeCondition(condition: Condition, context: Context): Piece {
  const weigh = (left: string, operator: string, right: string): Piece => ({
    text: `${left} ${operator} ${right}`,
    level: operator === '=' || operator === '!=' ? levels.equality : levels.order,
  });
  if ('all' in condition) {
    const inner = condition.all.map((one) => wrap(writeCondition(one, context), levels.equality));
    return { text: inner.join(' and '), level: levels.and };
  }
  if ('any' in condition) {
    // Bare equalities on one question would be read as `isOneOf`; in parentheses they stay what they are.
    const names = new Set(condition.any.map((one) => ('is' in one && 'question' in one ? one.question : undefined)));
    const level = names.size === 1 && !names.has(undefined) ? levels.whole : levels.and;
    const inner = condition.any.map((one) => wrap(writeCondition(one, context), level));
    return { text: inner.join(' or '), level: levels.or };
  }
  if ('not' in condition) {
    const inner = writeCondition(condition.not, context);
    const isEquality = 'is' in condition.not && inner.level === levels.equality;
    return isEquality
      ? { text: inner.text.replace(' = ', ' != '), level: levels.equality }
      : whole(`not(${inner.text})`);
  }
  if ('ageOf' in condition) {
    const { ageOf, atLeast, below } = condition;
    if ((atLeast === undefined) === (below === undefined)) return impossible(context);
    const age = own('age-in-years', ageOf, context).text;
    return atLeast === undefined ? weigh(age, '<', String(below)) : weigh(age, '>=', String(atLeast));
  }
  if ('compare' in condition) {
    const { compare, is, above, atLeast, below, atMost } = condition;
    if (compare === 1 && (is === 0 || is === 1)) return whole(is === 1 ? 'true()' : 'false()');
    const term = (side: Term, level: number) => wrap(writeTerm(side, context), level);
    if (is !== undefined) return weigh(term(compare, levels.order), '=', term(is, levels.order));
    const [operator, right] =
      above !== undefined
        ? ['>', above]
        : atLeast !== undefined
          ? ['>=', atLeast]
          : below !== undefined
            ? ['<', below]
            : ['<=', atMost];
    return right === undefined
      ? impossible(context)
      : weigh(term(compare, levels.sum), operator, term(right, levels.sum));
  }
  const name = reference(condition.question, context);
  if ('is' in condition) return weigh(name, '=', writeLiteral(condition.is, condition.question, context));
  if ('isOneOf' in condition) {
    const values = condition.isOneOf.map((value) => `${name} = ${writeLiteral(value, condition.question, context)}`);
    return { text: values.join(' or '), level: levels.or };
  }
  if ('includes' in condition) return whole(`selected(${name}, ${writeText(condition.includes, context)})`);
  if ('isAnswered' in condition) return weigh(name, condition.isAnswered ? '!=' : '=', "''");
  return 'atLeast' in condition
    ? weigh(name, '>=', writeNumber(condition.atLeast, context))
    : weigh(name, '<=', writeNumber(condition.atMost, context));
}

function writeLiteral(value: string | number | boolean, question: string, context: Context): string {
  if (typeof value === 'number') return writeNumber(value, context);
  if (typeof value === 'string') return writeText(value, context);
  const isYesNo = context.scope.questions.get(question)?.type === 'yes-no';
  return isYesNo ? (value ? "'yes'" : "'no'") : `${value}()`;
}

/** XPath knows neither exponents nor more than one way to quote. */
function writeNumber(value: number, context: Context): string {
  const text = String(value);
  return /^-?\d+(\.\d+)?$/.test(text) ? text : impossible(context).text;
}

function writeText(text: string, context: Context): string {
  if (!text.includes("'")) return `'${text}'`;
  return text.includes('"') ? impossible(context).text : `"${text}"`;
}

/** A calculation standing alone, where a bare reference or value is one. */
function writeWhole(calculation: Calculation, context: Context): string {
  if (calculation.calc === 'copy') return reference(calculation.of, context);
  if (calculation.calc === 'sum' && calculation.of.length === 1 && typeof calculation.of[0] === 'number')
    return writeNumber(calculation.of[0], context);
  return writeTerm(calculation, context).text;
}

function writeTerm(term: Term, context: Context): Piece {
  if (typeof term === 'number') {
    return { text: writeNumber(term, context), level: term < 0 ? levels.unary : levels.whole };
  }
  if (typeof term === 'string') return whole(reference(term, context));
  if ('text' in term) {
    const text = writeText(term.text, context);
    return whole(isDay(term.text) ? `date(${text})` : text);
  }
  return writeCalculation(term, context);
}

function writeCalculation(calculation: Calculation, context: Context): Piece {
  const term = (inner: Term, level: number) => wrap(writeTerm(inner, context), level);
  const list = (terms: readonly Term[]) => terms.map((inner) => term(inner, 0)).join(', ');
  switch (calculation.calc) {
    case 'today':
      return whole('today()');
    case 'sum':
    case 'product': {
      const [operator, level] =
        calculation.calc === 'sum' ? (['+', levels.sum] as const) : (['*', levels.product] as const);
      if (calculation.of.length > 1) {
        const isNegation = calculation.calc === 'product' && calculation.of[0] === -1 && calculation.of.length === 2;
        if (isNegation && calculation.of[1] !== undefined)
          return { text: `-${term(calculation.of[1], levels.whole)}`, level: levels.unary };
        return { text: calculation.of.map((inner) => term(inner, level + 1)).join(` ${operator} `), level };
      }
      return calculation.calc === 'sum' ? whole(`sum(${list(calculation.of)})`) : impossible(context);
    }
    case 'difference':
    case 'quotient':
    case 'remainder': {
      const [operator, level] =
        calculation.calc === 'difference'
          ? (['-', levels.sum] as const)
          : calculation.calc === 'quotient'
            ? (['div', levels.product] as const)
            : (['mod', levels.product] as const);
      const [left, right] = calculation.of;
      // What `int` was read as.
      if (isDeepStrictEqual(right, { calc: 'remainder', of: [left, 1] })) return whole(`int(${term(left, 0)})`);
      return { text: `${term(left, level)} ${operator} ${term(right, level + 1)}`, level };
    }
    case 'round': {
      const digits = calculation.digits === undefined ? '' : `, ${calculation.digits}`;
      return whole(`round(${term(calculation.of, 0)}${digits})`);
    }
    case 'if': {
      const otherwise = calculation.otherwise === undefined ? "''" : term(calculation.otherwise, 0);
      return whole(
        `if(${writeCondition(calculation.when, context).text}, ${term(calculation.gives, 0)}, ${otherwise})`,
      );
    }
    case 'first-of':
      return whole(`coalesce(${list(calculation.of)})`);
    case 'length':
      return whole(`string-length(${term(calculation.of, 0)})`);
    case 'count': {
      const isChosen = context.scope.questions.get(calculation.of)?.type === 'multi-choice';
      return whole(`${isChosen ? 'count-selected' : 'count'}(${reference(calculation.of, context)})`);
    }
    case 'join':
      return calculation.with === ''
        ? whole(`concat(${list(calculation.of)})`)
        : whole(`join(${writeText(calculation.with, context)}, ${list(calculation.of)})`);
    case 'age-years':
      return own('age-in-years', calculation.of, context);
    case 'date-in-words':
    case 'number-in-words':
      return own(calculation.calc, calculation.of, context);
    case 'copy':
      return impossible(context);
    default:
      calculation satisfies never;
      return impossible(context);
  }
}

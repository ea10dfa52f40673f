/**
 * The one interpreter of `logic.ts`, exhaustive over its operators. It asks nothing of the outside: today is told in the
 * options or stands among the answers as the fact `$today`.
 */

import { findDayNumber, findWholeYears, firstDayOf } from '../calendar/calendar-date.ts';
import { dateInWords } from '../text/date-in-words.ts';
import { numberInWords } from '../text/number-in-words.ts';
import { findAnswer, findDate, findToday, plainText, repeatsOf, unknownKind } from './answer-value.ts';
import type { EvaluationOptions } from './answer-value.ts';
import type { Calculation, Comparison, Condition, Term } from './logic.ts';
import type { Answers, AnswerValue } from './procedure.ts';

/**
 * Whether a condition holds: true, false, or undefined where it cannot be known: when an age is asked for and the birth
 * date is not answered or nobody said what day it is, and when one of two terms that are weighed against each other has
 * no value. `all`, `any` and `not` carry the unknown through (Kleene's logic), so that "not under 80" does not hold for
 * somebody whose age nobody knows. A question without an answer *is* nothing, as in XLSForm. "yes" and true, "no" and
 * false are the same answer.
 */
export function judgeCondition(
  condition: Condition,
  answers: Answers,
  options: EvaluationOptions = {},
): boolean | undefined {
  if ('all' in condition) return judgeAll(condition.all, answers, options);
  if ('any' in condition) return negate(judgeAll(condition.any.map(not), answers, options));
  if ('not' in condition) return negate(judgeCondition(condition.not, answers, options));
  if ('ageOf' in condition) {
    const age = findAge(condition.ageOf, answers, options);
    if (age === undefined) return undefined;
    return age >= (condition.atLeast ?? -Infinity) && age < (condition.below ?? Infinity);
  }
  if ('compare' in condition) return judgeComparison(condition, answers, options);
  const answer = findAnswer(answers, condition.question);
  if ('is' in condition) return isSame(answer, condition.is);
  if ('isOneOf' in condition) return condition.isOneOf.some((value) => isSame(answer, value));
  if ('includes' in condition) {
    return Array.isArray(answer) ? answer.includes(condition.includes) : isSame(answer, condition.includes);
  }
  if ('isAnswered' in condition) return (answer !== undefined) === condition.isAnswered;
  if ('atLeast' in condition) return typeof answer === 'number' && answer >= condition.atLeast;
  if ('atMost' in condition) return typeof answer === 'number' && answer <= condition.atMost;
  return unknownKind(condition);
}

/** Whether a condition certainly holds; what cannot be known does not. An absent condition holds. */
export function evaluateCondition(
  condition: Condition | undefined,
  answers: Answers,
  options: EvaluationOptions = {},
): boolean {
  return condition === undefined || judgeCondition(condition, answers, options) === true;
}

/**
 * The value of a calculated question; absent while what it needs is not answered (or is of another kind). A sum takes what
 * there is and, for a question inside a group, every repeat; the other arithmetic needs all its terms; a count of nothing
 * is 0.
 */
export function calculate(
  calculation: Calculation,
  answers: Answers,
  options: EvaluationOptions = {},
): AnswerValue | undefined {
  const valueOf = (term: Term) => findTermValue(term, answers, options);
  switch (calculation.calc) {
    case 'age-years':
      return findAge(calculation.of, answers, options);
    case 'date-in-words': {
      const date = findDate(findAnswer(answers, calculation.of));
      return date === undefined ? undefined : dateInWords(date);
    }
    case 'number-in-words': {
      const [value] = numbersOf(answers, calculation.of);
      return value === undefined ? undefined : numberInWords(value);
    }
    case 'copy':
      return findAnswer(answers, calculation.of);
    case 'sum': {
      const terms = calculation.of.flatMap((term) =>
        typeof term === 'string' ? numbersOf(answers, term) : findNumbers(valueOf(term)),
      );
      return terms.length === 0 ? undefined : finite(terms.reduce((sum, term) => sum + term, 0));
    }
    case 'product': {
      const factors = calculation.of.map((term) =>
        typeof term === 'string' ? numbersOf(answers, term)[0] : findNumbers(valueOf(term))[0],
      );
      const product = factors.reduce<number | undefined>(
        (left, right) => (left === undefined || right === undefined ? undefined : left * right),
        1,
      );
      return finite(product);
    }
    case 'difference':
    case 'quotient':
    case 'remainder':
      return combine(calculation.calc, valueOf(calculation.of[0]), valueOf(calculation.of[1]));
    case 'round':
      return roundTo(valueOf(calculation.of), calculation.digits ?? 0);
    case 'if': {
      const verdict = judgeCondition(calculation.when, answers, options) === true;
      const term = verdict ? calculation.gives : calculation.otherwise;
      return term === undefined ? undefined : valueOf(term);
    }
    case 'first-of':
      return calculation.of.map(valueOf).find((value) => value !== undefined);
    case 'length':
      return Array.from(plainText(valueOf(calculation.of))).length;
    case 'today': {
      const today = findToday(answers, options);
      return today === undefined ? undefined : { iso: today.slice(0, 10), precision: 'day' };
    }
    case 'count': {
      const value = findAnswer(answers, calculation.of);
      return Array.isArray(value) ? value.length : 0;
    }
    case 'join': {
      const texts = calculation.of.map((term) => plainText(valueOf(term)));
      const joined = texts.filter((text) => text !== '').join(calculation.with);
      return joined === '' ? undefined : joined;
    }
    default:
      return unknownKind(calculation);
  }
}

function findTermValue(term: Term, answers: Answers, options: EvaluationOptions): AnswerValue | undefined {
  if (typeof term === 'number') return term;
  if (typeof term === 'string') return findAnswer(answers, term);
  return 'text' in term ? term.text : calculate(term, answers, options);
}

function findAge(questionId: string, answers: Answers, options: EvaluationOptions): number | undefined {
  const birthDate = findDate(findAnswer(answers, questionId));
  const today = findToday(answers, options);
  return birthDate === undefined || today === undefined ? undefined : findWholeYears(birthDate, today);
}

function judgeAll(conditions: readonly Condition[], answers: Answers, options: EvaluationOptions): boolean | undefined {
  const verdicts = conditions.map((condition) => judgeCondition(condition, answers, options));
  if (verdicts.includes(false)) return false;
  return verdicts.includes(undefined) ? undefined : true;
}

function judgeComparison(comparison: Comparison, answers: Answers, options: EvaluationOptions): boolean | undefined {
  const valueOf = (term: Term) => findTermValue(term, answers, options);
  const left = valueOf(comparison.compare);
  if (comparison.is !== undefined) {
    const right = valueOf(comparison.is);
    return right === undefined ? left === undefined : isSame(left, right);
  }
  const { above, atLeast, below, atMost } = comparison;
  const order = (term: Term) => findOrder(left, valueOf(term));
  if (above !== undefined) return holds(order(above), (difference) => difference > 0);
  if (atLeast !== undefined) return holds(order(atLeast), (difference) => difference >= 0);
  if (below !== undefined) return holds(order(below), (difference) => difference < 0);
  if (atMost !== undefined) return holds(order(atMost), (difference) => difference <= 0);
  return undefined;
}

function holds(difference: number | undefined, test: (difference: number) => boolean): boolean | undefined {
  return difference === undefined ? undefined : test(difference);
}

/** Left less right, in numbers or days; absent where one has no value or they are of different kinds. */
function findOrder(left: AnswerValue | undefined, right: AnswerValue | undefined): number | undefined {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  const [leftDay, rightDay] = [findDay(left), findDay(right)];
  return leftDay === undefined || rightDay === undefined ? undefined : leftDay - rightDay;
}

function findDay(value: AnswerValue | undefined): number | undefined {
  const date = findDate(value);
  return date === undefined ? undefined : findDayNumber(firstDayOf(date));
}

function combine(
  calc: 'difference' | 'quotient' | 'remainder',
  left: AnswerValue | undefined,
  right: AnswerValue | undefined,
): number | undefined {
  if (calc === 'difference') return finite(findOrder(left, right));
  if (typeof left !== 'number' || typeof right !== 'number') return undefined;
  return finite(calc === 'quotient' ? left / right : left % right);
}

/** Halves go away from zero; `digits` after the point, 0 … 6. */
function roundTo(value: AnswerValue | undefined, digits: number): number | undefined {
  if (typeof value !== 'number') return undefined;
  const scale = 10 ** Math.min(6, Math.max(0, Math.trunc(digits)));
  return finite((Math.sign(value) * Math.round(Math.abs(value) * scale)) / scale);
}

function finite(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}

function findNumbers(value: AnswerValue | undefined): number[] {
  return typeof value === 'number' ? [value] : [];
}

/** As deep as forms nest their repeats. */
const deepestRepeat = 3;

/** The number answered, or the numbers answered in every repeat of the groups that hold the question. */
function numbersOf(answers: Answers, questionId: string, depth = 0): number[] {
  const value = findAnswer(answers, questionId);
  if (typeof value === 'number') return [value];
  if (depth === deepestRepeat) return [];
  return Object.keys(answers)
    .flatMap((key) => repeatsOf(answers[key]))
    .flatMap((repeat) => numbersOf(repeat, questionId, depth + 1));
}

function not(condition: Condition): Condition {
  return { not: condition };
}

function negate(verdict: boolean | undefined): boolean | undefined {
  return verdict === undefined ? undefined : !verdict;
}

function isSame(answer: AnswerValue | undefined, value: AnswerValue): boolean {
  return answer !== undefined && plain(answer) === plain(value);
}

/** What two answers are compared by: dates by their text, "yes" and true as one. */
function plain(value: AnswerValue): AnswerValue {
  if (typeof value === 'object' && 'iso' in value) return value.iso;
  return value === true ? 'yes' : value === false ? 'no' : value;
}

import { findWholeYears } from '../calendar/calendar-date.ts';
import { findAnswer, findDate, findToday, unknownKind } from './answer-value.ts';
import type { EvaluationOptions } from './answer-value.ts';
import type { Answers, AnswerValue, Condition } from './procedure.ts';

/**
 * Whether a condition holds: true, false, or undefined where it cannot be known, which is only when an age is asked for
 * and the birth date is not answered or nobody said what day it is. `all`, `any` and `not` carry the unknown through
 * (Kleene's logic), so that "not under 80" does not hold for somebody whose age nobody knows. A question without an
 * answer *is* nothing, as in XLSForm. "yes" and true, "no" and false are the same answer.
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
    const birthDate = findDate(findAnswer(answers, condition.ageOf));
    const today = findToday(answers, options);
    const age = birthDate === undefined || today === undefined ? undefined : findWholeYears(birthDate, today);
    if (age === undefined) return undefined;
    return age >= (condition.atLeast ?? -Infinity) && age < (condition.below ?? Infinity);
  }
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

function judgeAll(conditions: readonly Condition[], answers: Answers, options: EvaluationOptions): boolean | undefined {
  const verdicts = conditions.map((condition) => judgeCondition(condition, answers, options));
  if (verdicts.includes(false)) return false;
  return verdicts.includes(undefined) ? undefined : true;
}

function not(condition: Condition): Condition {
  return { not: condition };
}

function negate(verdict: boolean | undefined): boolean | undefined {
  return verdict === undefined ? undefined : !verdict;
}

function isSame(answer: AnswerValue | undefined, value: string | number | boolean): boolean {
  return answer !== undefined && plain(answer) === plain(value);
}

function plain(value: AnswerValue): AnswerValue {
  return value === true ? 'yes' : value === false ? 'no' : value;
}

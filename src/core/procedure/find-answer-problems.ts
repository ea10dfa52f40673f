import { firstDayOf, isPartialDate } from '../calendar/calendar-date.ts';
import { isIdNumber, isOldIdNumber } from '../citizen/id-number.ts';
import { personTextLimits } from '../citizen/person.ts';
import type { PersonField } from '../citizen/person.ts';
import { isPhone } from '../citizen/phone.ts';
import type { Problem } from '../problem.ts';
import { findToday, repeatsOf } from './answer-value.ts';
import type { EvaluationOptions } from './answer-value.ts';
import { judgeCondition } from './interpret-logic.ts';
import type { AnswerValue, ListName, Question } from './procedure.ts';
import type { VisibleQuestion } from './visible-questions.ts';

export interface AnswerCheckOptions extends EvaluationOptions {
  /** The codes of the lists a form chooses from; a list that is not given is not checked. */
  readonly lists?: { readonly [name in ListName]?: readonly string[] };
}

/** Characters; what keeps a dossier's text far below the 64 KiB of its part. */
const defaultMaxLength = { text: 500, 'long-text': 4000 } as const;

/**
 * What is wrong with the answer to one visible question, repeats of a group included: missing, of the wrong kind, against
 * a bound or a constraint. A constraint is judged only on an answer, and only when it surely does not hold.
 */
export function findAnswerProblems(visible: VisibleQuestion, options: AnswerCheckOptions = {}): Problem[] {
  const { id: questionId, question, value, required } = visible;
  if (question.type === 'note' || question.type === 'calculated') return [];
  const inner = (visible.repeats ?? []).flat().flatMap((member) => findAnswerProblems(member, options));
  if (value === undefined) {
    const isTooFew = question.type === 'group' && (question.min ?? 0) > 0;
    return required || isTooFew ? [{ code: 'answer-missing', questionId }, ...inner] : inner;
  }
  const fault = checkValue(visible, value, options);
  const found = fault === undefined ? [] : [{ ...fault, questionId }];
  // An answer that only looks odd is an answer, which the form's own constraints may still refuse.
  if (fault !== undefined && fault.weight !== 'warning') return [...found, ...inner];
  const broken = (question.constraints ?? [])
    .filter((constraint) => judgeCondition(constraint.must, visible.scope, options) === false)
    .map(({ message, warning }): Problem => ({
      code: 'answer-constraint',
      questionId,
      message,
      ...(warning === true ? { weight: 'warning' } : {}),
    }));
  return [...found, ...broken, ...inner];
}

const wrongType: Problem = { code: 'answer-wrong-type' };

function checkValue(
  { question, scope }: VisibleQuestion,
  value: AnswerValue,
  options: AnswerCheckOptions,
): Problem | undefined {
  switch (question.type) {
    case 'text':
    case 'long-text':
      return checkText(value, longestOf(question, question.maxLength ?? defaultMaxLength[question.type]));
    case 'number':
      return checkNumber(value, question.min ?? -Infinity, question.max ?? Infinity);
    case 'money':
      return Number.isSafeInteger(value) ? checkNumber(value, 0, Infinity) : wrongType;
    case 'date':
      return checkDate(
        value,
        question.precisions,
        question.mayBeFuture === true ? undefined : findToday(scope, options),
      );
    case 'time':
      return typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? undefined : wrongType;
    case 'choice': {
      if (typeof value !== 'string') return wrongType;
      const listed = question.list === undefined ? undefined : options.lists?.[question.list];
      const known = [...(question.choices ?? []).map((choice) => choice.value), ...(listed ?? [])];
      const isOpen = question.other === true || (question.list !== undefined && listed === undefined);
      if (known.includes(value)) return undefined;
      return isOpen ? checkText(value, longestOf(question, defaultMaxLength.text)) : { code: 'answer-not-a-choice' };
    }
    case 'multi-choice': {
      if (!Array.isArray(value) || value.some((item) => typeof item !== 'string')) return wrongType;
      const known = question.choices.map((choice) => choice.value);
      return value.every((item) => known.includes(item)) ? undefined : { code: 'answer-not-a-choice' };
    }
    case 'yes-no':
      return typeof value === 'boolean' || value === 'yes' || value === 'no' ? undefined : wrongType;
    case 'id-number': {
      if (typeof value !== 'string') return wrongType;
      const isRight = question.means?.field === 'oldIdNumber' ? isOldIdNumber(value) : isIdNumber(value);
      return isRight ? undefined : { code: 'id-number-invalid' };
    }
    case 'phone':
      if (typeof value !== 'string') return wrongType;
      return isPhone(value) ? undefined : { code: 'phone-invalid' };
    case 'address':
      return typeof value === 'object' && 'text' in value ? checkText(value.text, defaultMaxLength.text) : wrongType;
    case 'group': {
      const count = repeatsOf(value).length;
      if (!Array.isArray(value) || count !== value.length) return wrongType;
      if (count < (question.min ?? 0)) return { code: 'answer-missing', limit: question.min ?? 0 };
      return count > (question.max ?? Infinity) ? { code: 'answer-out-of-range', limit: question.max ?? 0 } : undefined;
    }
    case 'calculated':
    case 'note':
      return undefined;
    default:
      question satisfies never;
      return undefined;
  }
}

/** What is said of a person must also fit where a packet carries it. */
function longestOf({ means }: Question, limit: number): number {
  const limits: { readonly [field in PersonField]?: number } = personTextLimits;
  return Math.min(limit, (means && limits[means.field]) ?? limit);
}

function checkText(value: unknown, limit: number): Problem | undefined {
  if (typeof value !== 'string') return wrongType;
  return value.length > limit ? { code: 'answer-too-long', limit } : undefined;
}

function checkNumber(value: AnswerValue, min: number, max: number): Problem | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return wrongType;
  if (value < min) return { code: 'answer-out-of-range', limit: min };
  return value > max ? { code: 'answer-out-of-range', limit: max } : undefined;
}

/** A date ahead of `today` only warns, because a phone whose clock stands years behind must not stop anybody's dossier. */
function checkDate(
  value: AnswerValue,
  precisions: readonly string[] | undefined,
  today: string | undefined,
): Problem | undefined {
  if (typeof value !== 'object' || !('iso' in value)) return wrongType;
  if (!isPartialDate(value) || precisions?.includes(value.precision) === false) return { code: 'date-invalid' };
  const isAhead = today !== undefined && firstDayOf(value) > today.slice(0, 10);
  return isAhead ? { code: 'date-in-future', weight: 'warning' } : undefined;
}

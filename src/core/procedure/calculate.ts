import { findWholeYears } from '../calendar/calendar-date.ts';
import { dateInWords } from '../text/date-in-words.ts';
import { numberInWords } from '../text/number-in-words.ts';
import { findAnswer, findDate, findToday, plainText, repeatsOf, unknownKind } from './answer-value.ts';
import type { EvaluationOptions } from './answer-value.ts';
import type { Answers, AnswerValue, Calculation } from './procedure.ts';

/**
 * The value of a calculated question; absent while what it needs is not answered (or is of another kind). A sum takes what
 * there is and, for a question inside a group, every repeat; a product needs all its factors; a count of nothing is 0.
 */
export function calculate(
  calculation: Calculation,
  answers: Answers,
  options: EvaluationOptions = {},
): AnswerValue | undefined {
  switch (calculation.calc) {
    case 'age-years': {
      const birthDate = findDate(findAnswer(answers, calculation.of));
      const today = findToday(answers, options);
      return birthDate === undefined || today === undefined ? undefined : findWholeYears(birthDate, today);
    }
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
      const terms = calculation.of.flatMap((questionId) => numbersOf(answers, questionId));
      return terms.length === 0 ? undefined : terms.reduce((sum, term) => sum + term, 0);
    }
    case 'product': {
      const factors = calculation.of.map((factor) =>
        typeof factor === 'number' ? factor : numbersOf(answers, factor)[0],
      );
      return factors.reduce<number | undefined>(
        (product, factor) => (product === undefined || factor === undefined ? undefined : product * factor),
        1,
      );
    }
    case 'count': {
      const value = findAnswer(answers, calculation.of);
      return Array.isArray(value) ? value.length : 0;
    }
    case 'join': {
      const texts = calculation.of.map((questionId) => plainText(findAnswer(answers, questionId)));
      const joined = texts.filter((text) => text !== '').join(calculation.with);
      return joined === '' ? undefined : joined;
    }
    default:
      return unknownKind(calculation);
  }
}

/** The number answered, or the numbers answered in every repeat of the group that holds the question. */
function numbersOf(answers: Answers, questionId: string): number[] {
  const value = findAnswer(answers, questionId);
  if (typeof value === 'number') return [value];
  return Object.keys(answers)
    .flatMap((key) => repeatsOf(answers[key]))
    .map((repeat) => findAnswer(repeat, questionId))
    .filter((item) => typeof item === 'number');
}

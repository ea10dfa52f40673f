/** Every mention of a question in a condition or calculation, with its place and what it asks of the answer there. */

import type { Calculation, Condition, Term } from '../procedure/logic.ts';

/** What an operator can do something with; absent: any answer. */
export type Need = 'number' | 'date' | 'number-or-date' | 'list' | 'number-in-groups';

export interface Mention {
  readonly id: string;
  readonly place: string;
  readonly needs?: Need;
  /** It weighs the answer against fixed values. */
  readonly values?: readonly (string | number | boolean)[];
}

export function listConditionMentions(condition: Condition | undefined, place: string): readonly Mention[] {
  if (condition === undefined) return [];
  if ('all' in condition) return inEach(condition.all, `${place}.all`);
  if ('any' in condition) return inEach(condition.any, `${place}.any`);
  if ('not' in condition) return listConditionMentions(condition.not, `${place}.not`);
  if ('ageOf' in condition) return [{ id: condition.ageOf, place: `${place}.ageOf`, needs: 'date' }];
  if ('compare' in condition) {
    return (['compare', 'is', 'above', 'atLeast', 'below', 'atMost'] as const).flatMap((name) =>
      inTerm(condition[name], `${place}.${name}`),
    );
  }
  const about = { id: condition.question, place };
  if ('is' in condition) return [{ ...about, values: [condition.is] }];
  if ('isOneOf' in condition) return [{ ...about, values: condition.isOneOf }];
  if ('includes' in condition) return [{ ...about, values: [condition.includes] }];
  return 'isAnswered' in condition ? [about] : [{ ...about, needs: 'number' }];
}

export function listCalculationMentions(calculation: Calculation, place: string): readonly Mention[] {
  const { calc } = calculation;
  const here = `${place}.of`;
  switch (calc) {
    case 'today':
      return [];
    case 'age-years':
    case 'date-in-words':
      return [{ id: calculation.of, place: here, needs: 'date' }];
    case 'number-in-words':
      return [{ id: calculation.of, place: here, needs: 'number-in-groups' }];
    case 'count':
      return [{ id: calculation.of, place: here, needs: 'list' }];
    case 'copy':
      return [{ id: calculation.of, place: here }];
    case 'sum':
    case 'product':
      return calculation.of.flatMap((term, at) => inTerm(term, `${here}[${at}]`, 'number-in-groups'));
    case 'difference':
      return calculation.of.flatMap((term, at) => inTerm(term, `${here}[${at}]`, 'number-or-date'));
    case 'quotient':
    case 'remainder':
      return calculation.of.flatMap((term, at) => inTerm(term, `${here}[${at}]`, 'number'));
    case 'round':
      return inTerm(calculation.of, here, 'number');
    case 'length':
      return inTerm(calculation.of, here);
    case 'first-of':
    case 'join':
      return calculation.of.flatMap((term, at) => inTerm(term, `${here}[${at}]`));
    case 'if':
      return [
        ...listConditionMentions(calculation.when, `${place}.when`),
        ...inTerm(calculation.gives, `${place}.gives`),
        ...inTerm(calculation.otherwise, `${place}.otherwise`),
      ];
    default:
      calc satisfies never;
      return [];
  }
}

function inEach(conditions: readonly Condition[], place: string): readonly Mention[] {
  return conditions.flatMap((condition, at) => listConditionMentions(condition, `${place}[${at}]`));
}

function inTerm(term: Term | undefined, place: string, needs?: Need): readonly Mention[] {
  if (term === undefined || typeof term === 'number') return [];
  if (typeof term === 'string') return [{ id: term, place, ...(needs !== undefined && { needs }) }];
  return 'text' in term ? [] : listCalculationMentions(term, place);
}

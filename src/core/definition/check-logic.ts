/** The shapes of conditions and calculations (`logic.ts`), as they come from outside. */

import {
  either,
  firstFault,
  isAnyText,
  isCount,
  isFlag,
  isKnownOf,
  isNumber,
  isOneOf,
  isRecord,
  isText,
  listOf,
  matches,
  optional,
  shape,
} from './check-shape.ts';
import type { Check } from './check-shape.ts';

/** Question ids: a letter first (never `__proto__`), or `$` for a fact that the app sets. */
export const questionId = matches(/^[A-Za-z][A-Za-z0-9._-]{0,79}$/);
const reference = matches(/^\$?[A-Za-z][A-Za-z0-9._-]{0,79}$/);
const scalar = either(isText, isNumber, isFlag);

const operators: { readonly [operator: string]: Check } = {
  is: shape({ question: reference, is: scalar }),
  isOneOf: shape({ question: reference, isOneOf: listOf(either(isText, isNumber), 1) }),
  includes: shape({ question: reference, includes: isText }),
  isAnswered: shape({ question: reference, isAnswered: isFlag }),
  atLeast: shape({ question: reference, atLeast: isNumber }),
  atMost: shape({ question: reference, atMost: isNumber }),
};

/** Deeper nesting is refused: no lawyer could read it, and recursion must end. */
const maxDepth = 12;

/** One condition, with its inner ones. An operator this app does not know is newer, not wrong. */
export const isCondition: Check = (value, place) => checkAt(value, place, 0);

function checkAt(value: unknown, place: string, depth: number): ReturnType<Check> {
  if (!isRecord(value) || depth > maxDepth) return { place };
  for (const list of ['all', 'any'] as const) {
    if (Object.hasOwn(value, list)) {
      const inner = value[list];
      if (!Array.isArray(inner) || inner.length === 0) return { place: `${place}.${list}` };
      return firstFault(inner.map((item, index) => () => checkAt(item, `${place}.${list}[${index}]`, depth + 1)));
    }
  }
  if (Object.hasOwn(value, 'not')) return checkAt(value['not'], `${place}.not`, depth + 1);
  if (Object.hasOwn(value, 'ageOf')) return checkAge(value, place);
  if (Object.hasOwn(value, 'compare')) return checkComparison(value, place, depth);
  const operator = Object.keys(value).find((key) => Object.hasOwn(operators, key));
  const check = operator === undefined ? undefined : operators[operator];
  if (check !== undefined) return check(value, place);
  const isNewer = Object.keys(value).some((key) => key !== 'question');
  return isNewer ? { place, isNewer } : { place };
}

const checkAge: Check = (value, place) => {
  const isBounded = isRecord(value) && (value['atLeast'] !== undefined || value['below'] !== undefined);
  if (!isBounded) return { place };
  const bound = either(isOneOf([undefined]), isNumber);
  return shape({ ageOf: reference, atLeast: bound, below: bound })(value, place);
};

const comparisons = ['is', 'above', 'atLeast', 'below', 'atMost'] as const;

function checkComparison(value: { readonly [name: string]: unknown }, place: string, depth: number): ReturnType<Check> {
  const given = comparisons.filter((name) => value[name] !== undefined);
  const [operator] = given;
  if (operator === undefined || given.length > 1) return { place };
  return (
    checkTerm(value['compare'], `${place}.compare`, depth + 1) ??
    checkTerm(value[operator], `${place}.${operator}`, depth + 1)
  );
}

/** A calculation, with what it is made of. One this app does not know is newer, not wrong. */
export const isCalculation: Check = (value, place) => checkCalculation(value, place, 0);

function checkCalculation(value: unknown, place: string, depth: number): ReturnType<Check> {
  if (!isRecord(value) || depth > maxDepth) return { place };
  const kind = value['calc'];
  const check =
    typeof kind === 'string' && Object.hasOwn(calculations, kind) ? calculations[kind]?.(depth + 1) : undefined;
  return check === undefined ? isKnownOf([])(kind, `${place}.calc`) : check(value, place);
}

function checkTerm(value: unknown, place: string, depth: number): ReturnType<Check> {
  if (typeof value === 'number') return isNumber(value, place);
  if (typeof value === 'string') return reference(value, place);
  if (isRecord(value) && Object.hasOwn(value, 'text')) return isAnyText(value['text'], `${place}.text`);
  return checkCalculation(value, place, depth);
}

/** Bounds both the depth of nesting and, at each level, how much a phone may be asked to add up. */
const maxTerms = 50;

const ofOne = () => shape({ of: reference });
const calculations: { readonly [kind: string]: (depth: number) => Check } = {
  'age-years': ofOne,
  'date-in-words': ofOne,
  'number-in-words': ofOne,
  copy: ofOne,
  count: ofOne,
  sum: (depth) => shape({ of: terms(depth, 1, maxTerms) }),
  product: (depth) => shape({ of: terms(depth, 1, maxTerms) }),
  'first-of': (depth) => shape({ of: terms(depth, 1, maxTerms) }),
  join: (depth) => shape({ of: terms(depth, 1, maxTerms), with: isAnyText }),
  difference: (depth) => shape({ of: terms(depth, 2, 2) }),
  quotient: (depth) => shape({ of: terms(depth, 2, 2) }),
  remainder: (depth) => shape({ of: terms(depth, 2, 2) }),
  round: (depth) => shape({ of: (value, place) => checkTerm(value, place, depth), digits: optional(isCount) }),
  length: (depth) => shape({ of: (value, place) => checkTerm(value, place, depth) }),
  today: () => shape({}),
  if: (depth) => {
    const term: Check = (value, place) => checkTerm(value, place, depth);
    return shape({ when: (value, place) => checkAt(value, place, depth), gives: term, otherwise: optional(term) });
  },
};

function terms(depth: number, atLeast: number, atMost: number): Check {
  const list = listOf((value, place) => checkTerm(value, place, depth), atLeast);
  return (value, place) => (Array.isArray(value) && value.length > atMost ? { place } : list(value, place));
}

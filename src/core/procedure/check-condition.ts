import {
  firstFault,
  isFlag,
  isNumber,
  isOneOf,
  isRecord,
  isText,
  listOf,
  either,
  shape,
  matches,
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

/** The shapes of a definition, as one came from outside: every field of the right kind, every closed word known. */

import { roles } from '../citizen/person.ts';
import { findDayNumber } from '../calendar/calendar-date.ts';
import { feeGroups, feeUnits } from '../money/fee-item.ts';
import { isCalculation, isCondition, questionId } from './check-logic.ts';
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
import type { Check, Fault } from './check-shape.ts';

const isDay: Check = (value, place) =>
  typeof value === 'string' && value.length === 10 && findDayNumber(value) !== undefined ? undefined : { place };
const precision = isOneOf(['day', 'month', 'year']);
const choice = shape({ value: isText, label: isText });
const personFields = [
  'fullName',
  'birthDate',
  'sex',
  'idNumber',
  'oldIdNumber',
  'idIssuedOn',
  'ethnicGroupCode',
  'nationality',
  'address',
  'phone',
];

const maxGroupDepth = 3;

/** A plain value, a date, an address, repeats, or one of the two that are worked out. */
const isDefault = either(
  isText,
  isNumber,
  isFlag,
  listOf(either(isText, shape({}))),
  shape({ iso: isText, precision }),
  shape({ text: isText }),
  shape({ today: isOneOf([true]) }),
  shape({ byBasis: shape({}) }),
);

const common = {
  id: questionId,
  label: isText,
  officialLabel: optional(isAnyText),
  item: optional(isAnyText),
  hint: optional(isAnyText),
  help: optional(isAnyText),
  clip: optional(isText),
  print: optional(isKnownOf(['boxes', 'squares', 'paragraph'])),
  required: optional(either(isFlag, isCondition)),
  when: optional(isCondition),
  means: optional(shape({ of: isKnownOf(roles), field: isKnownOf(personFields) })),
  shared: optional(isText),
  defaultsTo: optional(isDefault),
  constraints: optional(listOf(shape({ must: isCondition, message: isText, warning: optional(isFlag) }))),
  sensitive: optional(isFlag),
  unverified: optional(isAnyText),
};

function questionTypes(depth: number): { readonly [type: string]: Check } {
  const text = shape({ maxLength: optional(isCount), upperCase: optional(isFlag) });
  const plain = shape({});
  return {
    text,
    'long-text': text,
    number: shape({ min: optional(isNumber), max: optional(isNumber), unit: optional(isAnyText) }),
    money: plain,
    date: shape({ precisions: optional(listOf(precision, 1)), mayBeFuture: optional(isFlag) }),
    time: plain,
    choice: (value, place) =>
      firstFault([
        () =>
          shape({ choices: optional(listOf(choice, 1)), list: optional(isText), other: optional(isFlag) })(
            value,
            place,
          ),
        () => (isRecord(value) && (value['choices'] ?? value['list']) !== undefined ? undefined : { place }),
      ]),
    'multi-choice': shape({ choices: listOf(choice, 1) }),
    'yes-no': plain,
    'id-number': plain,
    phone: plain,
    address: plain,
    calculated: shape({ calculation: isCalculation }),
    note: plain,
    group: (value, place) =>
      depth >= maxGroupDepth
        ? { place }
        : shape({ questions: listOf(questionAt(depth + 1), 1), min: optional(isCount), max: optional(isCount) })(
            value,
            place,
          ),
  };
}

function questionAt(depth: number): Check {
  const types = questionTypes(depth);
  return (value, place) => {
    if (!isRecord(value)) return { place };
    const type = value['type'];
    const check = typeof type === 'string' && Object.hasOwn(types, type) ? types[type] : undefined;
    if (check === undefined) return isKnownOf([])(type, `${place}.type`);
    return shape(common)(value, place) ?? check(value, place);
  };
}

const sheet = shape({
  id: isText,
  title: isText,
  number: optional(isAnyText),
  addressedTo: optional(isAnyText),
  leadSentences: optional(listOf(isAnyText)),
  pledge: optional(isAnyText),
  sections: listOf(isText, 1),
  when: optional(isCondition),
});

const form = shape({
  title: isText,
  number: optional(isAnyText),
  issuedBy: isAnyText,
  addressedTo: optional(isAnyText),
  leadSentences: optional(listOf(isAnyText)),
  sections: listOf(
    shape({
      id: isText,
      title: isAnyText,
      officialTitle: optional(isAnyText),
      column: optional(isText),
      when: optional(isCondition),
      questions: listOf((v, p) => questionAt(0)(v, p)),
    }),
  ),
  pledge: optional(isAnyText),
  placeDate: optional(isAnyText),
  footnotes: optional(listOf(isAnyText)),
  unnumbered: optional(isFlag),
  sheets: optional(listOf(sheet, 1)),
  signatures: listOf(
    shape({
      role: isKnownOf([...roles, 'official', 'witness']),
      label: isText,
      sheets: optional(listOf(isText, 1)),
      when: optional(isCondition),
    }),
  ),
  status: isOneOf(['verified', 'partly']),
  doubts: listOf(isAnyText),
});

const paper = shape({
  paperId: isText,
  name: isText,
  need: isKnownOf(['photo', 'original', 'compare']),
  when: optional(isCondition),
  optional: optional(isFlag),
  originals: optional(isNumber),
  copies: optional(isNumber),
  hint: optional(isAnyText),
  declaration: optional(isFlag),
});

const feeItem = shape({
  itemId: isText,
  name: isText,
  lane: optional(isKnownOf(['assisted', 'online'])),
  per: isKnownOf(feeUnits),
  amountDong: optional(isCount),
  setBy: optional(isText),
  beyond: optional(shape({ count: isCount, amountDong: isCount })),
  mostDong: optional(isCount),
  exempt: optional(listOf(isKnownOf(feeGroups), 1)),
  isOnRequest: optional(isFlag),
  insteadOf: optional(isText),
  unverified: optional(isText),
});

const procedure = shape({
  code: matches(/^[0-9A-Za-z]+(\.[0-9A-Za-z]+)*$/),
  version: (value, place) => (isCount(value, place) === undefined && value !== 0 ? undefined : { place }),
  effectiveFrom: isDay,
  effectiveTo: optional(isDay),
  graceDays: isCount,
  name: isText,
  shortName: (value, place) => (typeof value === 'string' && value.length <= 40 ? isText(value, place) : { place }),
  aliases: listOf(isText),
  sector: isAnyText,
  level: isAnyText,
  agency: isAnyText,
  receivedBy: isKnownOf(['commune', 'commune-police', 'province', 'other']),
  serves: optional(listOf(shape({ office: isText, does: isText, code: optional(isText) }), 1)),
  lifeEvents: listOf(isText),
  priority: isOneOf([1, 2, 3]),
  atHome: either(shape({ possible: isOneOf([true]) }), shape({ possible: isOneOf([false]), because: isText })),
  lanes: listOf(isText),
  sla: shape({
    value: optional(isNumber),
    unit: isKnownOf(['working-day', 'day', 'other']),
    text: isAnyText,
    cutoff: optional(matches(/^([01]\d|2[0-3]):[0-5]\d$/)),
  }),
  fee: shape({
    text: isAnyText,
    amount: optional(isNumber),
    unit: optional(isAnyText),
    items: optional(listOf(feeItem, 1)),
  }),
  conditions: listOf(isAnyText),
  legalBasis: listOf(isAnyText),
  reminders: optional(listOf(shape({ days: isNumber, after: isAnyText, text: isAnyText }))),
  papers: listOf(paper),
  consents: listOf(shape({ purpose: isText, text: isText, sensitive: optional(isFlag) })),
  form: optional(form),
  sources: listOf(shape({ title: isText, url: optional(isAnyText), confirmed: optional(isAnyText) })),
  unverified: listOf(isAnyText),
  notes: listOf(isAnyText),
});

/** The first thing in a definition that is not shaped as a procedure; its references are another matter. */
export function findShapeFault(value: unknown): Fault | undefined {
  return procedure(value, '');
}

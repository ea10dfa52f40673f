/** Single fields of a definition that cannot be meant: bounds, defaults, lists, dates, and what a sheet cannot print. */

import type { PersonField } from '../citizen/person.ts';
import { factValues } from './fact-values.ts';
import type { FormFault } from './form-fault.ts';
import type { PlacedQuestion } from './placed-questions.ts';
import { lifeEvents } from '../procedure/procedure.ts';
import type { ListName, Procedure, Question } from '../procedure/procedure.ts';

const listNames: { readonly [name in ListName]: true } = {
  communes: true,
  provinces: true,
  'ethnic-groups': true,
  relationships: true,
  nationalities: true,
};

/** The question types that can hold a person's fact (`person-answer.ts`); what is calculated may be any of them. */
const typesOfField: { readonly [field in PersonField]: readonly Question['type'][] } = {
  fullName: ['text'],
  birthDate: ['date', 'text'],
  sex: ['choice', 'text'],
  idNumber: ['id-number', 'text'],
  oldIdNumber: ['id-number', 'text'],
  idIssuedOn: ['date'],
  ethnicGroupCode: ['choice', 'text'],
  nationality: ['choice', 'text'],
  address: ['address', 'text', 'long-text'],
  phone: ['phone', 'text'],
};

/** The question types that a way of printing can show. */
const typesOfPrint: { readonly [print in NonNullable<Question['print']>]: readonly Question['type'][] | undefined } = {
  boxes: ['choice', 'multi-choice', 'yes-no'],
  squares: ['id-number', 'number', 'phone', 'date', 'calculated'],
  paragraph: undefined,
};

/** What is wrong with the procedure's own fields and those of its sheets. */
export function findProcedureFaults(
  procedure: Procedure,
  byId: ReadonlyMap<string, PlacedQuestion>,
): readonly FormFault[] {
  const { effectiveFrom, effectiveTo, lanes, reminders = [], form, consents } = procedure;
  const faults: FormFault[] = [];
  if (effectiveTo !== undefined && effectiveTo < effectiveFrom) {
    faults.push({ code: 'ends-before-start', place: 'effectiveTo' });
  }
  faults.push(
    ...unknowns('unknown-life-event', 'lifeEvents', procedure.lifeEvents, lifeEvents),
    ...unknowns('unknown-lane', 'lanes', lanes, factValues['$lane'] ?? []),
  );
  for (const [at, { after }] of reminders.entries()) {
    const isKnown = byId.get(after)?.question.type === 'date' || lifeEvents.some((event) => event === after);
    if (!isKnown) faults.push({ code: 'unknown-reminder', place: `reminders[${at}].after`, about: after });
  }
  const sensitive = [...byId.values()].find(({ question }) => question.sensitive === true);
  if (sensitive !== undefined && !consents.some((consent) => consent.sensitive === true)) {
    faults.push({ code: 'sensitive-without-consent', place: `${sensitive.place}.sensitive` });
  }
  const sections = (form?.sections ?? []).map(({ id }) => id);
  const sheets = (form?.sheets ?? []).map(({ id }) => id);
  for (const [at, sheet] of (form?.sheets ?? []).entries()) {
    faults.push(...unknowns('unknown-section', `form.sheets[${at}].sections`, sheet.sections, sections));
  }
  for (const [at, signature] of (form?.signatures ?? []).entries()) {
    faults.push(...unknowns('unknown-sheet', `form.signatures[${at}].sheets`, signature.sheets ?? [], sheets));
  }
  return faults;
}

function unknowns(
  code: FormFault['code'],
  place: string,
  given: readonly string[],
  known: readonly string[],
): readonly FormFault[] {
  return given.flatMap((value, at) =>
    known.includes(value) ? [] : [{ code, place: `${place}[${at}]`, about: value }],
  );
}

/** What is wrong with a question's own fields. */
export function findQuestionFaults({ question, place }: PlacedQuestion): readonly FormFault[] {
  const faults: FormFault[] = [];
  const { means, print, defaultsTo } = question;
  const isWorkedOut = question.type === 'calculated';
  if (means !== undefined && !isWorkedOut && !typesOfField[means.field].includes(question.type)) {
    faults.push({ code: 'means-wrong-kind', place: `${place}.means`, about: means.field });
  }
  if (print !== undefined && typesOfPrint[print]?.includes(question.type) === false) {
    faults.push({ code: 'print-wrong-kind', place: `${place}.print`, about: print });
  }
  if (question.type === 'choice' && question.list !== undefined && !Object.hasOwn(listNames, question.list)) {
    faults.push({ code: 'unknown-list', place: `${place}.list`, about: question.list });
  }
  if ((question.type === 'number' || question.type === 'group') && isReversed(question.min, question.max)) {
    faults.push({ code: 'min-above-max', place: `${place}.min` });
  }
  for (const value of defaultsOf(defaultsTo)) {
    if (!isPossibleDefault(question, value)) {
      const about = typeof value === 'object' ? JSON.stringify(value) : String(value);
      faults.push({ code: 'unknown-default', place: `${place}.defaultsTo`, about });
    }
  }
  return faults;
}

function isReversed(min: number | undefined, max: number | undefined): boolean {
  return min !== undefined && max !== undefined && min > max;
}

function defaultsOf(value: Question['defaultsTo']): readonly unknown[] {
  if (value === undefined) return [];
  return typeof value === 'object' && 'byBasis' in value ? Object.values(value.byBasis) : [value];
}

function isPossibleDefault(question: Question, value: unknown): boolean {
  switch (question.type) {
    case 'choice': {
      const isOpen = question.list !== undefined || question.other === true;
      return typeof value === 'string' && (isOpen || offers(question.choices, value));
    }
    case 'multi-choice':
      return Array.isArray(value) && value.every((item) => offers(question.choices, item));
    case 'yes-no':
      return typeof value === 'boolean' || value === 'yes' || value === 'no';
    case 'number':
    case 'money':
      return typeof value === 'number';
    case 'date':
      return typeof value === 'object' && value !== null && ('today' in value || 'iso' in value);
    case 'address':
      return typeof value === 'object' && value !== null && 'text' in value;
    case 'group':
      return Array.isArray(value);
    case 'note':
    case 'calculated':
      return false;
    default:
      return typeof value === 'string';
  }
}

function offers(choices: readonly { readonly value: string }[] | undefined, value: unknown): boolean {
  return choices?.some((choice) => choice.value === value) === true;
}

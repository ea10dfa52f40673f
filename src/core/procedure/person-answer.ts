/** A fact of a person as an answer and back, for questions that say what they mean (`Question.means`). */

import { isPartialDate } from '../calendar/calendar-date.ts';
import type { Person, PersonField, Role, Sex } from '../citizen/person.ts';
import { fold } from '../text/fold.ts';
import { formatDate } from '../text/format-date.ts';
import { findDate } from './answer-value.ts';
import type { AnswerValue, Question } from './procedure.ts';

export interface RolePerson {
  readonly role: Role;
  readonly person: Partial<Person>;
}

/** What the person's fact is as an answer to this question; absent when unknown or of no use for its type. */
export function findPersonAnswer(person: Partial<Person>, question: Question): AnswerValue | undefined {
  const field = question.means?.field;
  if (field === undefined) return undefined;
  const known = person[field];
  if (known === undefined || known === '') return undefined;
  if (question.type === 'choice' && typeof known === 'string') return findChoice(question, field, known);
  if (question.type === 'date') return findDate(known);
  if (typeof known === 'string') return question.type === 'address' ? { text: known } : known;
  if (isPartialDate(known)) return question.type === 'text' ? formatDate(known) : undefined;
  if (question.type === 'address') return known;
  return question.type === 'text' || question.type === 'long-text' ? known.text : undefined;
}

/** The person with the fact that an answer states; the same person where the answer states none. */
export function withAnswer(person: Partial<Person>, question: Question, value: AnswerValue): Partial<Person> {
  const field = question.means?.field;
  switch (field) {
    case undefined:
      return person;
    case 'birthDate': {
      const birthDate = findDate(value);
      return birthDate === undefined ? person : { ...person, birthDate };
    }
    case 'idIssuedOn': {
      const issued = findDate(value);
      return issued?.precision === 'day' ? { ...person, idIssuedOn: issued.iso } : person;
    }
    case 'sex': {
      const sex = findSex(question, value);
      return sex === undefined ? person : { ...person, sex };
    }
    case 'address':
      if (typeof value === 'string') return { ...person, address: { text: value } };
      return typeof value === 'object' && 'text' in value && typeof value.text === 'string'
        ? { ...person, address: { ...value, text: value.text } }
        : person;
    default:
      return typeof value === 'string' ? { ...person, [field]: value.trim() } : person;
  }
}

const sexWords: { readonly [sex in Sex]: string } = { male: 'nam', female: 'nu' };

/** Forms say 'male' and 'female', or whatever value stands beside "Nam" and "Nữ". */
function findChoice(
  question: Extract<Question, { type: 'choice' }>,
  field: PersonField,
  known: string,
): AnswerValue | undefined {
  const choices = question.choices ?? [];
  const match = choices.find((choice) => choice.value === known);
  if (match !== undefined) return match.value;
  if (field === 'sex') return choices.find((choice) => fold(choice.label) === sexWords[known as Sex])?.value;
  return question.list !== undefined || question.other === true ? known : undefined;
}

function findSex(question: Question, value: AnswerValue): Sex | undefined {
  const choices = question.type === 'choice' ? (question.choices ?? []) : [];
  const label = fold(choices.find((choice) => choice.value === value)?.label ?? '');
  return (['male', 'female'] as const).find((sex) => value === sex || label === sexWords[sex]);
}

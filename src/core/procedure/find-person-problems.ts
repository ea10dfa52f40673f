import { findIdNumberWarnings, isIdNumber } from '../citizen/id-number.ts';
import type { Person, PersonField, Role } from '../citizen/person.ts';
import type { Problem } from '../problem.ts';
import { nfc } from '../text/nfc.ts';
import type { DraftToCheck } from './find-problems.ts';
import { withAnswer } from './person-answer.ts';
import type { VisibleQuestion } from './visible-questions.ts';

/** Facts that must agree with a scanned card. Addresses are not among them: old cards keep communes that are gone. */
const comparedFields: readonly PersonField[] = [
  'fullName',
  'birthDate',
  'sex',
  'idNumber',
  'oldIdNumber',
  'idIssuedOn',
];

/**
 * What is wrong with the people of a draft: a name or number that cannot be (blocks), and answers that differ from the card
 * that was scanned or from what the id number itself says (warns only: sex and birth dates are corrected by law while
 * card and number stay).
 */
export function findPersonProblems(draft: DraftToCheck, questions: readonly VisibleQuestion[]): Problem[] {
  return [
    ...(draft.applicant === undefined ? [] : findFaults(draft.applicant, 'applicant')),
    ...(draft.representative === undefined ? [] : findFaults(draft.representative.person, 'representative')),
    ...findMismatches(draft, questions),
  ];
}

function findFaults(person: Person, role: Role): Problem[] {
  const problems: Problem[] = [];
  if (typeof person.fullName !== 'string' || person.fullName.trim() === '') {
    problems.push({ code: 'answer-missing', role });
  }
  // A foreigner's number is a passport's and has its own shape.
  const hasOwnShape = person.noCardBecause === 'foreigner';
  if (person.idNumber !== undefined && !hasOwnShape && !isIdNumber(person.idNumber)) {
    problems.push({ code: 'id-number-invalid', role });
  }
  return problems;
}

function findMismatches(draft: DraftToCheck, questions: readonly VisibleQuestion[]): Problem[] {
  const cards: { [role in Role]?: Person } = {};
  if (draft.applicant?.source === 'card') {
    cards.applicant = draft.applicant;
    if (draft.applicantIsSubject === true) cards.subject = draft.applicant;
  }
  if (draft.representative?.person.source === 'card') cards.representative = draft.representative.person;

  const people = new Map<Role, Partial<Person>>();
  const differing = new Set<string>();
  for (const { id, question, value } of questions) {
    if (question.means === undefined || value === undefined) continue;
    const { of: role, field } = question.means;
    const stated = withAnswer({}, question, value);
    people.set(role, { ...people.get(role), ...stated });
    const card = cards[role];
    if (card !== undefined && comparedFields.includes(field) && !agrees(card[field], stated[field])) differing.add(id);
  }
  for (const { id, question } of questions) {
    const person = question.means?.field === 'idNumber' ? people.get(question.means.of) : undefined;
    if (person?.idNumber !== undefined && findIdNumberWarnings(person.idNumber, person).length > 0) differing.add(id);
  }
  return [...differing].map((questionId) => ({ code: 'card-mismatch', questionId, weight: 'warning' }));
}

/** Unknown agrees with anything; a date agrees with a more precise one; names agree whatever their capitals. */
function agrees(known: Person[PersonField], stated: Person[PersonField]): boolean {
  if (known === undefined || stated === undefined) return true;
  const [left, right] = [plain(known), plain(stated)];
  return typeof known === 'string' ? left === right : left.startsWith(right) || right.startsWith(left);
}

function plain(value: NonNullable<Person[PersonField]>): string {
  return nfc(typeof value === 'string' ? value : 'iso' in value ? value.iso : value.text).toLowerCase();
}

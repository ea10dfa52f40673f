/**
 * What an earlier dossier of the same visit already says, so that a family is not asked twice. Only ever an offer: nothing
 * is filled in before somebody says yes, because a neighbour's words are nobody else's. Two dossiers belong to one family
 * only when one person is named in both; living in one hamlet is not enough.
 */

import type { Person, PersonField, Role } from '../citizen/person.ts';
import { findAnswer } from '../procedure/answer-value.ts';
import { peopleFromAnswers } from '../procedure/people-from-answers.ts';
import { findPersonAnswer } from '../procedure/person-answer.ts';
import type { RolePerson } from '../procedure/person-answer.ts';
import type { AnswerValue, Procedure, Question } from '../procedure/procedure.ts';
import { findShareKey } from '../procedure/share-key.ts';
import { fold } from '../text/fold.ts';
import type { Draft } from './dossier.ts';
import { factsOf, peopleOf } from './sealed-content.ts';

/** A draft with the version it pinned. */
export interface KnownDossier {
  readonly draft: Draft;
  readonly procedure: Procedure;
}

export interface EarlierAnswer {
  readonly procedureCode: string;
  readonly question: Question;
  readonly value: AnswerValue;
}

export interface EarlierOffer {
  readonly dossierId: string;
  /** Whose dossier it was. */
  readonly applicantName: string;
  readonly answers: readonly EarlierAnswer[];
}

/** What a household shares whoever of it applies. */
const householdFields: readonly PersonField[] = ['address', 'phone'];

/** Facts about these people hang on the procedure, not on the family. */
const ownRoles: readonly Role[] = ['applicant', 'subject', 'representative'];

/**
 * The newest dossier begun on the same day in the same commune, not in this basket, about the same family, that can answer
 * something still unanswered here; absent where there is none. Sensitive questions are never among its answers.
 */
export function findEarlierAnswers(
  basket: readonly KnownDossier[],
  others: readonly KnownDossier[],
): EarlierOffer | undefined {
  const [first] = basket;
  if (first === undefined) return undefined;
  const visit = others
    .filter(({ draft }) => isSameVisit(first.draft, draft))
    .sort((one, other) => other.draft.startedAt.localeCompare(one.draft.startedAt));
  for (const earlier of visit) {
    const answers = findAnswers(basket, earlier);
    const { dossierId, applicant } = earlier.draft;
    if (answers.length > 0) return { dossierId, applicantName: applicant.fullName, answers };
  }
  return undefined;
}

function isSameVisit(now: Draft, earlier: Draft): boolean {
  return (
    earlier.basketId !== now.basketId &&
    earlier.supplement === undefined &&
    earlier.startedAt.slice(0, 10) === now.startedAt.slice(0, 10) &&
    earlier.startedAt < now.startedAt &&
    earlier.place.communeCode === now.place.communeCode
  );
}

function findAnswers(basket: readonly KnownDossier[], earlier: KnownDossier): readonly EarlierAnswer[] {
  const before = allPeople(earlier);
  const now = basket.flatMap(allPeople);
  if (!now.some(({ person }) => before.some((item) => isSamePerson(item.person, person)))) return [];
  const isSameApplicant = basket.some(({ draft }) => isSamePerson(draft.applicant, earlier.draft.applicant));
  return basket.flatMap((dossier) => {
    const { procedure, draft } = dossier;
    const facts = factsOf(draft);
    return topQuestions(procedure).flatMap((question): readonly EarlierAnswer[] => {
      if (question.sensitive === true || findAnswer(facts, question.id) !== undefined) return [];
      const value =
        findByPerson(question, allPeople(dossier), before, isSameApplicant) ??
        (isSameApplicant ? findShared(question, earlier) : undefined);
      return value === undefined ? [] : [{ procedureCode: procedure.code, question, value }];
    });
  });
}

/** The fact about the very person the question is about, of a relative of the same applicant, or of the household. */
function findByPerson(
  question: Question,
  now: readonly RolePerson[],
  before: readonly RolePerson[],
  isSameApplicant: boolean,
): AnswerValue | undefined {
  const { means } = question;
  if (means === undefined) return undefined;
  const about = now.filter(({ role }) => role === means.of).map(({ person }) => person);
  const same = before.filter(({ person }) => about.some((known) => isSamePerson(known, person)));
  const relatives = before.filter(({ role }) => role === means.of && isSameApplicant && !ownRoles.includes(role));
  const household = before.filter(
    ({ role }) => role === 'applicant' && means.of === 'applicant' && householdFields.includes(means.field),
  );
  // A relative is somebody else where this dossier already names another one.
  const candidates = [...same, ...(about.some(({ fullName }) => fullName) ? [] : relatives), ...household];
  return candidates.map(({ person }) => findPersonAnswer(person, question)).find((value) => value !== undefined);
}

/** The answer to a question that says by its key to be the same one, in a dossier of the same applicant. */
function findShared(question: Question, { procedure, draft }: KnownDossier): AnswerValue | undefined {
  if (question.means !== undefined || question.shared === undefined) return undefined;
  const key = findShareKey(question, procedure.code);
  const twin = topQuestions(procedure).find(
    (item) => item.sensitive !== true && findShareKey(item, procedure.code) === key,
  );
  return twin === undefined ? undefined : findAnswer(draft.answers, twin.id);
}

function allPeople({ procedure, draft }: KnownDossier): readonly RolePerson[] {
  return [...peopleOf(draft), ...peopleFromAnswers(procedure, factsOf(draft))];
}

/** By the id number where both have one; else by name and date of birth. */
function isSamePerson(one: Partial<Person>, other: Partial<Person>): boolean {
  if (one.idNumber !== undefined && other.idNumber !== undefined) return one.idNumber === other.idNumber;
  const [name, otherName] = [fold(one.fullName ?? '').trim(), fold(other.fullName ?? '').trim()];
  const birth = one.birthDate?.iso;
  return name !== '' && name === otherName && birth !== undefined && birth === other.birthDate?.iso;
}

function topQuestions(procedure: Procedure): readonly Question[] {
  return (procedure.form?.sections ?? []).flatMap((section) => section.questions);
}

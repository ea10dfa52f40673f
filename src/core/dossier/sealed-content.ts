/**
 * What of a draft counts: the part that is read back, confirmed and sealed. The same function serves the confirmation and
 * the sealing, because the digest that binds them must be of the very same content.
 */

import { knownFacts } from '../procedure/known-facts.ts';
import type { Person } from '../citizen/person.ts';
import type { Ports } from '../ports.ts';
import { peopleFromAnswers } from '../procedure/people-from-answers.ts';
import type { RolePerson } from '../procedure/person-answer.ts';
import type { Answers, Procedure } from '../procedure/procedure.ts';
import { subjectsFromAnswers } from '../procedure/subjects-from-answers.ts';
import { getInterview } from '../procedure/visible-questions.ts';
import type { Draft } from './dossier.ts';
import type { ConfirmedDossier } from './read-back.ts';
import { confirmationText } from './read-back.ts';

export interface SealedContent extends ConfirmedDossier {
  readonly subjects: readonly RolePerson[];
}

/** The people known before a question is answered. */
export function peopleOf(
  draft: Pick<Draft, 'applicant' | 'applicantIsSubject' | 'representative'>,
): readonly RolePerson[] {
  const { applicant, applicantIsSubject, representative } = draft;
  return [
    { role: 'applicant', person: applicant },
    ...(applicantIsSubject ? [{ role: 'subject' as const, person: applicant }] : []),
    ...(representative ? [{ role: 'representative' as const, person: representative.person }] : []),
  ];
}

/** The answers with the app's own facts, as conditions look at them. */
export function factsOf(draft: Pick<Draft, 'answers' | 'lane' | 'representative' | 'consents'>): Answers {
  return { ...draft.answers, ...knownFacts(draft) };
}

/** `today` as `YYYY-MM-DD`: conditions about an age count until then. Hidden answers are left out, calculated ones are in. */
export function getSealedContent(procedure: Procedure, draft: Draft, today: string): SealedContent {
  const options = { today };
  const { answers } = getInterview(procedure, factsOf(draft), options);
  const stated = peopleFromAnswers(procedure, answers, options);
  const statedBy = (role: RolePerson['role']) => stated.find((person) => person.role === role)?.person ?? {};
  const subjects = subjectsFromAnswers(procedure, answers, options);
  const isSubjectStated = subjects.some(({ role }) => role === 'subject');
  const applicant = withStated(draft.applicant, statedBy('applicant'));
  const { representative } = draft;
  return {
    dossierId: draft.dossierId,
    procedure: draft.procedure,
    lane: draft.lane,
    applicant,
    ...(representative && {
      representative: { ...representative, person: withStated(representative.person, statedBy('representative')) },
    }),
    answers,
    subjects:
      draft.applicantIsSubject && !isSubjectStated ? [{ role: 'subject', person: applicant }, ...subjects] : subjects,
  };
}

/** What the resident confirms by digest; a supplement is confirmed for its own answers only. */
export function getConfirmationSha256(
  ports: Pick<Ports, 'digests'>,
  procedure: Procedure,
  draft: Draft,
  today: string,
): Promise<string> {
  return ports.digests.sha256Hex(confirmationText([getSealedContent(procedure, draft, today)]));
}

/** A card's facts stand, whatever was answered (the answers show the difference); a typed person follows the answers. */
function withStated(person: Person, stated: Partial<Person>): Person {
  return person.source === 'card' ? { ...stated, ...person } : { ...person, ...stated };
}

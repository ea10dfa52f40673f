/**
 * Everything that stands between a draft and its sealing, found by the same rules on the phone and again at the opener.
 * Three weights: what blocks, what becomes a task for a later visit (a signature, a paper's original), and warnings, which
 * never stop anybody: cards go stale and clocks are wrong. Whoever refused to speak of sensitive matters is asked nothing of
 * them: what the form requires of them is a task for the official at the desk.
 */

import { knownFacts } from './known-facts.ts';
import type { Person } from '../citizen/person.ts';
import type { AttachedPaper, Consent, Representative, SealedPaper, Signatory } from '../dossier/dossier.ts';
import type { Problem } from '../problem.ts';
import { findToday } from './answer-value.ts';
import { findAnswerProblems } from './find-answer-problems.ts';
import type { AnswerCheckOptions } from './find-answer-problems.ts';
import { findConsentProblems } from './find-consent-problems.ts';
import { findPaperProblems } from './find-paper-problems.ts';
import { findPersonProblems } from './find-person-problems.ts';
import { findSignatureProblems } from './find-signature-problems.ts';
import type { Answers, Lane, Procedure } from './procedure.ts';
import { getInterview, isSensitiveRefused } from './visible-questions.ts';
import type { VisibleQuestion } from './visible-questions.ts';

/** A draft, a sealed text, or any part of one. What is absent is not judged; only the answers always are, as none. */
export interface DraftToCheck {
  readonly answers?: Answers;
  readonly lane?: Lane;
  readonly applicant?: Person;
  readonly applicantIsSubject?: boolean;
  readonly representative?: Representative;
  readonly papers?: readonly (AttachedPaper | SealedPaper)[];
  readonly consents?: readonly Consent[];
  readonly signatories?: readonly Signatory[];
  /** The day it was begun stands in for today where nobody says what day it is. */
  readonly startedAt?: string;
}

export interface ProblemOptions extends AnswerCheckOptions {
  /** Digest of the read-back text as it would be now: a confirmation of another text is stale. */
  readonly contentSha256?: string;
}

/**
 * The problems in the order the screens meet them. Empty means nothing stands in the way; `weight` absent means it blocks.
 * `questionId` of a member of a repeat is its path (`children[0].fullName`). Ages count until `options.today`, else
 * the fact `$today`, else `startedAt`; with none of them, a condition about an age does not hold.
 */
export function findProblems(
  procedure: Procedure,
  given: DraftToCheck,
  options: ProblemOptions = {},
): readonly Problem[] {
  const draft = { ...given, answers: given.answers ?? {} };
  const today = findToday(draft.answers, options) ?? draft.startedAt;
  const known = today === undefined ? options : { ...options, today };
  const facts: Answers = {
    ...draft.answers,
    ...(draft.lane !== undefined || draft.representative !== undefined ? knownFacts(draft) : {}),
  };
  const { questions, answers } = getInterview(procedure, facts, known);
  // What was answered all the same, by whatever app, still needs its consent.
  const isRefused = isSensitiveRefused(procedure, facts);
  const unhidden = isRefused
    ? getInterview(procedure, { ...facts, $sensitive: undefined }, known).questions
    : questions;
  return [
    ...findPersonProblems(draft, questions),
    ...questions.flatMap((visible) => findAnswerProblems(visible, known)),
    ...(isRefused ? findLeftToDesk(unhidden) : []),
    ...(draft.papers === undefined ? [] : findPaperProblems(procedure, answers, draft.papers, known)),
    ...(draft.consents === undefined
      ? []
      : findConsentProblems(procedure, unhidden, draft.consents, options.contentSha256)),
    // On the online lane the residents sign with their own VNeID on the portal.
    ...(draft.signatories === undefined || draft.lane === 'online'
      ? []
      : findSignatureProblems(procedure, answers, draft.signatories, known)),
  ];
}

/** The required questions that were not asked because they are sensitive: the desk asks them. */
function findLeftToDesk(questions: readonly VisibleQuestion[]): Problem[] {
  return questions.flatMap(({ id, question, required, value, repeats }): Problem[] => {
    const inner = (repeats ?? []).flatMap(findLeftToDesk);
    const isLeft = question.sensitive === true && required && value === undefined;
    return isLeft ? [{ code: 'answer-missing', questionId: id, weight: 'task' }, ...inner] : inner;
  });
}

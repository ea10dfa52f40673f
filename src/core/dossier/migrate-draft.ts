import { findDayNumber, isoOfDayNumber } from '../calendar/calendar-date.ts';
import { hasEnded } from '../procedure/has-ended.ts';
import { findInForce } from '../procedure/find-in-force.ts';
import { migrateAnswers } from '../procedure/migrate-answers.ts';
import type { Migration } from '../procedure/migrate-answers.ts';
import type { Answers, ConsentText, Procedure } from '../procedure/procedure.ts';
import type { Ports } from '../ports.ts';
import type { ProblemCode } from '../problem.ts';
import type { Result } from '../result.ts';
import { fail, succeed } from '../result.ts';
import { prefillAnswers } from '../procedure/prefill-answers.ts';
import { changeDraft } from './change-draft.ts';
import type { AttachedPaper, Consent, Draft } from './dossier.ts';
import { factsOf, peopleOf } from './sealed-content.ts';

/** What moving an open draft to the version in force would do. Nothing has happened yet. */
export interface MigrationPlan {
  readonly from: Procedure;
  readonly to: Procedure;
  readonly answers: Migration;
  /** Papers that were attached and that the new version does not ask for. */
  readonly unfitPapers: readonly AttachedPaper[];
  /** Papers that only the new version asks for, by id. */
  readonly freshPapers: readonly string[];
  /** What the new version wants agreed to before it asks, in words that nobody has agreed to yet. */
  readonly newConsents: readonly ConsentText[];
  /** The last day on which the old version is still taken, `YYYY-MM-DD`; absent: it has no end that is certain. */
  readonly takenUntil?: string;
  /** The grace is over: the dossier can only go on with the new version. */
  readonly isForced: boolean;
}

/**
 * The plan for an open draft that pins a version that is no longer the one in force; absent for every other draft, for
 * supplements (they answer what was asked), and where the pinned version is not on this phone.
 */
export async function findMigration(
  ports: Pick<Ports, 'catalogue' | 'clock'>,
  draft: Draft,
): Promise<MigrationPlan | undefined> {
  if (draft.state !== 'draft' || draft.supplement) return undefined;
  const to = await findInForce(ports, draft.procedure.code);
  if (!to?.form || to.version <= draft.procedure.version) return undefined;
  const from = await ports.catalogue.findProcedure(draft.procedure.code, draft.procedure.version);
  if (!from) return undefined;
  const today = ports.clock.nowIso().slice(0, 10);
  if (hasEnded(to, today)) return undefined;
  const takenUntil = findLastDay(from, to);
  const newConsents = findNewConsents(from, to);
  const asked = new Set(to.papers.map((paper) => paper.paperId));
  const askedBefore = new Set(from.papers.map((paper) => paper.paperId));
  return {
    from,
    to,
    answers: migrateAnswers(from, to, factsFor(draft, newConsents), today),
    newConsents,
    unfitPapers: draft.papers.filter((paper) => !asked.has(paper.paperId)),
    freshPapers: to.papers
      .filter((paper) => paper.declaration !== true && !askedBefore.has(paper.paperId))
      .map((paper) => paper.paperId),
    ...(takenUntil !== undefined && { takenUntil }),
    isForced: takenUntil !== undefined && takenUntil < today,
  };
}

/**
 * Moves an open draft to the version in force: the answers as planned, the papers it no longer asks for taken off, what the
 * people's cards say filled in again. `agreed` are the answers to `newConsents`; a sensitive one may be left out, which is a
 * refusal. What was confirmed by the resident was confirmed of another text and is asked again.
 * Problems: not-found; action-not-possible (it is sealed, or there is nothing to move to); consent-missing.
 */
export async function migrateDraft(
  ports: Pick<Ports, 'drafts' | 'clock' | 'catalogue' | 'papers'>,
  dossierId: string,
  agreed: readonly Consent[] = [],
): Promise<Result<Draft>> {
  let dropped: readonly AttachedPaper[] = [];
  let problem: ProblemCode | undefined = 'action-not-possible';
  const saved = await changeDraft(ports, dossierId, async (draft) => {
    const plan = await findMigration(ports, draft);
    if (!plan) return draft;
    const { from, to, newConsents, unfitPapers } = plan;
    const isGiven = ({ purpose }: ConsentText) => agreed.some((consent) => consent.purpose === purpose);
    problem = newConsents.some((text) => text.sensitive !== true && !isGiven(text)) ? 'consent-missing' : undefined;
    if (problem) return draft;
    dropped = unfitPapers;
    const asked = new Set(newConsents.map(({ purpose }) => purpose));
    const consents = [
      ...draft.consents.filter(({ moment, purpose }) => moment === 'ask' && !asked.has(purpose)),
      ...agreed.filter(({ purpose }) => asked.has(purpose)),
    ];
    const today = ports.clock.nowIso().slice(0, 10);
    const moved = {
      ...draft,
      consents,
      lane: to.lanes.includes(draft.lane) ? draft.lane : (to.lanes[0] ?? draft.lane),
    };
    const { answers } = migrateAnswers(from, to, factsFor(moved), today);
    return {
      ...moved,
      procedure: { code: to.code, version: to.version },
      answers: prefillAnswers(to, peopleOf(draft), answers, { today }),
      papers: draft.papers.filter((paper) => !unfitPapers.includes(paper)),
      signatories: [],
      step: 'questions',
    };
  });
  if (!saved.ok) return saved;
  if (problem) return fail(problem);
  for (const page of dropped.flatMap((paper) => paper.pages)) await ports.papers.discardPage(page.partSha256);
  return succeed(saved.value);
}

/** Texts of the new version that the old one did not have in these words; the confirmation comes with the read-back. */
function findNewConsents(from: Procedure, to: Procedure): readonly ConsentText[] {
  const known = new Set(from.consents.map(({ purpose, text }) => `${purpose} ${text}`));
  return to.consents.filter(({ purpose, text }) => purpose !== 'confirm' && !known.has(`${purpose} ${text}`));
}

/** The answers with the facts of these consents; what is still to be asked has not been refused. */
function factsFor(draft: Draft, toBeAsked: readonly ConsentText[] = []): Answers {
  const { $sensitive: _, ...answers } = draft.answers;
  const facts = factsOf({ ...draft, answers });
  return toBeAsked.some(({ sensitive }) => sensitive === true) ? { ...facts, $sensitive: undefined } : facts;
}

/** The last day on which a version that has certainly ended is still taken; absent: it has not ended. */
export function findGraceEnd(procedure: Procedure, today: string): string | undefined {
  if (!hasEnded(procedure, today) || procedure.effectiveTo === undefined) return undefined;
  return addDays(procedure.effectiveTo, procedure.graceDays);
}

/** The old version's own end with its days of grace; without one, it ends when the new one begins. */
function findLastDay(from: Procedure, to: Procedure): string | undefined {
  const isCertain = from.effectiveTo !== undefined && !from.unverified.includes('effectiveTo');
  const lastDay = isCertain ? from.effectiveTo : addDays(to.effectiveFrom, -1);
  return lastDay === undefined ? undefined : addDays(lastDay, from.graceDays);
}

function addDays(day: string, days: number): string | undefined {
  const dayNumber = findDayNumber(day);
  return dayNumber === undefined ? undefined : isoOfDayNumber(dayNumber + days);
}

/**
 * Where a dossier begins. Invariant (Luật 91/2025/QH15 Đ.9): nothing about a person is stored before they agreed to be
 * asked, so a start without a consent of the moment 'ask' writes nothing.
 */

import { hasEnded } from '../procedure/has-ended.ts';
import { knownFacts } from '../procedure/known-facts.ts';
import type { Person } from '../citizen/person.ts';
import type { Ports } from '../ports.ts';
import { prefillAnswers } from '../procedure/prefill-answers.ts';
import type { Lane, Procedure } from '../procedure/procedure.ts';
import type { Result } from '../result.ts';
import { fail, succeed } from '../result.ts';
import type { BasketNames } from './basket-names.ts';
import { newBasketNames } from './basket-names.ts';
import type { Consent, Draft, HelpPlace, Representative } from './dossier.ts';
import { peopleOf } from './sealed-content.ts';

/** What is known when a dossier begins. */
export interface DossierStart {
  readonly consents: readonly Consent[];
  readonly applicant: Person;
  readonly applicantIsSubject: boolean;
  readonly representative?: Representative;
  readonly lane: Lane;
  readonly place: HelpPlace;
  readonly receptionPoint: string;
}

/**
 * Saves one draft of this procedure version, prefilled from the people known. Without `names` it is a basket of its own.
 * Problems: consent-missing, not-enrolled, procedure-has-no-form, procedure-ended.
 */
export async function startDossier(
  ports: Pick<Ports, 'clock' | 'randomness' | 'drafts' | 'settings'>,
  procedure: Procedure,
  start: DossierStart,
  names: BasketNames = newBasketNames(ports),
): Promise<Result<Draft>> {
  const now = ports.clock.nowIso();
  const today = now.slice(0, 10);
  const asked = start.consents.filter((consent) => consent.moment === 'ask');
  if (asked.length === 0) return fail('consent-missing');
  if (!procedure.form) return fail('procedure-has-no-form');
  if (hasEnded(procedure, today)) return fail('procedure-ended');
  const helper = await ports.settings.helper();
  if (!helper) return fail('not-enrolled');

  const { applicant, applicantIsSubject, representative, lane, place, receptionPoint } = start;
  const facts = knownFacts({ lane, representative, consents: asked });
  const draft: Draft = {
    state: 'draft',
    dossierId: ports.randomness.uuid(),
    ...names,
    revision: 1,
    procedure: { code: procedure.code, version: procedure.version },
    lane,
    applicant,
    applicantIsSubject,
    ...(representative && { representative }),
    answers: prefillAnswers(procedure, peopleOf(start), facts, { today }),
    papers: [],
    consents: asked,
    signatories: [],
    helper,
    place,
    receptionPoint,
    startedAt: now,
    updatedAt: now,
    step: 'questions',
  };
  await ports.drafts.save(draft);
  return succeed(draft);
}

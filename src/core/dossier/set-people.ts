import { knownFacts } from '../procedure/known-facts.ts';
import type { Person } from '../citizen/person.ts';
import type { Ports } from '../ports.ts';
import { prefillAnswers } from '../procedure/prefill-answers.ts';
import type { Result } from '../result.ts';
import { changeBasket } from './change-basket.ts';
import type { Draft, Representative } from './dossier.ts';
import { peopleOf } from './sealed-content.ts';

/** What changes; what is left out stays. `representative` null: the applicant acts for themselves after all. */
export interface PeopleChange {
  readonly applicant?: Person;
  readonly applicantIsSubject?: boolean;
  readonly representative?: Representative | null;
}

/**
 * Sets the people of a basket, in every open draft of it: the applicant, whether the dossier is about them, and who acts for
 * them on which basis. Questions still open are filled from the new people; answers already given stay as they are.
 * Problem: not-found.
 */
export function setPeople(
  ports: Pick<Ports, 'drafts' | 'clock' | 'catalogue'>,
  basketId: string,
  change: PeopleChange,
): Promise<Result<readonly Draft[]>> {
  return changeBasket(ports, basketId, async (draft) => {
    const { representative: before, ...rest } = draft;
    const representative = change.representative === undefined ? before : (change.representative ?? undefined);
    const changed: Draft = {
      ...rest,
      ...(representative && { representative }),
      applicant: change.applicant ?? draft.applicant,
      applicantIsSubject: change.applicantIsSubject ?? draft.applicantIsSubject,
    };
    const { code, version } = draft.procedure;
    const procedure = await ports.catalogue.findProcedure(code, version);
    const today = ports.clock.nowIso().slice(0, 10);
    const { $basis: _, ...answered } = draft.answers;
    const facts = { ...answered, ...knownFacts(changed) };
    return { ...changed, answers: procedure ? prefillAnswers(procedure, peopleOf(changed), facts, { today }) : facts };
  });
}

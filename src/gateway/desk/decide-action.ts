/** From an action's name and body to what follows, by the pure rules of `core/reception`. */

import type { DeskActionName } from '../../core/reception/desk.ts';
import type { DeskOutcome, DossierAtDesk } from '../../core/reception/desk-action.ts';
import type { Procedure } from '../../core/procedure/procedure.ts';
import type { Result } from '../../core/result.ts';
import { acceptDossier } from '../../core/reception/accept-dossier.ts';
import { askSupplement } from '../../core/reception/ask-supplement.ts';
import { extendAppointment } from '../../core/reception/extend-appointment.ts';
import { handOver } from '../../core/reception/hand-over.ts';
import { recordResult } from '../../core/reception/record-result.ts';
import { refuseDossier } from '../../core/reception/refuse-dossier.ts';
import { resumeReview } from '../../core/reception/resume-review.ts';
import { routeDossier } from '../../core/reception/route-dossier.ts';
import { stopDossier } from '../../core/reception/stop-dossier.ts';
import { withdrawDossier } from '../../core/reception/withdraw-dossier.ts';
import { fail } from '../../core/result.ts';
import { parseAppointment } from './propose-appointment.ts';
import { vietnamIso } from './vietnam-time.ts';

/** Everything but what is about one paper, one answer, one file or one person. */
export type StateAction = Exclude<
  DeskActionName,
  | 'compare'
  | 'assign'
  | 'assign-task'
  | 'correct'
  | 'reuse'
  | 'result-file'
  | 'drop-result-file'
  | 'pay'
  | 'reverse-payment'
>;

/** Facts around the dossier that rules ask for. */
export interface Surroundings {
  readonly ownNumbers: boolean;
  readonly procedure: Procedure | undefined;
  /** ISO with Vietnam's offset. */
  readonly now: string;
  /** Papers the dossier came with, besides those its procedure names. */
  readonly paperIds: readonly string[];
}

export function decideAction(
  action: StateAction,
  dossier: DossierAtDesk,
  body: { readonly [name: string]: unknown },
  surroundings: Surroundings,
): Result<DeskOutcome> {
  switch (action) {
    case 'accept': {
      const { officialNumber, ownNumber } = body;
      if (officialNumber !== undefined && typeof officialNumber !== 'string') return fail('number-invalid');
      const given = officialNumber === undefined ? {} : { officialNumber };
      return acceptDossier(dossier, { ...given, ...(ownNumber === true && { ownNumber: true }) }, surroundings);
    }
    case 'supplement':
      return askSupplement(dossier, body, knownItems(surroundings));
    case 'refuse':
      return refuseDossier(dossier, body);
    case 'withdraw':
      return withdrawDossier(dossier, body);
    case 'result':
      return recordResult(dossier, body);
    case 'hand-over':
      return handOver(dossier, body);
    case 'resume-review':
      return resumeReview(dossier);
    case 'route':
      return routeDossier(dossier, body);
    case 'stop':
      return stopDossier(dossier, body);
    case 'extend': {
      const { now } = surroundings;
      const at = parseAppointment(body['appointmentAt'], new Date(now));
      return extendAppointment(dossier, { ...(at && { appointmentAt: vietnamIso(at) }), reason: body['reason'] }, now);
    }
  }
}

function knownItems({ procedure, paperIds }: Surroundings) {
  const sections = procedure?.form?.sections ?? [];
  return {
    paper: new Set([...paperIds, ...(procedure?.papers ?? []).map((paper) => paper.paperId)]),
    answer: new Set(sections.flatMap((section) => section.questions.map((question) => question.id))),
    signature: new Set<string>((procedure?.form?.signatures ?? []).map((place) => place.role)),
  };
}

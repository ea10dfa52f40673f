/**
 * The desk asked for more: a draft with only what is missing. It works from the status alone, because the sealed draft is
 * long gone from the phone by then; who the people are the desk knows, so a supplement names nobody that the volunteer does
 * not enter again.
 */

import type { Ports } from '../ports.ts';
import { findProcedureProblem } from '../procedure/find-procedure-problem.ts';
import type { Result } from '../result.ts';
import { fail, succeed } from '../result.ts';
import type { Draft, HelpPlace } from './dossier.ts';
import type { KnownStatus } from './dossier-status.ts';
import { takeTurn } from './take-turn.ts';

/** Where help is given this time, and where the dossier is received. */
export interface SupplementPlace {
  readonly place: HelpPlace;
  readonly receptionPoint: string;
}

/**
 * The draft that answers the status's request, the one already begun if there is one. Problems: action-not-possible (nothing
 * was asked for, or the dossier is just being corrected), procedure-unknown, procedure-newer-than-app,
 * procedure-malformed, not-enrolled.
 */
export function startSupplement(
  ports: Pick<Ports, 'drafts' | 'clock' | 'randomness' | 'catalogue' | 'settings'>,
  status: KnownStatus,
  where: SupplementPlace,
): Promise<Result<Draft>> {
  return takeTurn(ports.drafts, async () => {
    const { supplement, procedureCode, procedureVersion } = status;
    if (status.state !== 'supplement' || !supplement || procedureCode === undefined) return fail('action-not-possible');
    const earlier = await ports.drafts.find(status.dossierId);
    if (earlier?.supplement?.requestId === supplement.requestId) return succeed(earlier);
    if (earlier?.state === 'draft' && !earlier.supplement) return fail('action-not-possible');
    // The version that the dossier pinned knows the questions that are asked again; where it is gone, the newest does.
    const { catalogue } = ports;
    const pinned = procedureVersion && (await catalogue.findProcedure(procedureCode, procedureVersion));
    const procedure = pinned || (await catalogue.findProcedure(procedureCode));
    if (!procedure) {
      const problem = await findProcedureProblem(ports, procedureCode, procedureVersion);
      return fail(problem?.code ?? 'procedure-unknown', { message: procedureCode });
    }
    const helper = await ports.settings.helper();
    if (!helper) return fail('not-enrolled');
    const now = ports.clock.nowIso();
    const draft: Draft = {
      state: 'draft',
      dossierId: status.dossierId,
      // A basket of its own: what is done for it must not reach the dossiers that were begun together with it.
      basketId: ports.randomness.uuid(),
      localCode: status.localCode,
      // Empty: the resident's slip stays the one they have.
      slipToken: '',
      revision: 1,
      procedure: { code: procedure.code, version: procedure.version },
      lane: earlier?.lane ?? 'assisted',
      applicant: { fullName: '', source: 'typed' },
      applicantIsSubject: false,
      answers: {},
      papers: [],
      consents: [],
      signatories: [],
      helper,
      ...where,
      startedAt: now,
      updatedAt: now,
      step: 'papers',
      supplement,
    };
    await ports.drafts.save(draft);
    return succeed(draft);
  });
}

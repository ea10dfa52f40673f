/**
 * A draft that nobody will finish at the door is handed to the desk as it is, so that what the resident has told and given is
 * not lost and leaves the phone. The resident must have agreed to be asked; what is missing travels with it, and the desk
 * cannot accept it before that was brought.
 */

import type { SealedPacket } from '../ports.ts';
import type { Problem } from '../problem.ts';
import { isBlocking } from '../procedure/is-blocking.ts';
import type { Result } from '../result.ts';
import { fail, succeed } from '../result.ts';
import type { Draft, Signatory } from './dossier.ts';
import { findDraftProblems } from './find-draft-problems.ts';
import { freezeDraft } from './freeze-draft.ts';
import type { SealPorts } from './seal-dossier.ts';
import { takeTurn } from './take-turn.ts';

const mostMissing = 200;

/** Whether such a draft is the desk's to go on with: a supplement or a correction belongs to what the desk has already. */
export function canBeHandedOver({ state, supplement, sealed }: Draft): boolean {
  return state === 'draft' && supplement === undefined && sealed === undefined;
}

/**
 * Seals it with what is missing; one that lacks nothing is sealed as any other. Problems: not-found, action-not-possible (a
 * supplement, a correction), consent-missing (to be asked, or to sensitive matters that were answered), answer-missing (nobody
 * knows whose it is), procedure-unknown, answer-too-long, storage-full.
 */
export function sealIncomplete(ports: SealPorts, dossierId: string, note = ''): Promise<Result<SealedPacket>> {
  return takeTurn(ports.drafts, async () => {
    const draft = await ports.drafts.find(dossierId);
    if (!draft) return fail('not-found');
    if (draft.state === 'sealed') {
      const packet = draft.sealed && (await ports.outbox.packet(draft.sealed.pid));
      return packet ? succeed(packet) : fail('action-not-possible');
    }
    if (!canBeHandedOver(draft)) return fail('action-not-possible');
    if (!draft.consents.some(({ moment }) => moment === 'ask')) return fail('consent-missing');
    if (draft.applicant.fullName.trim() === '') return fail('answer-missing');
    const { code, version } = draft.procedure;
    const procedure = await ports.catalogue.findProcedure(code, version);
    if (!procedure) return fail('procedure-unknown', { message: code });
    const problems = await findDraftProblems(ports, procedure, draft);
    const blocking = problems.filter(isBlocking);
    const refused = blocking.find((problem) => problem.code === 'consent-missing');
    if (refused) return { ok: false, problem: refused };
    if (blocking.length === 0) return freezeDraft(ports, procedure, draft);
    const missing = blocking.slice(0, mostMissing).map(({ code: problemCode, questionId, paperId, role }) => ({
      code: problemCode,
      ...(questionId !== undefined && { questionId }),
      ...(paperId !== undefined && { paperId }),
      ...(role !== undefined && { role }),
    }));
    return freezeDraft(
      ports,
      procedure,
      { ...draft, signatories: withUndecided(draft, problems) },
      { missing, ...(note.trim() && { note: note.trim() }) },
    );
  });
}

/** Whoever was not asked to sign yet counts as missing, so that the desk waits for it as for any other. */
function withUndecided({ signatories }: Draft, problems: readonly Problem[]): Draft['signatories'] {
  const undecided = problems.flatMap(({ code, role }) =>
    code === 'signature-missing' && role !== undefined && !signatories.some((one) => one.role === role) ? [role] : [],
  );
  return [...signatories, ...undecided.map((role) => ({ role: role as Signatory['role'], state: 'missing' as const }))];
}

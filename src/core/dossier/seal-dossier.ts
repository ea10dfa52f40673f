/**
 * The end of a dossier at the door. Invariants: packet, delivery and the sealed draft are written in one transaction or not
 * at all; sealing what is already sealed gives the same packet again, so that a phone killed right after it never files
 * a dossier twice; a correction is a new packet that names the one it replaces, and nothing sealed is ever withdrawn.
 */

import type { Ports, SealedPacket } from '../ports.ts';
import { isBlocking } from '../procedure/is-blocking.ts';
import type { Result } from '../result.ts';
import { fail, succeed } from '../result.ts';
import type { Draft } from './dossier.ts';
import { findDraftProblems } from './find-draft-problems.ts';
import { freezeDraft } from './freeze-draft.ts';
import { takeTurn } from './take-turn.ts';

export type SealPorts = Pick<Ports, 'clock' | 'digests' | 'drafts' | 'sealer' | 'outbox' | 'catalogue' | 'settings'>;

/**
 * Seals one draft. Problems: the first that blocks (answer-missing, paper-missing, confirmation-stale…; all of them:
 * `findDraftProblems`), not-found, procedure-unknown (the pinned version is not on this phone), answer-too-long (all the
 * answers and strokes together), storage-full (nothing was sealed, the draft is as it was).
 */
export function sealDossier(ports: SealPorts, dossierId: string): Promise<Result<SealedPacket>> {
  return takeTurn(ports.drafts, async () => {
    const draft = await ports.drafts.find(dossierId);
    if (!draft) return fail('not-found');
    if (draft.state === 'sealed') return findSealed(ports, draft);
    const { code, version } = draft.procedure;
    const procedure = await ports.catalogue.findProcedure(code, version);
    if (!procedure) return fail('procedure-unknown', { message: code });
    const problem = (await findDraftProblems(ports, procedure, draft)).find(isBlocking);
    if (problem) return { ok: false, problem };

    return freezeDraft(ports, procedure, draft);
  });
}

async function findSealed(ports: SealPorts, draft: Draft): Promise<Result<SealedPacket>> {
  const packet = draft.sealed && (await ports.outbox.packet(draft.sealed.pid));
  return packet ? succeed(packet) : fail('action-not-possible');
}

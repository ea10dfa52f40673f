/**
 * The end of a dossier at the door. Invariants: packet, delivery and the sealed draft are written in one transaction or not
 * at all; sealing what is already sealed gives the same packet again, so that a phone killed right after it never files
 * a dossier twice; a correction is a new packet that names the one it replaces, and nothing sealed is ever withdrawn.
 */

import type { Ports, SealedPacket } from '../ports.ts';
import type { Problem } from '../problem.ts';
import type { Result } from '../result.ts';
import { fail, succeed } from '../result.ts';
import { findThrownProblem } from '../storage-failure.ts';
import { pagesOf } from './attached-papers.ts';
import type { Draft } from './dossier.ts';
import { findDraftProblems } from './find-draft-problems.ts';
import { findTimeAfter } from './local-time.ts';
import { newSealedText } from './sealed-text.ts';
import { takeTurn } from './take-turn.ts';

/** Leaves the encryption's own bytes room under the 64 KiB that a gateway takes. */
const mostTextBytes = 62_000;

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

    const sealedAt = ports.clock.nowIso();
    const correctableUntil = findTimeAfter(sealedAt, await ports.settings.correctionWindowMs()) ?? sealedAt;
    const text = newSealedText(procedure, draft, sealedAt);
    const pages = pagesOf(draft).map(({ page }) => page);
    const sealedDraft = (pid: string): Draft => ({
      ...draft,
      state: 'sealed',
      step: 'sealed',
      updatedAt: sealedAt,
      sealed: { pid, at: sealedAt, correctableUntil },
    });
    if (utf8Length(JSON.stringify(text)) > mostTextBytes) return fail('answer-too-long', { limit: mostTextBytes });
    try {
      return succeed(await ports.sealer.seal(text, pages, sealedDraft, draft.sealed?.pid));
    } catch (thrown) {
      const storageProblem = findThrownProblem(thrown);
      if (storageProblem?.code !== 'storage-full') throw thrown;
      return { ok: false, problem: storageProblem };
    }
  });
}

async function findSealed(ports: SealPorts, draft: Draft): Promise<Result<SealedPacket>> {
  const packet = draft.sealed && (await ports.outbox.packet(draft.sealed.pid));
  return packet ? succeed(packet) : fail('action-not-possible');
}

function isBlocking(problem: Problem): boolean {
  return problem.weight === undefined || problem.weight === 'blocks';
}

/** Bytes of the text as UTF-8. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

import type { Ports, SealedPacket } from '../ports.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { Result } from '../result.ts';
import { fail, succeed } from '../result.ts';
import { findThrownProblem } from '../storage-failure.ts';
import { pagesOf } from './attached-papers.ts';
import type { Draft, Incomplete } from './dossier.ts';
import { findTimeAfter } from './local-time.ts';
import { newSealedText } from './sealed-text.ts';

/** Leaves the encryption's own bytes room under the 64 KiB that a gateway takes. */
const mostTextBytes = 62_000;

/**
 * Seals the draft as it is, whatever the rules say of it: packet, delivery and the sealed draft in one transaction or not at
 * all. Problems: answer-too-long (all the answers and strokes together), storage-full (nothing was sealed). Its caller has
 * its turn among the changes of drafts.
 */
export async function freezeDraft(
  ports: Pick<Ports, 'clock' | 'sealer' | 'settings'>,
  procedure: Procedure,
  draft: Draft,
  incomplete?: Incomplete,
): Promise<Result<SealedPacket>> {
  const sealedAt = ports.clock.nowIso();
  const correctableUntil = findTimeAfter(sealedAt, await ports.settings.correctionWindowMs()) ?? sealedAt;
  const whole = newSealedText(procedure, draft, sealedAt);
  const { accepted: _, ...unfinished } = whole;
  // Nobody receives officially what is unfinished.
  const text = incomplete ? { ...unfinished, incomplete } : whole;
  const pages = pagesOf(draft).map(({ page }) => page);
  const sealedDraft = (pid: string): Draft => ({
    ...draft,
    state: 'sealed',
    step: 'sealed',
    updatedAt: sealedAt,
    sealed: { pid, at: sealedAt, correctableUntil, ...(incomplete && { isIncomplete: true }) },
  });
  if (utf8Length(JSON.stringify(text)) > mostTextBytes) return fail('answer-too-long', { limit: mostTextBytes });
  try {
    return succeed(await ports.sealer.seal(text, pages, sealedDraft, draft.sealed?.pid));
  } catch (thrown) {
    const storageProblem = findThrownProblem(thrown);
    if (storageProblem?.code !== 'storage-full') throw thrown;
    return { ok: false, problem: storageProblem };
  }
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

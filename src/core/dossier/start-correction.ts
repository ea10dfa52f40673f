import type { Ports } from '../ports.ts';
import type { Result } from '../result.ts';
import { fail, succeed } from '../result.ts';
import { isCorrectable } from './correction-window.ts';
import type { Draft } from './dossier.ts';
import { takeTurn } from './take-turn.ts';

/**
 * Opens a sealed draft again as its next revision. The packet on its way stays as it is; sealing the correction makes a new
 * one that supersedes it, with the sealed pages it kept. An opened correction may be finished after the window has ended,
 * because what was typed is never lost. Problems: not-found, correction-window-over.
 */
export function startCorrection(ports: Pick<Ports, 'drafts' | 'clock'>, dossierId: string): Promise<Result<Draft>> {
  return takeTurn(ports.drafts, async () => {
    const draft = await ports.drafts.find(dossierId);
    if (!draft) return fail('not-found');
    if (draft.state === 'draft' && draft.sealed) return succeed(draft);
    if (!isCorrectable(draft, ports.clock.nowMs())) return fail('correction-window-over');
    const opened: Draft = {
      ...draft,
      state: 'draft',
      step: 'questions',
      revision: draft.revision + 1,
      updatedAt: ports.clock.nowIso(),
    };
    await ports.drafts.save(opened);
    return succeed(opened);
  });
}

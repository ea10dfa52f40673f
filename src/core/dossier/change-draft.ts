import type { Ports } from '../ports.ts';
import type { Result } from '../result.ts';
import { fail, succeed } from '../result.ts';
import type { Draft } from './dossier.ts';
import { takeTurn } from './take-turn.ts';

/**
 * Reads an open draft, changes it and saves it; "Đã lưu" may be shown when the promise resolves. Changes of one phone
 * happen one after another, so that none is built on a state that another one is just replacing. Problems: not-found;
 * action-not-possible (it is sealed: a correction must be opened first).
 */
export function changeDraft(
  ports: Pick<Ports, 'drafts' | 'clock'>,
  dossierId: string,
  change: (draft: Draft) => Draft | Promise<Draft>,
): Promise<Result<Draft>> {
  return takeTurn(ports.drafts, async () => {
    const draft = await ports.drafts.find(dossierId);
    if (!draft) return fail('not-found');
    if (draft.state !== 'draft') return fail('action-not-possible');
    const changed = await change(draft);
    if (changed === draft) return succeed(draft);
    const saved: Draft = { ...changed, updatedAt: ports.clock.nowIso() };
    await ports.drafts.save(saved);
    return succeed(saved);
  });
}

import type { Ports } from '../ports.ts';
import type { Result } from '../result.ts';
import { fail, succeed } from '../result.ts';
import type { Draft } from './dossier.ts';
import { findBasket } from './find-basket.ts';
import { takeTurn } from './take-turn.ts';

/**
 * The same change to every open draft of a basket, each saved by itself; sealed ones are left as they are.
 * Problem: not-found (no open draft of that basket is on this phone).
 */
export function changeBasket(
  ports: Pick<Ports, 'drafts' | 'clock'>,
  basketId: string,
  change: (draft: Draft) => Draft | Promise<Draft>,
): Promise<Result<readonly Draft[]>> {
  return takeTurn(ports.drafts, async () => {
    const basket = await findBasket(ports, basketId);
    const open = basket.filter((draft) => draft.state === 'draft');
    if (open.length === 0) return fail('not-found');
    const saved: Draft[] = [];
    for (const draft of open) {
      const changed: Draft = { ...(await change(draft)), updatedAt: ports.clock.nowIso() };
      await ports.drafts.save(changed);
      saved.push(changed);
    }
    return succeed(saved);
  });
}

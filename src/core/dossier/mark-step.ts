import type { Ports } from '../ports.ts';
import type { Result } from '../result.ts';
import { changeBasket } from './change-basket.ts';
import type { Draft, DraftStep } from './dossier.ts';

/** Where the volunteer is, so that the basket reopens there after a call or a dead battery. Problem: not-found. */
export function markStep(
  ports: Pick<Ports, 'drafts' | 'clock'>,
  basketId: string,
  step: DraftStep,
): Promise<Result<readonly Draft[]>> {
  return changeBasket(ports, basketId, (draft) => ({ ...draft, step }));
}

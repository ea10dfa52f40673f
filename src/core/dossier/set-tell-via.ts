import type { Ports } from '../ports.ts';
import type { Result } from '../result.ts';
import { changeBasket } from './change-basket.ts';
import type { Draft, TellVia } from './dossier.ts';

/** How the applicant wants to hear of the outcome, for the whole basket. Problem: not-found. */
export function setTellVia(
  ports: Pick<Ports, 'drafts' | 'clock'>,
  basketId: string,
  tellVia: TellVia,
): Promise<Result<readonly Draft[]>> {
  return changeBasket(ports, basketId, (draft) => ({ ...draft, tellVia }));
}

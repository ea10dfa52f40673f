import type { Ports } from '../ports.ts';
import { newLocalCode } from './local-code.ts';

/** What the dossiers of one basket share: one code to say, one slip to keep. A bound sheet replaces code and slip token. */
export interface BasketNames {
  readonly basketId: string;
  readonly localCode: string;
  readonly slipToken: string;
}

export function newBasketNames({ randomness }: Pick<Ports, 'randomness'>): BasketNames {
  return {
    basketId: randomness.uuid(),
    localCode: newLocalCode(() => randomness.fraction()),
    slipToken: randomness.token(16),
  };
}

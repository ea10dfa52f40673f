import type { Ports } from '../ports.ts';
import type { Result } from '../result.ts';
import type { VoiceLanguage } from '../voice/clip.ts';
import { changeBasket } from './change-basket.ts';
import type { Draft } from './dossier.ts';

/** In which language the resident of this basket listens, until it is sealed. Problem: not-found. */
export function setListening(
  ports: Pick<Ports, 'drafts' | 'clock'>,
  basketId: string,
  listensIn: VoiceLanguage,
): Promise<Result<readonly Draft[]>> {
  return changeBasket(ports, basketId, (draft) => ({ ...draft, listensIn }));
}

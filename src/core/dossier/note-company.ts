import type { Ports } from '../ports.ts';
import type { Result } from '../result.ts';
import { changeBasket } from './change-basket.ts';
import type { Consent, Draft } from './dossier.ts';

/** Who stood by when the resident confirmed; empty: nobody. At most 200 letters each (`protocol/sealed-text.ts`). */
export interface Company {
  readonly interpreter: string;
  readonly witness: string;
}

/** Writes them into the confirmation that is there, which stays what it was: when, how, and of which text. Problem: not-found. */
export function noteCompany(
  ports: Pick<Ports, 'drafts' | 'clock'>,
  basketId: string,
  { interpreter, witness }: Company,
): Promise<Result<readonly Draft[]>> {
  return changeBasket(ports, basketId, (draft) => ({
    ...draft,
    consents: draft.consents.map((consent): Consent => {
      if (consent.moment !== 'confirm') return consent;
      const { interpreter: _interpreter, witness: _witness, ...rest } = consent;
      return {
        ...rest,
        ...(interpreter.trim() && { interpreter: interpreter.trim().slice(0, 200) }),
        ...(witness.trim() && { witness: witness.trim().slice(0, 200) }),
      };
    }),
  }));
}

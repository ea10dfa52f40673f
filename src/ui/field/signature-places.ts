import { factsOf } from '../../core/dossier/sealed-content.ts';
import { evaluateCondition } from '../../core/procedure/interpret-logic.ts';
import { getInterview } from '../../core/procedure/visible-questions.ts';
import type { SignaturePlace } from '../../core/procedure/procedure.ts';
import type { BasketDossier } from '../state/use-basket.ts';

export interface PlaceToSign {
  readonly role: SignaturePlace['role'];
  readonly label: string;
  /** Who it is, where the draft knows. */
  readonly person?: string;
  readonly unverified: boolean;
}

/** Who signs the basket's sheet: every role once, those whose condition holds; an official signs at the desk. */
export function signaturePlaces(basket: readonly BasketDossier[], today: string): readonly PlaceToSign[] {
  const places = new Map<string, PlaceToSign>();
  for (const { draft, procedure } of basket) {
    const { answers } = getInterview(procedure, factsOf(draft), { today });
    for (const { role, label, when, unverified } of procedure.form?.signatures ?? []) {
      if (role === 'official' || places.has(role) || !evaluateCondition(when, answers, { today })) continue;
      const person =
        role === 'applicant'
          ? draft.applicant.fullName
          : role === 'representative'
            ? draft.representative?.person.fullName
            : undefined;
      places.set(role, { role, label, unverified: unverified !== undefined, ...(person && { person }) });
    }
  }
  return [...places.values()];
}

import type { BasketDossier } from '../state/use-basket.ts';
import type { VoiceSentence } from '../../core/voice/clip.ts';
import { consentPiece } from '../../core/voice/sentences.ts';
import choices from './form/field.module.css';

/** The same to be said aloud. */
export function confirmationPieces(basket: readonly BasketDossier[]): readonly VoiceSentence[] {
  return basket.flatMap(({ procedure }) => {
    const confirm = procedure.consents.find((one) => one.purpose === 'confirm');
    return confirm ? [consentPiece(procedure, confirm)] : [];
  });
}

/** What each procedure has the resident confirm, word for word. */
export function ConfirmationTexts({ basket }: { readonly basket: readonly BasketDossier[] }) {
  return basket.map(({ draft, procedure }) => {
    const text = procedure.consents.find((one) => one.purpose === 'confirm')?.text;
    return text ? (
      <blockquote key={draft.dossierId} className={choices['output']}>
        {text}
      </blockquote>
    ) : null;
  });
}

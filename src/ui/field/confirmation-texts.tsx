import type { BasketDossier } from '../state/use-basket.ts';
import choices from './form/field.module.css';

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

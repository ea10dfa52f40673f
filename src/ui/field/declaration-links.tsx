import { ButtonLink } from '../parts/button.tsx';
import type { BasketDossier } from '../state/use-basket.ts';
import { declaration as texts } from '../texts/vi/declaration.ts';

/** A way to the filled declaration of every dossier of the basket. */
export function DeclarationLinks({ basket }: { readonly basket: readonly BasketDossier[] }) {
  return basket.map(({ draft, procedure }) => (
    <ButtonLink key={draft.dossierId} to={`/ho-so/${draft.dossierId}/to-khai`}>
      {basket.length === 1 ? texts.open : texts.openOf(procedure.shortName)}
    </ButtonLink>
  ));
}

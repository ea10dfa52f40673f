import { isActionPossible } from '../../core/reception/desk-action.ts';
import type { DeskDossier } from '../../core/reception/desk.ts';
import { papers as texts } from '../texts/vi/desk.ts';
import type { PaperGroup } from './paper-groups.ts';
import css from './papers-column.module.css';
import { reusableKey } from './reusable-key.ts';

interface ReuseOfferProps {
  readonly dossier: DeskDossier;
  readonly group: PaperGroup;
  readonly onReuse: (about: string) => void;
}

/** "Nobody brings it twice": the commune has this paper of this resident already. */
export function ReuseOffer({ dossier, group, onReuse }: ReuseOfferProps) {
  const offers = dossier.reusable.filter(({ paperId }) => paperId === group.paperId);
  const [offer] = offers;
  if (offer === undefined || !isActionPossible('reuse', dossier.row)) return null;
  return (
    <p className={css['offer']}>
      <button type="button" onClick={() => onReuse(reusableKey(offer))}>
        {texts.reuse(offers.length)}
      </button>
    </p>
  );
}

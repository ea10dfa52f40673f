import { useId, useState } from 'react';
import type { AttachedPaper, Custody } from '../../core/dossier/dossier.ts';
import { removePage } from '../../core/dossier/remove-page.ts';
import { setCustody } from '../../core/dossier/set-custody.ts';
import type { RequiredPaper } from '../../core/procedure/required-papers.ts';
import { Button } from '../parts/button.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Icon } from '../parts/icon.tsx';
import { StateChip } from '../parts/notice.tsx';
import { useDeviceState } from '../state/device-state.ts';
import { useIsKiosk } from '../state/use-is-kiosk.ts';
import { papers as texts } from '../texts/vi/papers.ts';
import choices from './form/field.module.css';
import css from './paper-card.module.css';

interface PaperCardProps {
  readonly paper: RequiredPaper;
  readonly attached: AttachedPaper | undefined;
  readonly dossierIds: readonly string[];
  readonly onCapture: () => void;
}

/** One paper: what the law wants of it, its pages, and its custody (photo, original handed over, compared, later). */
export function PaperCard({ paper, attached, dossierIds, onCapture }: PaperCardProps) {
  const device = useDevice();
  const isOfficial = useDeviceState((state) => state.enrolled?.role === 'official');
  // At the hall's PC nobody is there to take an original.
  const isKiosk = useIsKiosk();
  const headingId = useId();
  const [removing, setRemoving] = useState<number>();
  const pages = attached?.pages ?? [];
  // Only an official may say that an original was compared.
  const custodies: readonly Custody[] = isOfficial
    ? ['photo', 'original', 'compared', 'later']
    : isKiosk
      ? ['photo', 'later']
      : ['photo', 'original', 'later'];
  const custody = attached && (attached.custody !== 'photo' || pages.length > 0) ? attached.custody : undefined;

  async function decide(chosen: Custody): Promise<void> {
    for (const dossierId of dossierIds) await setCustody(device, dossierId, paper.paperId, chosen);
    if (chosen === 'photo' && pages.length === 0) onCapture();
  }

  async function remove(page: number): Promise<void> {
    setRemoving(undefined);
    for (const dossierId of dossierIds) await removePage(device, dossierId, paper.paperId, page);
  }

  return (
    <section className={css['card']} aria-labelledby={headingId}>
      <h2 id={headingId}>{paper.name}</h2>
      <p className={css['facts']}>
        <span>{texts.needs[paper.need]}</span>
        {paper.optional && <span>{texts.optional}</span>}
        {paper.unverified && <StateChip tone="waiting">{texts.unverified}</StateChip>}
      </p>
      {paper.hint && <p className={css['facts']}>{paper.hint}</p>}
      {pages.length > 0 && (
        <ul className={css['pages']}>
          {pages.map(({ page, thumbnail }) => (
            <li key={page}>
              {thumbnail ? <img src={thumbnail} alt={texts.page(page)} /> : <Icon name="paper" size={48} />}
              <button type="button" aria-label={texts.remove(page)} onClick={() => setRemoving(page)}>
                <Icon name="cross" size={20} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Button icon="camera" onClick={onCapture}>
        {pages.length > 0 ? texts.captureMore : texts.capture}
      </Button>
      <fieldset className={choices['field']}>
        <legend className={css['legend']}>{texts.custodyQuestion}</legend>
        <div className={choices['choices']}>
          {custodies.map((candidate) => (
            <label key={candidate} className={choices['choice']}>
              <input
                type="radio"
                name={headingId}
                checked={custody === candidate}
                onChange={() => void decide(candidate)}
              />
              {isKiosk && candidate === 'later' ? texts.bringToCounter : texts.custody[candidate]}
            </label>
          ))}
        </div>
      </fieldset>
      {removing !== undefined && (
        <ConfirmDialog
          title={texts.removeTitle}
          lead={texts.removeLead}
          yes={texts.removeYes}
          no={texts.removeNo}
          onAnswer={(isYes) => (isYes ? void remove(removing) : setRemoving(undefined))}
        />
      )}
    </section>
  );
}

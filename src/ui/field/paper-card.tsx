import { useId } from 'react';
import type { AttachedPaper, Custody } from '../../core/dossier/dossier.ts';
import { removePage } from '../../core/dossier/remove-page.ts';
import { setCustody } from '../../core/dossier/set-custody.ts';
import type { RequiredPaper } from '../../core/procedure/required-papers.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Icon } from '../parts/icon.tsx';
import { Notice, StateChip } from '../parts/notice.tsx';
import { useDeviceState } from '../state/device-state.ts';
import { useDelayedRemoval } from '../state/use-delayed-removal.ts';
import { useIsKiosk } from '../state/use-is-kiosk.ts';
import { papers as texts } from '../texts/vi/papers.ts';
import choices from './form/field.module.css';
import css from './paper-card.module.css';

/** So long a page that was tapped away by a slip can be put back. */
const undoMs = 8_000;

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
  // By the picture's own digest: the pages after it move up when one is gone.
  const removal = useDelayedRemoval(async (sha256) => {
    for (const dossierId of dossierIds) {
      const draft = await device.drafts.find(dossierId);
      const kept = draft?.papers.find(({ paperId }) => paperId === paper.paperId)?.pages;
      const page = kept?.find((one) => one.sha256 === sha256)?.page;
      if (page !== undefined) await removePage(device, dossierId, paper.paperId, page);
    }
  }, undoMs);
  const all = attached?.pages ?? [];
  const pages = all.filter(({ sha256 }) => !removal.going.has(sha256));
  const goingPages = all.filter(({ sha256 }) => removal.going.has(sha256));
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
          {pages.map(({ page, sha256, thumbnail }) => (
            <li key={page}>
              {thumbnail ? <img src={thumbnail} alt={texts.page(page)} /> : <Icon name="paper" size={48} />}
              <button type="button" aria-label={texts.remove(page)} onClick={() => removal.begin([sha256])}>
                <Icon name="cross" size={20} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {goingPages.map(({ page, sha256 }) => (
        <Notice key={sha256} tone="waiting" urgent>
          <p>{texts.removed(page)}</p>
          <Button onClick={() => removal.keep(sha256)}>{texts.putBack}</Button>
        </Notice>
      ))}
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
    </section>
  );
}

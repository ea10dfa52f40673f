/** The papers beside the answers: where each original is, which pages have come, and the page that is being read. */

import { useState } from 'react';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import { isActionPossible } from '../../core/reception/desk-action.ts';
import type { DeskDossier } from '../../core/reception/desk.ts';
import { Button } from '../parts/button.tsx';
import { formatMoment } from '../parts/format.ts';
import { Notice, StateChip } from '../parts/notice.tsx';
import { outcomeSentence } from '../parts/outcome-sentence.ts';
import { useKeys } from '../parts/use-keys.ts';
import { actions } from '../texts/vi/desk-actions.ts';
import { dossier as dossierTexts, papers as texts } from '../texts/vi/desk.ts';
import { actionKeys, paperKeys } from './desk-keys.ts';
import keys from './key-help.module.css';
import type { PaperGroup } from './paper-groups.ts';
import css from './papers-column.module.css';
import { PictureViewer } from './picture-viewer.tsx';
import type { PictureView } from './picture-viewer.tsx';
import { ReuseOffer } from './reuse-offer.tsx';
import { ScanByPhone } from './scan-by-phone.tsx';
import type { DeskAction } from './use-desk-action.ts';
import type { SupplementDraft } from './use-supplement-draft.ts';

interface PapersColumnProps {
  readonly dossier: DeskDossier;
  readonly groups: readonly PaperGroup[];
  readonly action: DeskAction;
  readonly onLoadNew: () => Promise<void>;
  readonly onReuse: (about: string) => void;
  readonly picks?: SupplementDraft;
}

const custodyTones = { photo: 'plain', original: 'moving', compared: 'done', later: 'waiting' } as const;

export function PapersColumn({ dossier, groups, action, onLoadNew, onReuse, picks }: PapersColumnProps) {
  const pages = groups.flatMap((group) => group.pages.map((page) => ({ group, page })));
  const firstShown = Math.max(
    0,
    pages.findIndex(({ page }) => page.blobId !== undefined),
  );
  const [chosen, setChosen] = useState<number>();
  // A page that was turned upright stays so while the dossier is open.
  const [views] = useState(() => new Map<string, PictureView>());
  const at = Math.min(chosen ?? firstShown, Math.max(0, pages.length - 1));
  const shown = pages[at];
  const step = (by: 1 | -1) => setChosen((at + by + pages.length) % Math.max(1, pages.length));
  const canCompare = isActionPossible('compare', dossier.row);
  const compare = (paperId: string) => void action.run('compare', { paperId });
  const isComparable = (group: PaperGroup) => canCompare && (group.custody === 'photo' || group.custody === 'original');

  useKeys({
    [paperKeys.next]: () => step(1),
    [paperKeys.previous]: () => step(-1),
    [actionKeys.compare]: shown && isComparable(shown.group) ? () => compare(shown.group.paperId) : undefined,
  });

  const trouble = action.trouble?.action === 'compare' ? action.trouble : undefined;
  return (
    <>
      <h2 className={css['title']}>{texts.column}</h2>
      <ScanByPhone dossier={dossier} onPages={onLoadNew} />
      {trouble && (
        <Notice tone="attention" urgent>
          <p>{outcomeSentence(trouble.outcome)}</p>
          {action.isChanged && <Button onClick={() => void onLoadNew()}>{dossierTexts.loadNew}</Button>}
        </Notice>
      )}
      <Envelope dossier={dossier} groups={groups} />
      {groups.length === 0 && <p className={css['muted']}>{texts.none}</p>}
      <ul className={css['papers']}>
        {groups.map((group) => (
          <li key={group.paperId} data-shown={shown?.group.paperId === group.paperId || undefined}>
            <PaperWords group={group} />
            <ReuseOffer dossier={dossier} group={group} onReuse={onReuse} />
            <div className={css['pages']}>
              {group.pages.map((page) => {
                const index = pages.findIndex((each) => each.group === group && each.page === page);
                return (
                  <button key={page.page} type="button" aria-pressed={index === at} onClick={() => setChosen(index)}>
                    {texts.page(page.page)}
                    {page.state === 'on-its-way' && ` – ${texts.onItsWay}`}
                    {page.state === 'rejected' && ` – ${texts.rejected}`}
                  </button>
                );
              })}
              {isComparable(group) && (
                <button
                  type="button"
                  className={css['compare']}
                  disabled={action.busy !== undefined}
                  aria-keyshortcuts={shown?.group === group ? actionKeys.compare : undefined}
                  onClick={() => compare(group.paperId)}
                >
                  {texts.compare} {shown?.group === group && <kbd className={keys['key']}>{actionKeys.compare}</kbd>}
                </button>
              )}
              {picks && (
                <button
                  type="button"
                  className={css['pick']}
                  aria-pressed={picks.has('paper', group.paperId)}
                  aria-label={actions.pickOf(group.name)}
                  onClick={() => picks.toggle({ kind: 'paper', id: group.paperId })}
                >
                  {picks.has('paper', group.paperId) ? actions.picked : actions.pick}
                </button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {pages.length > 0 && shown && (
        <>
          <div className={css['turner']}>
            <Button kind="quiet" icon="back" disabled={pages.length < 2} onClick={() => step(-1)}>
              {texts.previous}
            </Button>
            <p aria-live="polite">{texts.showing(shown.group.name, at + 1, pages.length)}</p>
            <Button kind="quiet" icon="forward" disabled={pages.length < 2} onClick={() => step(1)}>
              {texts.next}
            </Button>
          </div>
          <PictureViewer
            key={`${shown.group.paperId} ${shown.page.page}`}
            blobId={shown.page.blobId}
            alt={texts.pictureAlt(shown.group.name, shown.page.page)}
            empty={shown.page.state === 'rejected' ? texts.rejected : texts.onItsWay}
            view={views.get(`${shown.group.paperId} ${shown.page.page}`)}
            onView={(view) => views.set(`${shown.group.paperId} ${shown.page.page}`, view)}
          />
        </>
      )}
    </>
  );
}

function PaperWords({ group }: { readonly group: PaperGroup }) {
  const about = [group.need && texts.needs[group.need], group.optional && texts.optional].filter(Boolean).join(' · ');
  return (
    <div className={css['paper']}>
      <p>
        <b>{group.name}</b>
        {about && <small>{about}</small>}
        {group.unverified && <em title={dossierTexts.unverifiedWhy(group.unverified)}>{dossierTexts.unverified}</em>}
        {group.reusedFrom && (
          <small className={css['compared']}>{texts.reusedFrom(formatLocalCode(group.reusedFrom))}</small>
        )}
        {group.comparedBy && group.comparedAt && (
          <small className={css['compared']}>
            {texts.comparedBy(group.comparedBy, formatMoment(group.comparedAt))}
          </small>
        )}
      </p>
      <StateChip tone={group.custody ? custodyTones[group.custody] : 'waiting'}>
        {group.custody ? texts.custody[group.custody] : texts.absent}
      </StateChip>
    </div>
  );
}

/** Where the envelope with originals and the ink confirmation is, where the dossier has one. */
function Envelope({ dossier, groups }: Pick<PapersColumnProps, 'dossier' | 'groups'>) {
  const { row, envelope } = dossier;
  const hasOriginals = groups.some((group) => group.custody === 'original');
  const words = [
    envelope.originalsArrivedAt && texts.envelopeHere(formatMoment(envelope.originalsArrivedAt)),
    row.awaitsOriginal && hasOriginals && texts.envelopeAwaited,
    envelope.inkArrivedAt && texts.inkHere(formatMoment(envelope.inkArrivedAt)),
    row.awaitsSignature && texts.inkAwaited,
  ].filter(Boolean);
  return words.length > 0 ? <p className={css['envelope']}>{words.join(' · ')}</p> : null;
}

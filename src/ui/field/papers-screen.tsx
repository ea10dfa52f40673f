/** Giấy tờ: every paper the basket asks for, once, with where it is. One missing paper never holds the dossier up. */

import { useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { attachPaper } from '../../core/dossier/attach-paper.ts';
import { setCustody } from '../../core/dossier/set-custody.ts';
import { factsOf } from '../../core/dossier/sealed-content.ts';
import type { AttachedPaper } from '../../core/dossier/dossier.ts';
import { requiredPapers } from '../../core/procedure/required-papers.ts';
import type { RequiredPaper } from '../../core/procedure/required-papers.ts';
import { succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import type { BasketDossier } from '../state/use-basket.ts';
import { useIsKiosk } from '../state/use-is-kiosk.ts';
import { page } from '../texts/vi/page.ts';
import { papers as texts } from '../texts/vi/papers.ts';
import type { BasketScreenProps } from './basket-screens.tsx';
import { CapturePages } from './capture-pages.tsx';
import { basketPath } from './draft-path.ts';
import { PaperCard } from './paper-card.tsx';

export default function PapersScreen({ basketId, basket }: BasketScreenProps) {
  const device = useDevice();
  const navigate = useNavigate();
  const isKiosk = useIsKiosk();
  const [search, setSearch] = useSearchParams();
  const today = device.clock.nowIso().slice(0, 10);
  const required = useMemo(
    () =>
      requiredPapers(
        basket.map(({ draft, procedure }) => ({ procedure, answers: factsOf(draft) })),
        { today },
      ),
    [basket, today],
  );
  const captured = required.find((paper) => paper.paperId === search.get('chup'));
  const undecided = required.filter((paper) => !paper.optional && isUndecided(findAttached(basket, paper)));

  async function tellAllLater(): Promise<void> {
    for (const paper of undecided) {
      for (const { draft } of wanting(basket, paper)) await setCustody(device, draft.dossierId, paper.paperId, 'later');
    }
  }

  if (captured) {
    return (
      <CapturePages
        paperName={captured.name}
        pageCount={findAttached(basket, captured)?.pages.length ?? 0}
        onPage={(picture) => attachToAll(device, wanting(basket, captured), captured.paperId, picture)}
        onDone={() => void navigate(-1)}
      />
    );
  }
  return (
    <Page
      title={texts.title}
      lead={isKiosk ? texts.kioskLead : texts.lead}
      actions={
        <>
          <ButtonLink to={basketPath(basketId, 'questions')}>{page.back}</ButtonLink>
          <Button kind="primary" onClick={() => void navigate(basketPath(basketId, 'read-back'))}>
            {texts.next}
          </Button>
        </>
      }
    >
      {required.length === 0 && <Notice tone="done">{texts.none}</Notice>}
      {required.map((paper) => (
        <PaperCard
          key={paper.paperId + paper.name}
          paper={paper}
          attached={findAttached(basket, paper)}
          dossierIds={wanting(basket, paper).map(({ draft }) => draft.dossierId)}
          onCapture={() => setSearch({ chup: paper.paperId })}
        />
      ))}
      {undecided.length > 1 && (
        <Notice tone="waiting">
          <p>{texts.missing(undecided.length)}</p>
          <Button onClick={() => void tellAllLater()}>{texts.tellLater}</Button>
        </Notice>
      )}
      {required.length > 0 && <Notice>{texts.neverCard}</Notice>}
    </Page>
  );
}

function wanting(basket: readonly BasketDossier[], paper: RequiredPaper): readonly BasketDossier[] {
  return basket.filter(({ procedure }) => paper.procedureCodes.includes(procedure.code));
}

/** What was decided about it; the dossiers that share a paper get the same. */
function findAttached(basket: readonly BasketDossier[], paper: RequiredPaper): AttachedPaper | undefined {
  return wanting(basket, paper)
    .flatMap(({ draft }) => draft.papers)
    .find((attached) => attached.paperId === paper.paperId);
}

function isUndecided(attached: AttachedPaper | undefined): boolean {
  return attached === undefined || (attached.custody === 'photo' && attached.pages.length === 0);
}

/** The same page into every dossier of the basket that wants this paper; each becomes its own packet. */
async function attachToAll(
  device: Parameters<typeof attachPaper>[0],
  dossiers: readonly BasketDossier[],
  paperId: string,
  picture: Blob,
): Promise<Result<void>> {
  for (const { draft } of dossiers) {
    const attached = await attachPaper(device, draft.dossierId, paperId, picture);
    if (!attached.ok) return attached;
  }
  return succeed(undefined);
}

/**
 * The filled official declaration of a dossier whose content is still on this phone: to read, and to print without a
 * network. A draft of today carries today's date; where a signature is missing, place and day wait for the pen.
 */

import { useCallback, useMemo } from 'react';
import { useParams } from 'react-router';
import type { Draft } from '../../core/dossier/dossier.ts';
import type { Declaration } from '../../core/declaration/declaration.ts';
import { makeDeclarations } from '../../core/declaration/make-declaration.ts';
import type { Procedure } from '../../core/procedure/procedure.ts';
import { withoutKind } from '../../core/text/without-kind.ts';
import { BottomNav } from '../parts/bottom-nav.tsx';
import { Button, ButtonLink } from '../parts/button.tsx';
import { DeclarationSheet } from '../parts/declaration-sheet.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { isOpenDraft } from '../state/dossier-row.ts';
import { useListLabels } from '../state/use-list-labels.ts';
import { useWatched } from '../state/use-watched.ts';
import { declaration as texts } from '../texts/vi/declaration.ts';
import { page } from '../texts/vi/page.ts';
import css from './declaration-screen.module.css';
import { draftPath } from './draft-path.ts';

interface Loaded {
  readonly draft: Draft | undefined;
  readonly procedure: Procedure | undefined;
  readonly ownCommune: string | undefined;
}

export default function DeclarationScreen() {
  const { dossierId = '' } = useParams();
  const device = useDevice();
  const labels = useListLabels();
  const load = useCallback(async (): Promise<Loaded> => {
    const draft = await device.drafts.find(dossierId);
    const { code, version } = draft?.procedure ?? {};
    const procedure =
      code === undefined || version === undefined ? undefined : await device.catalogue.findProcedure(code, version);
    return { draft, procedure, ownCommune: (await device.enrolment.current())?.commune?.name };
  }, [device, dossierId]);
  const loaded = useWatched(load, ['drafts']);
  const today = device.clock.nowIso().slice(0, 10);
  const sheets = useMemo((): readonly Declaration[] => {
    const { draft, procedure, ownCommune } = loaded ?? {};
    if (!draft || !procedure || draft.supplement || !labels) return [];
    const communeName = labels.communes?.[draft.place.communeCode] ?? ownCommune;
    const day = draft.sealed?.at.slice(0, 10) ?? today;
    const isForPen = draft.signatories.some(({ state }) => state === 'missing');
    return makeDeclarations(procedure, draft, {
      today: day,
      labels,
      ...(communeName !== undefined && { communeName }),
      ...(!isForPen && { signedOn: day }),
      ...(!isForPen && communeName !== undefined && { place: withoutKind(communeName) }),
    });
  }, [loaded, labels, today]);

  if (!loaded || !labels) return null;
  const { draft, procedure } = loaded;
  const back = draft && isOpenDraft(draft) ? draftPath(draft) : `/ho-so/${dossierId}`;
  if (!draft) return <Unavailable title={texts.gone} lead={texts.goneLead} back={back} />;
  if (draft.supplement) return <Unavailable title={texts.supplement} lead={texts.supplementLead} back={back} />;
  if (sheets.length === 0) return <Unavailable title={texts.none} lead={texts.noneLead} back={back} />;
  const doubts = [...new Set(sheets.flatMap((sheet) => sheet.doubts))];
  return (
    <Page
      title={texts.title}
      lead={
        <>
          <p>{procedure?.shortName}</p>
          <p>{texts.lead}</p>
        </>
      }
      actions={
        <>
          <ButtonLink to={back}>{page.back}</ButtonLink>
          <Button kind="primary" icon="paper" onClick={() => globalThis.print()}>
            {texts.print}
          </Button>
        </>
      }
      state={texts.printHint}
    >
      {doubts.length > 0 && (
        <div className={css['screen']}>
          <Notice tone="waiting">
            <details className={css['doubts']}>
              <summary>
                {texts.doubts} ({doubts.length})
              </summary>
              <p>{texts.doubtsLead}</p>
              <ul>
                {doubts.map((doubt) => (
                  <li key={doubt}>{doubt}</li>
                ))}
              </ul>
            </details>
          </Notice>
        </div>
      )}
      {sheets.map((sheet, index) => (
        <DeclarationSheet key={sheet.sheetId ?? index} declaration={sheet} />
      ))}
    </Page>
  );
}

function Unavailable({ title, lead, back }: { readonly title: string; readonly lead: string; readonly back: string }) {
  return (
    <Page title={title} lead={lead} nav={<BottomNav />} actions={<ButtonLink to={back}>{page.back}</ButtonLink>} />
  );
}

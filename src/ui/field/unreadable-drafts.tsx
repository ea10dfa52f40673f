/**
 * Shown when a draft is opened whose procedure version this app cannot read: what stands in its way, and that nothing of it
 * is lost. The other dossiers of the basket go on without it.
 */

import { Button, ButtonLink } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import type { UnreadableDossier } from '../state/use-basket.ts';
import { useProcedureNames } from '../state/use-procedure-names.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { unreadable as texts } from '../texts/vi/unreadable.ts';

interface UnreadableDraftsProps {
  readonly drafts: readonly UnreadableDossier[];
  /** Absent: nothing else is in the basket. */
  readonly onGoOn?: () => void;
}

export default function UnreadableDrafts({ drafts, onGoOn }: UnreadableDraftsProps) {
  const nameOf = useProcedureNames();
  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      actions={
        <>
          <ButtonLink to="/">{texts.home}</ButtonLink>
          {onGoOn ? (
            <Button kind="primary" onClick={onGoOn}>
              {texts.goOn}
            </Button>
          ) : (
            <ButtonLink kind="primary" to="/them">
              {texts.more}
            </ButtonLink>
          )}
        </>
      }
    >
      {drafts.map(({ draft, problem }) => (
        <Notice key={draft.dossierId} tone="attention">
          <b>{nameOf(draft.procedure.code)}</b>
          <p>{problemSentence(problem)}</p>
        </Notice>
      ))}
    </Page>
  );
}

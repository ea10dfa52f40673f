/**
 * What home shows behind the PIN: what is unfinished, what the desk asks, what was sealed last. Not in the first download,
 * because the app always opens locked.
 */

import { Suspense, lazy, useCallback, useDeferredValue } from 'react';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import type { Draft } from '../../core/dossier/dossier.ts';
import { useDevice } from '../parts/device-context.tsx';
import { Notice, StateChip } from '../parts/notice.tsx';
import { RowLink, RowList } from '../parts/row-list.tsx';
import { describeRow, isForAttention, isOpenDraft, titleOf } from '../state/dossier-row.ts';
import type { DossierRow } from '../state/dossier-row.ts';
import { useDossiers } from '../state/use-dossiers.ts';
import { useProcedureNames } from '../state/use-procedure-names.ts';
import { useWatched } from '../state/use-watched.ts';
import { home as texts } from '../texts/vi/home.ts';
import { progress } from '../texts/vi/progress.ts';
import { draftPath } from './draft-path.ts';

const OldDraftsNotice = lazy(() => import('./old-drafts-notice.tsx'));
const KeptIntentNotice = lazy(() => import('../posters/kept-intent-notice.tsx'));
const VisitCard = lazy(() => import('./visit-card.tsx'));
const HamletCard = lazy(() => import('../hamlet/hamlet-card.tsx'));
const BeginningRows = lazy(() => import('./beginning-rows.tsx'));

const mostShown = 5;

export default function OpenHome() {
  const device = useDevice();
  const dossiers = useDeferredValue(useDossiers(20));
  const load = useCallback(() => device.beginnings.list(), [device]);
  const beginnings = useWatched(load, ['drafts']) ?? [];
  const nameOf = useProcedureNames();
  if (!dossiers) return null;
  const open = dossiers.rows.filter((row) => row.draft && isOpenDraft(row.draft));
  const tasks = dossiers.rows.filter((row) => row.status?.state === 'supplement' && !open.includes(row));
  const others = dossiers.rows.filter((row) => !open.includes(row) && !tasks.includes(row));
  const troubled = others.filter(isForAttention);
  const sealed = others.filter((row) => !troubled.includes(row)).slice(0, mostShown);
  return (
    <>
      <Suspense fallback={null}>
        <KeptIntentNotice />
      </Suspense>
      {open.length + beginnings.length > 0 && (
        <Suspense fallback={null}>
          <OldDraftsNotice />
        </Suspense>
      )}
      <Suspense fallback={null}>
        <VisitCard />
        <HamletCard />
      </Suspense>
      {troubled.length > 0 && <Rows title={progress.needsAttention} rows={troubled} nameOf={nameOf} />}
      {tasks.length > 0 && <Rows title={texts.tasks} rows={tasks} nameOf={nameOf} />}
      {open.length + beginnings.length > 0 && (
        <RowList title={texts.drafts}>
          <Suspense fallback={null}>
            {beginnings.length > 0 && <BeginningRows beginnings={beginnings} nameOf={nameOf} />}
          </Suspense>
          <OpenBaskets drafts={open.flatMap(({ draft }) => draft ?? [])} nameOf={nameOf} />
        </RowList>
      )}
      {sealed.length > 0 && <Rows title={texts.sealed} rows={sealed} nameOf={nameOf} />}
      {dossiers.rows.length + beginnings.length === 0 && (
        <Notice icon="home">
          <p>
            <b>{texts.nothing}</b>
          </p>
          <p>{texts.nothingLead}</p>
        </Notice>
      )}
    </>
  );
}

interface NamingProps {
  readonly nameOf: (procedureCode: string | undefined) => string;
}

/** One row a sitting, though it may become several dossiers; a supplement stands by itself. */
function OpenBaskets({ drafts, nameOf }: NamingProps & { readonly drafts: readonly Draft[] }) {
  const firsts = drafts.filter(
    (draft, index) => drafts.findIndex((other) => draftPath(other) === draftPath(draft)) === index,
  );
  return (
    <>
      {firsts.map((draft) => {
        const names = drafts
          .filter((other) => draftPath(other) === draftPath(draft))
          .map((other) => nameOf(other.procedure.code));
        return (
          <RowLink
            key={draft.dossierId}
            to={draftPath(draft)}
            title={draft.applicant.fullName || names.join('; ')}
            detail={draft.applicant.fullName ? names.join('; ') : undefined}
            state={texts.continueAt(progress.steps[draft.step])}
          />
        );
      })}
    </>
  );
}

function Rows({ title, rows, nameOf }: NamingProps & { readonly title: string; readonly rows: readonly DossierRow[] }) {
  return (
    <RowList title={title}>
      {rows.map((row) => {
        const { tone, text } = describeRow(row);
        return (
          <RowLink
            key={row.dossierId}
            to={`/ho-so/${row.dossierId}`}
            title={titleOf(row, nameOf)}
            detail={row.draft ? nameOf(row.procedureCode) : row.localCode && formatLocalCode(row.localCode)}
            state={<StateChip tone={tone}>{text}</StateChip>}
          />
        );
      })}
    </RowList>
  );
}

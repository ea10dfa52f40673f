/** One procedure's page: readable by anybody holding the phone, with or without coverage. */

import { useCallback, useEffect } from 'react';
import { useNavigate, useParams } from 'react-router';
import { findInForce } from '../../core/procedure/find-in-force.ts';
import { findProcedureProblem } from '../../core/procedure/find-procedure-problem.ts';
import { hasEnded } from '../../core/procedure/has-ended.ts';
import type { Procedure } from '../../core/procedure/procedure.ts';
import type { Problem } from '../../core/problem.ts';
import { BottomNav } from '../parts/bottom-nav.tsx';
import { Button, ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatPartialDate } from '../parts/format.ts';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { noteRecentProcedures, toggleFavourite, useKeptProcedures } from '../state/kept-procedures.ts';
import { beginNewDossier } from '../state/new-dossier.ts';
import { useFoundProcedures } from '../state/use-found-procedures.ts';
import { useWatched } from '../state/use-watched.ts';
import { page } from '../texts/vi/page.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { procedures as texts } from '../texts/vi/procedures.ts';
import { ProcedureFacts } from './procedure-facts.tsx';
import { ProcedureReferences } from './procedure-references.tsx';
import { StarButton } from './star-button.tsx';

export default function ProcedureScreen() {
  const { code = '' } = useParams();
  const device = useDevice();
  const load = useCallback(
    async () => ({
      procedure: await findInForce(device, code),
      problem: await findProcedureProblem(device, code),
    }),
    [device, code],
  );
  const loaded = useWatched(load, ['catalogue']);
  const [row] = useFoundProcedures('', { codes: [code] }) ?? [];
  const isKnown = row !== undefined;
  useEffect(() => {
    if (isKnown) noteRecentProcedures([code]);
  }, [isKnown, code]);
  if (!loaded) return null;
  if (loaded.procedure) return <KnownProcedure {...loaded} procedure={loaded.procedure} />;
  const isTooNew = loaded.problem?.code === 'procedure-newer-than-app';
  return (
    <Page
      title={row?.shortName ?? code}
      lead={[row?.sector, code].filter(Boolean).join(' · ')}
      actions={<BackToList />}
      nav={<BottomNav />}
    >
      {isTooNew && loaded.problem ? (
        <Notice tone="attention">{problemSentence(loaded.problem)}</Notice>
      ) : (
        <>
          <Notice icon="home">
            <b>{texts.goToCentre}</b>
            <p>{row ? texts.onlyDirectory : texts.notInDirectory}</p>
          </Notice>
          <p>{texts.askBefore}</p>
        </>
      )}
      {row && <Star code={code} name={row.shortName} />}
    </Page>
  );
}

interface KnownProps {
  readonly procedure: Procedure;
  /** Why nobody can begin with it here: the version in force is not the one that this app can read. */
  readonly problem: Problem | undefined;
}

function KnownProcedure({ procedure, problem }: KnownProps) {
  const navigate = useNavigate();
  const device = useDevice();
  const { code, name, shortName, form, lanes, atHome, effectiveTo } = procedure;
  const isEnded = hasEnded(procedure, device.clock.nowIso().slice(0, 10));
  const mayBegin = form !== undefined && lanes.length > 0 && !isEnded && !problem;
  return (
    <Page
      title={shortName}
      lead={name === shortName ? undefined : name}
      actions={
        <>
          <BackToList />
          {mayBegin && (
            <Button
              kind="primary"
              icon="plus"
              onClick={() => {
                beginNewDossier([code]);
                void navigate('/ho-so-moi');
              }}
            >
              {atHome.possible ? texts.begin : texts.prepare}
            </Button>
          )}
        </>
      }
      nav={<BottomNav />}
    >
      {problem && <Notice tone="attention">{problemSentence(problem)}</Notice>}
      {isEnded && effectiveTo !== undefined && (
        <Notice tone="attention">{texts.ended(formatPartialDate({ iso: effectiveTo, precision: 'day' }))}</Notice>
      )}
      {!form && atHome.possible && <Notice>{texts.noForm}</Notice>}
      <Star code={code} name={shortName} />
      <ProcedureFacts procedure={procedure} />
      <ProcedureReferences procedure={procedure} />
    </Page>
  );
}

function BackToList() {
  const navigate = useNavigate();
  // Back to the list as it was left, with what was looked for; a page opened by its address has no list behind it.
  const hasList = (history.state as { readonly idx?: number } | null)?.idx;
  return hasList ? (
    <Button onClick={() => void navigate(-1)}>{page.back}</Button>
  ) : (
    <ButtonLink to="/thu-tuc">{page.back}</ButtonLink>
  );
}

function Star({ code, name }: { readonly code: string; readonly name: string }) {
  const isOn = useKeptProcedures().favourites.includes(code);
  const words = isOn ? texts.marked : texts.mark;
  return <StarButton name={name} isOn={isOn} words={words} onPress={() => toggleFavourite(code)} />;
}

/** One procedure's page: readable by anybody holding the phone, with or without coverage. */

import { useCallback } from 'react';
import { useNavigate, useParams } from 'react-router';
import { findProcedureProblem } from '../../core/procedure/find-procedure-problem.ts';
import type { Procedure } from '../../core/procedure/procedure.ts';
import { BottomNav } from '../parts/bottom-nav.tsx';
import { Button, ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatPartialDate } from '../parts/format.ts';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { beginNewDossier } from '../state/new-dossier.ts';
import { useProcedureNames } from '../state/use-procedure-names.ts';
import { useWatched } from '../state/use-watched.ts';
import { page } from '../texts/vi/page.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { procedures as texts } from '../texts/vi/procedures.ts';
import css from './facts.module.css';
import { ProcedureFacts } from './procedure-facts.tsx';

export default function ProcedureScreen() {
  const { code = '' } = useParams();
  const device = useDevice();
  const nameOf = useProcedureNames();
  const load = useCallback(async () => {
    const problem = await findProcedureProblem(device, code);
    return { problem, procedure: problem ? undefined : await device.catalogue.findProcedure(code) };
  }, [device, code]);
  const loaded = useWatched(load, ['catalogue']);
  if (!loaded) return null;
  if (loaded.procedure) return <KnownProcedure procedure={loaded.procedure} />;
  return (
    <Page
      title={nameOf(code)}
      lead={`${texts.code} ${code}`}
      actions={<ButtonLink to="/thu-tuc">{page.back}</ButtonLink>}
      nav={<BottomNav />}
    >
      {!loaded.problem || loaded.problem.code === 'procedure-unknown' ? (
        <Notice>{texts.onlyDirectory}</Notice>
      ) : (
        <Notice tone="attention">{problemSentence(loaded.problem)}</Notice>
      )}
    </Page>
  );
}

function KnownProcedure({ procedure }: { readonly procedure: Procedure }) {
  const navigate = useNavigate();
  const device = useDevice();
  const { code, name, shortName, form, atHome, effectiveTo } = procedure;
  const isEnded = effectiveTo !== undefined && effectiveTo < device.clock.nowIso().slice(0, 10);
  const mayBegin = form !== undefined && atHome.possible && !isEnded;
  return (
    <Page
      title={shortName}
      lead={`${name} · ${code}`}
      actions={
        <>
          <ButtonLink to="/thu-tuc">{page.back}</ButtonLink>
          {mayBegin && (
            <Button
              kind="primary"
              icon="plus"
              onClick={() => {
                beginNewDossier([code]);
                void navigate('/ho-so-moi');
              }}
            >
              {texts.begin}
            </Button>
          )}
        </>
      }
      nav={<BottomNav />}
    >
      {!atHome.possible && (
        <Notice tone="waiting" icon="alert">
          <b>{texts.atHomeNot}</b>
          <p>{atHome.because}</p>
        </Notice>
      )}
      {isEnded && (
        <Notice tone="attention">{texts.ended(formatPartialDate({ iso: effectiveTo, precision: 'day' }))}</Notice>
      )}
      {!form && <Notice>{texts.noForm}</Notice>}
      <ProcedureFacts procedure={procedure} />
      <Listed title={texts.conditions} items={procedure.conditions} />
      <Listed title={texts.notes} items={procedure.notes} />
      {form && (
        <section className={css['facts']}>
          <h2>{texts.form}</h2>
          <p>{[form.title, form.number, form.issuedBy].filter(Boolean).join(' · ')}</p>
        </section>
      )}
      <Listed title={texts.doubts} items={form?.doubts ?? []} />
      <Listed title={texts.legalBasis} items={procedure.legalBasis} />
      <Listed title={texts.sources} items={procedure.sources.map((source) => source.title)} />
    </Page>
  );
}

function Listed({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <section className={css['facts']}>
      <h2>{title}</h2>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </section>
  );
}

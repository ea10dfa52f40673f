/** The open dossier: its answers, its papers, and what may be done with it. What is being typed outlives a newer state. */

import { Suspense, lazy, useEffect, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { parseProcedure } from '../../core/procedure/procedure.ts';
import { isActionPossible } from '../../core/reception/desk-action.ts';
import type { DeskDossier, DeskRow } from '../../core/reception/desk.ts';
import { Loading } from '../parts/loading.tsx';
import { Notice } from '../parts/notice.tsx';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import { Button } from '../parts/button.tsx';
import { useKeys } from '../parts/use-keys.ts';
import { useOffice } from '../parts/use-office.ts';
import { useListLabels } from '../state/use-list-labels.ts';
import { dossier as texts, queue } from '../texts/vi/desk.ts';
import { ActionBar } from './action-bar.tsx';
import type { PanelAction } from './action-bar.tsx';
import { ActionForm } from './actions/action-form.tsx';
import { newAnswerSections } from './answer-sections.ts';
import css from './desk-columns.module.css';
import { DossierView } from './dossier-view.tsx';
import { newPaperGroups } from './paper-groups.ts';
import { PapersColumn } from './papers-column.tsx';
import { newSupplementOptions } from './supplement-options.ts';
import { useDeskAction } from './use-desk-action.ts';
import { useSupplementDraft } from './use-supplement-draft.ts';

/** It brings what makes a zip. */
const CopyPanel = lazy(() => import('./copying/copy-panel.tsx'));

/** What is done with the dossier in the left column, and from what of it that was begun. */
interface Panel {
  readonly name: PanelAction | 'copying';
  readonly about?: string;
}

interface OpenDossierProps {
  readonly dossierId: string;
  /** As the queue shows it now; newer than the dossier where they differ. */
  readonly queueRow: DeskRow | undefined;
  readonly ownNumbers: boolean;
  readonly onActing: (isActing: boolean) => void;
  readonly onChanged: () => void;
}

export function OpenDossier({ dossierId, queueRow, ownNumbers, onActing, onChanged }: OpenDossierProps) {
  const answer = useOffice<DeskDossier>(`/desk/dossiers/${dossierId}`);
  const dossier = answer.value;
  const [panel, setPanel] = useState<Panel>();
  const [newNumber, setNewNumber] = useState<string>();
  const [isNewest, setNewest] = useState(false);
  const supplement = useSupplementDraft();
  const labels = useListLabels();
  const action = useDeskAction(dossier, (changed) => {
    answer.replace(changed);
    setNewest(false);
    onChanged();
  });

  const procedure = useMemo(() => {
    const parsed = parseProcedure(dossier?.procedure);
    return parsed.ok ? parsed.value : undefined;
  }, [dossier?.procedure]);
  const sections = useMemo(
    () => (dossier ? newAnswerSections(dossier, procedure, labels ?? {}) : []),
    [dossier, procedure, labels],
  );
  const groups = useMemo(() => (dossier ? newPaperGroups(dossier, procedure) : []), [dossier, procedure]);
  const options = useMemo(
    () => (dossier ? newSupplementOptions(dossier, procedure, groups, sections) : []),
    [dossier, procedure, groups, sections],
  );

  useEffect(() => {
    onActing(panel !== undefined);
    return () => onActing(false);
  }, [panel, onActing]);

  function closePanel(): void {
    setPanel(undefined);
    action.clear();
    // The buttons come back with the next frame.
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-dossier-heading]')?.focus());
  }

  function openPanel(next: Panel): void {
    action.clear();
    setNewest(false);
    setPanel(next);
  }

  async function loadNew(): Promise<void> {
    await answer.reload();
    action.clear();
    setNewest(true);
    onChanged();
  }

  useKeys({ Escape: panel === undefined ? undefined : closePanel });

  if (!dossier) {
    return (
      <section className={css['middle']} aria-busy={answer.isLoading}>
        <BackToQueue />
        {answer.trouble ? <OfficeTrouble trouble={answer.trouble} onRetry={() => void answer.reload()} /> : <Loading />}
      </section>
    );
  }
  const picks = panel?.name === 'supplement' ? supplement : undefined;
  const canCorrect = isActionPossible('correct', dossier.row);
  return (
    <>
      {panel?.name === 'copying' && (
        <section className={css['panel']}>
          <Suspense fallback={<Loading />}>
            <CopyPanel
              dossier={dossier}
              procedure={procedure}
              groups={groups}
              labels={labels ?? {}}
              onClose={closePanel}
              onNumber={(number) => {
                setNewNumber(number);
                openPanel({ name: 'accept' });
              }}
            />
          </Suspense>
        </section>
      )}
      {panel && panel.name !== 'copying' && (
        <section className={css['panel']}>
          <ActionForm
            // Another action is another form; a newer state of the dossier is not.
            key={`${panel.name} ${panel.about ?? ''}`}
            panel={panel.name}
            about={panel.about}
            newNumber={newNumber}
            dossier={dossier}
            procedure={procedure}
            ownNumbers={ownNumbers}
            action={action}
            supplement={supplement}
            options={options}
            onLoadNew={loadNew}
            onClose={closePanel}
            onDone={() => {
              supplement.clear();
              setNewNumber(undefined);
              setPanel(undefined);
              requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-dossier-heading]')?.focus());
            }}
          />
        </section>
      )}
      <section className={css['middle']} aria-label={texts.column}>
        <BackToQueue />
        {answer.trouble && <OfficeTrouble trouble={answer.trouble} isOld onRetry={() => void answer.reload()} />}
        {queueRow && isOtherState(queueRow, dossier.row) && !action.isChanged && (
          <Notice tone="moving">
            <p>{texts.changed}</p>
            <Button onClick={() => void loadNew()}>{texts.loadNew}</Button>
          </Notice>
        )}
        {isNewest && <NewestNotice dossier={dossier} />}
        <DossierView
          dossier={dossier}
          procedure={procedure}
          sections={sections}
          labels={labels ?? {}}
          onCorrect={canCorrect ? (about) => openPanel({ name: 'correct', about }) : undefined}
          money={{ action, onLoadNew: loadNew }}
          files={panel?.name === 'result' ? undefined : { action, onLoadNew: loadNew }}
          {...(picks && { picks })}
        />
      </section>
      <section className={css['right']}>
        <PapersColumn
          dossier={dossier}
          groups={groups}
          action={action}
          onLoadNew={loadNew}
          onReuse={(about) => openPanel({ name: 'reuse', about })}
          {...(picks && { picks })}
        />
      </section>
      <ActionBar
        dossier={dossier}
        ownNumbers={ownNumbers}
        action={action}
        panel={panel?.name}
        onPanel={(name) => openPanel({ name })}
        onLoadNew={loadNew}
      />
    </>
  );
}

function BackToQueue() {
  return (
    <p className={css['back']}>
      <Link to="/quay">{queue.back}</Link>
    </p>
  );
}

function NewestNotice({ dossier }: { readonly dossier: DeskDossier }) {
  const event = dossier.history.at(-1);
  if (!event) return null;
  const words = texts.events[event.action as keyof typeof texts.events] ?? texts.otherEvent;
  return (
    <Notice tone="moving" urgent>
      {texts.newest(`${words} – ${event.actor}`)}
    </Notice>
  );
}

/** Whether the queue already shows something that the open dossier does not. */
function isOtherState(row: DeskRow, shown: DeskRow): boolean {
  const facts = [
    'state',
    'officialNumber',
    'appointmentAt',
    'missingParts',
    'awaitsOriginal',
    'awaitsSignature',
  ] as const;
  return facts.some((fact) => row[fact] !== shown[fact]);
}

/** The dossier as an official reads it: who and what on top, what the re-check found, then the declaration item by item. */

import { useEffect, useRef } from 'react';
import type { MobileLane } from '../../core/dossier/dossier.ts';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import type { ListLabels } from '../../core/procedure/answer-text.ts';
import type { Procedure } from '../../core/procedure/procedure.ts';
import type { DeskDossier } from '../../core/reception/desk.ts';
import { formatDay, formatMoment } from '../parts/format.ts';
import { Notice, StateChip } from '../parts/notice.tsx';
import { actions } from '../texts/vi/desk-actions.ts';
import { holders } from '../texts/vi/desk-life.ts';
import { desk, dossier as texts } from '../texts/vi/desk.ts';
import { mobileReception } from '../texts/vi/mobile-reception.ts';
import { office } from '../texts/vi/office.ts';
import { DeadlineMark } from './deadline-mark.tsx';
import { AnswerTable } from './answer-table.tsx';
import type { AnswerSection } from './answer-sections.ts';
import { DossierContacts } from './dossier-contacts.tsx';
import { DossierPeople } from './dossier-people.tsx';
import { DossierRoute } from './dossier-route.tsx';
import historyCss from './dossier-history.module.css';
import css from './dossier-view.module.css';
import { findingSentence } from './finding-sentence.ts';
import { assigneeWords, holderWords } from './holder-words.ts';
import { DossierMoney } from './money/dossier-money.tsx';
import { officeTones } from './office-tone.ts';
import { ResultFiles } from './result-files.tsx';
import { RowMarks } from './row-marks.tsx';
import { SimilarNotice } from './similar-notice.tsx';
import type { DeskAction } from './use-desk-action.ts';
import type { SupplementDraft } from './use-supplement-draft.ts';

interface DossierViewProps {
  readonly dossier: DeskDossier;
  readonly procedure: Procedure | undefined;
  readonly sections: readonly AnswerSection[];
  readonly labels: ListLabels;
  /** While a supplement is put together, every answer may be picked. */
  readonly picks?: SupplementDraft;
  readonly onCorrect?: ((questionId: string) => void) | undefined;
  /** Files of the result are added here, unless its form is open and does it. */
  readonly files?: { readonly action: DeskAction; readonly onLoadNew: () => Promise<void> } | undefined;
  readonly money?: { readonly action: DeskAction; readonly onLoadNew: () => Promise<void> };
}

export function DossierView(props: DossierViewProps) {
  const { dossier, procedure, sections, labels, picks, onCorrect, files, money } = props;
  const { row, supplement, findings } = dossier;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, [row.dossierId]);
  const form = procedure?.form;
  return (
    <article className={css['dossier']}>
      <header>
        <p className={css['kind']}>
          {procedure?.name ?? row.procedureName} ({row.procedureCode})
        </p>
        <h2 ref={heading} tabIndex={-1} data-dossier-heading>
          {row.applicantName}
        </h2>
        <p className={css['state']}>
          <StateChip tone={officeTones[row.state]}>{desk.states[row.state]}</StateChip>
          {row.sample && <StateChip tone="plain">{office.sample}</StateChip>}
          <DeadlineMark row={row} />
          <RowMarks row={row} />
        </p>
        <dl className={css['facts']}>
          <Fact label={texts.code}>{formatLocalCode(row.localCode)}</Fact>
          {row.officialNumber && <Fact label={texts.number}>{row.officialNumber}</Fact>}
          {dossier.text.accepted?.mobile && (
            <Fact label={mobileReception.lane}>{laneWords(dossier.text.accepted.mobile)}</Fact>
          )}
          {row.receivedOnSpotAt && <Fact label={texts.onSpot}>{onSpotWords(dossier)}</Fact>}
          {row.appointmentAt && <Fact label={texts.appointment}>{formatMoment(row.appointmentAt)}</Fact>}
          <Fact label={texts.arrived}>{formatMoment(row.arrivedAt)}</Fact>
          <Fact label={texts.point}>{row.receptionPoint}</Fact>
          {row.holder && <Fact label={holders.now}>{holderWords(row.holder)}</Fact>}
          {row.assignedTo && <Fact label={holders.who}>{assigneeWords(row.assignedTo)}</Fact>}
        </dl>
      </header>

      <SimilarNotice dossier={dossier} />
      {supplement && row.state === 'supplement' && (
        <Notice tone="moving">
          <b>{texts.supplementAsked(formatMoment(supplement.askedAt))}</b>
          <ul>
            {supplement.items.map((item) => (
              <li key={`${item.kind}:${item.id}`}>
                {nameOf(item, procedure, sections)}: {item.why}
              </li>
            ))}
          </ul>
          {supplement.note && <p>{supplement.note}</p>}
        </Notice>
      )}
      {(findings.length > 0 || row.incomplete) && (
        <Notice tone={row.incomplete ? 'attention' : 'waiting'} icon="search">
          <b>{row.incomplete ? texts.incomplete : texts.findings}</b>
          {row.incomplete && <p>{texts.incompleteLead}</p>}
          {dossier.text.incomplete?.note && <p>{texts.incompleteNote(dossier.text.incomplete.note)}</p>}
          <ul>
            {findings.map((finding) => (
              <li key={`${finding.code}:${finding.questionId ?? ''}:${finding.paperId ?? ''}`}>
                {aboutOf(finding, procedure, sections)}
                {findingSentence(finding.code)}
              </li>
            ))}
          </ul>
        </Notice>
      )}

      {files && <ResultFiles dossier={dossier} {...files} />}
      {money && <DossierMoney dossier={dossier} procedure={procedure} {...money} />}
      <DossierContacts dossier={dossier} />
      <section>
        <h3>
          {form ? form.title : texts.declaration}{' '}
          {form?.status === 'partly' && <StateChip tone="waiting">{texts.unverified}</StateChip>}
        </h3>
        {!form && <p className={css['muted']}>{texts.noForm}</p>}
        {sections.map((section) => (
          <AnswerTable key={section.sectionId} section={section} onCorrect={onCorrect} {...(picks && { picks })} />
        ))}
        <Doubts procedure={procedure} />
      </section>
      <DossierPeople dossier={dossier} procedure={procedure} labels={labels} />
      <DossierRoute dossier={dossier} />
      <History dossier={dossier} procedure={procedure} />
    </article>
  );
}

function laneWords({ reason, askedBy, homeOn }: MobileLane): string {
  const home = homeOn === undefined ? [] : [mobileReception.laneHome(formatDay(homeOn))];
  return [mobileReception.laneAtDesk(reason, askedBy), ...home].join('; ');
}

/** When and by whom, and on which slip the receipt was signed. */
function onSpotWords({ row, text }: DeskDossier): string {
  const at = formatMoment(row.receivedOnSpotAt ?? '');
  const { accepted } = text;
  return accepted ? texts.onSpotBy(at, accepted.by, formatLocalCode(accepted.sheetCode)) : at;
}

/** What no published source confirmed: of the form as it says so itself, of the procedure the facts by their names. */
function Doubts({ procedure }: Pick<DossierViewProps, 'procedure'>) {
  const facts = (procedure?.unverified ?? []).map((path) => path.split(/[.[]/)[0] ?? path);
  const names = [...new Set(facts)].map((fact) => texts.facts[fact as keyof typeof texts.facts] ?? fact);
  const doubts = [
    ...(procedure?.form?.doubts ?? []),
    ...(names.length > 0 ? [texts.factDoubts(names.join(', '))] : []),
  ];
  if (doubts.length === 0) return null;
  return (
    <details className={css['doubts']}>
      <summary>
        {texts.doubts} ({doubts.length})
      </summary>
      <ul>
        {doubts.map((doubt) => (
          <li key={doubt}>{doubt}</li>
        ))}
      </ul>
    </details>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function History({ dossier, procedure }: Pick<DossierViewProps, 'dossier' | 'procedure'>) {
  const paperName = (paperId: string) => procedure?.papers.find((paper) => paper.paperId === paperId)?.name ?? paperId;
  const systemActors = new Set(['opener', 'gateway']);
  return (
    <section>
      <h3>{texts.history}</h3>
      <ol className={historyCss['history']}>
        {[...dossier.history].reverse().map((event, index) => (
          <li key={`${event.at} ${event.action} ${index}`}>
            <time dateTime={event.at}>{formatMoment(event.at)}</time>
            <span>
              <b>{texts.events[event.action as keyof typeof texts.events] ?? texts.otherEvent}</b>
              {' · '}
              {event.actor === 'one-stop' ? texts.oneStop : systemActors.has(event.actor) ? texts.system : event.actor}
              {event.note && <small>{event.action === 'compare' ? paperName(event.note) : event.note}</small>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** "Mục 4. Nơi cư trú: " before what was found about it. */
function aboutOf(
  { questionId, paperId }: DeskDossier['findings'][number],
  procedure: Procedure | undefined,
  sections: readonly AnswerSection[],
): string {
  if (paperId !== undefined) return `${nameOf({ kind: 'paper', id: paperId }, procedure, sections)}: `;
  return questionId === undefined ? '' : `${nameOf({ kind: 'answer', id: questionId }, procedure, sections)}: `;
}

function nameOf(
  { kind, id }: { readonly kind: 'paper' | 'answer' | 'signature'; readonly id: string },
  procedure: Procedure | undefined,
  sections: readonly AnswerSection[],
): string {
  if (kind === 'paper') return procedure?.papers.find((paper) => paper.paperId === id)?.name ?? id;
  if (kind === 'signature') {
    return actions.signatureOf(procedure?.form?.signatures.find((place) => place.role === id)?.label ?? id);
  }
  const row = sections.flatMap((section) => section.rows).find((each) => each.id === id || each.askId === id);
  return row ? [row.item, row.label].filter(Boolean).join('. ') : id;
}

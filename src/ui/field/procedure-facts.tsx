/**
 * What a procedure needs, how long it takes, what it costs and where it goes, verbatim; beside each fact that no published
 * source confirmed it says so. Shown on the procedure's page and once more before its first question.
 */

import type { ReactNode } from 'react';
import { isMobileProcedure } from '../../core/procedure/mobile-lane.ts';
import type { PaperRequirement, Procedure } from '../../core/procedure/procedure.ts';
import { Notice, StateChip } from '../parts/notice.tsx';
import { useDeviceState } from '../state/device-state.ts';
import { mobileReception } from '../texts/vi/mobile-reception.ts';
import { procedures as texts } from '../texts/vi/procedures.ts';
import css from './facts.module.css';
import { FeeReckoner } from './fee-reckoner.tsx';
import { whenWords } from './when-words.ts';

export function ProcedureFacts({ procedure }: { readonly procedure: Procedure }) {
  const {
    code,
    atHome,
    sla,
    fee,
    papers,
    conditions,
    reminders = [],
    agency,
    receivedBy,
    lanes,
    serves = [],
  } = procedure;
  const { unverified } = procedure;
  const isOfficial = useDeviceState((state) => state.enrolled?.role === 'official');
  return (
    <>
      {!atHome.possible && (
        <Notice tone="waiting" icon="alert">
          <b>{texts.atHomeNot}</b>
          <p>{atHome.because}</p>
          {isOfficial && isMobileProcedure(code) && <p>{mobileReception.laneOffered}</p>}
        </Notice>
      )}
      <Fact title={texts.papers} of={procedure} fact="papers">
        {papers.length === 0 ? (
          <p>{texts.noPapers}</p>
        ) : (
          <ul>
            {papers.map((paper, at) => (
              <li key={paper.paperId + paper.name}>
                {paper.name}{' '}
                <Unverified of={procedure} fact={`papers[${at}]`} isMore={paper.unverified !== undefined} />
                <br />
                <small>{paperWords(paper, procedure)}</small>
              </li>
            ))}
          </ul>
        )}
      </Fact>
      {conditions.length > 0 && (
        <Fact title={texts.conditions} of={procedure} fact="conditions">
          <ul>
            {conditions.map((condition) => (
              <li key={condition}>{condition}</li>
            ))}
          </ul>
        </Fact>
      )}
      <Fact title={texts.howLong} of={procedure} fact="sla">
        <p>{sla.text}</p>
      </Fact>
      <Fact title={texts.cost} of={procedure} fact="fee">
        <p>{fee.text}</p>
        {fee.items && <FeeReckoner items={fee.items} isUnverified={unverified.includes('fee')} />}
      </Fact>
      {reminders.length > 0 && (
        <Fact title={texts.reminders} of={procedure} fact="reminders">
          <ul>
            {reminders.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Fact>
      )}
      <Fact title={texts.where} of={procedure} fact="receivedBy">
        <p>{texts.receivedBy[receivedBy]}</p>
        {lanes.length > 0 && <p>{texts.waysOf(lanes.map((lane) => texts.lanes[lane]))}</p>}
      </Fact>
      <Fact title={texts.who} of={procedure} fact="agency">
        <p>{agency}</p>
      </Fact>
      {serves.length > 0 && (
        <Fact title={texts.serves} of={procedure} fact="serves">
          <ul>
            {serves.map(({ office, does, code }) => (
              <li key={office + does}>
                <b>{office}</b>: {does}
                {code !== undefined && <small> ({code})</small>}
              </li>
            ))}
          </ul>
        </Fact>
      )}
    </>
  );
}

interface FactProps {
  readonly title: string;
  readonly of: Procedure;
  readonly fact: string;
  readonly children: ReactNode;
}

/** A fact under its name. Of a list the whole is marked only when the whole is in doubt. */
export function Fact({ title, of, fact, children }: FactProps) {
  return (
    <section className={css['facts']}>
      <h2>
        {title} <Unverified of={of} fact={fact} />
      </h2>
      {children}
    </section>
  );
}

interface UnverifiedProps {
  readonly of: Procedure;
  readonly fact: string;
  /** In doubt for another reason than the procedure's list. */
  readonly isMore?: boolean;
}

/** Facts are named by their path in the procedure: "fee", "papers[2].when". */
export function Unverified({ of, fact, isMore = false }: UnverifiedProps) {
  const isDoubted = isMore || of.unverified.some((path) => path === fact || path.startsWith(`${fact}.`));
  return isDoubted ? <StateChip tone="waiting">{texts.unverified}</StateChip> : null;
}

function paperWords(paper: PaperRequirement, procedure: Procedure): string {
  const { originals = 0, copies = 0 } = paper;
  return [
    paper.declaration ? texts.declaration : texts.needs[paper.need],
    !paper.declaration && originals > 1 && texts.originals(originals),
    copies > 0 && texts.copies(copies),
    paper.optional && texts.optional,
    paper.when && (whenWords(procedure, paper.when) ?? texts.onlySometimes),
    paper.hint,
  ]
    .filter(Boolean)
    .join(' · ');
}

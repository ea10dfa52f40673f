/** What a procedure needs, how long it takes and what it costs, verbatim; what no published source confirmed says so. */

import type { PaperRequirement, Procedure } from '../../core/procedure/procedure.ts';
import { StateChip } from '../parts/notice.tsx';
import { procedures as texts } from '../texts/vi/procedures.ts';
import css from './facts.module.css';

export function ProcedureFacts({ procedure }: { readonly procedure: Procedure }) {
  return (
    <>
      <section className={css['facts']}>
        <h2>
          {texts.howLong} <Unverified of={procedure} fact="sla" />
        </h2>
        <p>{procedure.sla.text}</p>
      </section>
      <section className={css['facts']}>
        <h2>
          {texts.cost} <Unverified of={procedure} fact="fee" />
        </h2>
        <p>{procedure.fee.text}</p>
      </section>
      <section className={css['facts']}>
        <h2>
          {texts.papers} <Unverified of={procedure} fact="papers" />
        </h2>
        {procedure.papers.length === 0 ? (
          <p>{texts.noPapers}</p>
        ) : (
          <ul>
            {procedure.papers.map((paper) => (
              <li key={paper.paperId + paper.name}>
                {paper.name}
                <br />
                <small>{paperWords(paper)}</small>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className={css['facts']}>
        <h2>{texts.who}</h2>
        <p>{procedure.agency}</p>
      </section>
    </>
  );
}

function paperWords(paper: PaperRequirement): string {
  return [
    paper.declaration ? texts.declaration : texts.needs[paper.need],
    paper.copies !== undefined && paper.copies > 0 && texts.copies(paper.copies),
    paper.optional && texts.optional,
    paper.when && texts.onlySometimes,
    paper.unverified && texts.unverified,
    paper.hint,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Facts are named by their path in the procedure: "fee", "papers[2].when". */
function Unverified({ of, fact }: { readonly of: Procedure; readonly fact: string }) {
  const isDoubted = of.unverified.some((path) => path === fact || path.startsWith(`${fact}.`));
  return isDoubted ? <StateChip tone="waiting">{texts.unverified}</StateChip> : null;
}

/** Below the facts of a procedure's page: since when and until when it holds, its form, where all of this was read. */

import type { ReactNode } from 'react';
import type { Procedure } from '../../core/procedure/procedure.ts';
import { formatPartialDate } from '../parts/format.ts';
import { procedures as texts } from '../texts/vi/procedures.ts';
import css from './facts.module.css';
import { Fact, Unverified } from './procedure-facts.tsx';

export function ProcedureReferences({ procedure }: { readonly procedure: Procedure }) {
  const { code, version, sector, level, notes, form, legalBasis, sources, effectiveFrom, effectiveTo } = procedure;
  const isExpected = procedure.unverified.includes('effectiveTo');
  return (
    <>
      <Listed title={texts.notes} items={notes} />
      <Fact title={texts.validity} of={procedure} fact="validity">
        <p>
          {texts.from(dayOf(effectiveFrom))} <Unverified of={procedure} fact="effectiveFrom" />
        </p>
        {effectiveTo !== undefined && (
          <p>{isExpected ? texts.untilExpected(dayOf(effectiveTo)) : texts.until(dayOf(effectiveTo))}</p>
        )}
      </Fact>
      {form && (
        <Fact title={texts.form} of={procedure} fact="form">
          <p>{[form.title, form.number, form.issuedBy].filter(Boolean).join(' · ')}</p>
          {form.status === 'partly' && <p>{texts.formPartly}</p>}
        </Fact>
      )}
      <Listed title={texts.doubts} items={form?.doubts ?? []} />
      <Listed title={texts.legalBasis} items={legalBasis}>
        <Unverified of={procedure} fact="legalBasis" />
      </Listed>
      <Listed
        title={texts.sources}
        items={sources.map(({ title, confirmed }) => [title, confirmed].filter(Boolean).join(' – '))}
      />
      <p className={css['digits-line']}>
        {[`${texts.code} ${code}`, texts.version(version), sector, level].join(' · ')}{' '}
        <Unverified of={procedure} fact="name" />
      </p>
    </>
  );
}

interface ListedProps {
  readonly title: string;
  readonly items: readonly string[];
  readonly children?: ReactNode;
}

function Listed({ title, items, children }: ListedProps) {
  if (items.length === 0) return null;
  return (
    <section className={css['facts']}>
      <h2>
        {title} {children}
      </h2>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </section>
  );
}

function dayOf(iso: string): string {
  return formatPartialDate({ iso, precision: 'day' });
}

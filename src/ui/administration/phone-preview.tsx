/** A procedure in a frame as wide as a small phone: its facts, and its form to be tried, with every branch. */

import { useState } from 'react';
import type { Procedure } from '../../core/procedure/procedure.ts';
import { ProcedureFacts } from '../field/procedure-facts.tsx';
import { Notice } from '../parts/notice.tsx';
import { preview as texts } from '../texts/vi/publishing.ts';
import { FormPreview } from './form-preview.tsx';
import choices from '../parts/choice-chips.module.css';
import css from './publishing.module.css';

export function PhonePreview({ procedure }: { readonly procedure: Procedure }) {
  const [shown, setShown] = useState<'form' | 'facts'>(procedure.form ? 'form' : 'facts');
  const parts = [
    ['form', texts.form],
    ['facts', texts.factsTab],
  ] as const;
  return (
    <section className={css['preview']} aria-labelledby="phone-title">
      <h2 id="phone-title">{texts.phone}</h2>
      <p className={css['lead']}>{texts.phoneLead}</p>
      <div className={choices['chips']} role="group" aria-label={texts.phone}>
        {parts.map(([part, label]) => (
          <button key={part} type="button" aria-pressed={shown === part} onClick={() => setShown(part)}>
            {label}
          </button>
        ))}
      </div>
      {shown === 'facts' ? (
        <div className={css['phone']}>
          <h3>{procedure.name}</h3>
          <ProcedureFacts procedure={procedure} />
        </div>
      ) : procedure.form ? (
        <FormPreview procedure={procedure} />
      ) : (
        <Notice>{texts.noForm}</Notice>
      )}
    </section>
  );
}

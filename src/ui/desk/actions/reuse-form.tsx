/** A paper that the commune digitised before serves again: what it is, what it looks like, and that the resident agreed. */

import { useState } from 'react';
import { formatLocalCode } from '../../../core/dossier/local-code.ts';
import type { ReuseConsent } from '../../../core/reception/reuse-paper.ts';
import { formatDay } from '../../parts/format.ts';
import { Nothing } from '../../parts/nothing.tsx';
import { Notice } from '../../parts/notice.tsx';
import { life as texts } from '../../texts/vi/desk-life.ts';
import { reusableKey } from '../reusable-key.ts';
import { ActionFrame } from './action-frame.tsx';
import type { ActionFormProps } from './action-frame.tsx';
import css from './action-form.module.css';

const ways = ['spoken', 'written'] as const satisfies readonly ReuseConsent[];

export function ReuseForm(props: ActionFormProps) {
  const { dossier, procedure, action, about, onDone } = props;
  const offers = dossier.reusable;
  const [chosen, setChosen] = useState(about);
  const [consent, setConsent] = useState<ReuseConsent>();
  const [isTried, setTried] = useState(false);
  const offer = offers.find((each) => reusableKey(each) === chosen) ?? offers[0];
  const nameOf = (paperId: string) => procedure?.papers.find((paper) => paper.paperId === paperId)?.name ?? paperId;

  async function submit(): Promise<void> {
    setTried(true);
    if (consent === undefined || offer === undefined) return;
    const { paperId, from } = offer;
    const body = { paperId, fromDossierId: from.dossierId, fromPaperId: from.paperId, consent };
    if (await action.run('reuse', body)) onDone();
  }

  return (
    <ActionFrame panel="reuse" lead={texts.reuseLead} form={props} onSubmit={() => void submit()}>
      {offers.length === 0 && <Nothing>{texts.reuseNone}</Nothing>}
      <fieldset className={css['choices']}>
        <legend>{texts.reusePaper}</legend>
        {offers.map((each) => (
          <label key={reusableKey(each)}>
            <input type="radio" name="paper" checked={offer === each} onChange={() => setChosen(reusableKey(each))} />
            <span>
              {nameOf(each.paperId)}
              <small className={css['small']}>
                {texts.reuseFrom(formatLocalCode(each.from.localCode), formatDay(each.at), each.pages)}
                {each.isCompared && ` · ${texts.reuseCompared}`}
              </small>
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset className={css['choices']}>
        <legend>{texts.reuseConsent}</legend>
        <p className={css['lead']}>{texts.reuseAsk}</p>
        {ways.map((way) => (
          <label key={way}>
            <input type="radio" name="consent" checked={consent === way} onChange={() => setConsent(way)} />
            {texts.reuseWays[way]}
          </label>
        ))}
      </fieldset>
      {isTried && consent === undefined && (
        <Notice tone="attention" urgent>
          {texts.reuseConsentMissing}
        </Notice>
      )}
    </ActionFrame>
  );
}

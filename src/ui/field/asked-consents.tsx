import type { ReactNode } from 'react';
import type { ConsentText } from '../../core/procedure/procedure.ts';
import { Notice } from '../parts/notice.tsx';
import { useIsKiosk } from '../state/use-is-kiosk.ts';
import { needs as texts } from '../texts/vi/needs.ts';
import { resident as own } from '../texts/vi/resident.ts';
import choices from './form/field.module.css';

export type ConsentAnswer = keyof typeof texts.given;
export type ConsentAnswers = { readonly [text: string]: ConsentAnswer };

export interface AskedConsentsProps {
  readonly asked: readonly ConsentText[];
  /** By the text that was read out. */
  readonly given: ConsentAnswers;
  readonly onChange: (given: ConsentAnswers) => void;
  /** What it means that sensitive matters are refused; absent: their questions are left to the desk. */
  readonly refusal?: ReactNode;
}

/** Texts to read out and answer one by one; nothing is chosen beforehand. */
export function AskedConsents({ asked, given, onChange, refusal }: AskedConsentsProps) {
  const isKiosk = useIsKiosk();
  // Nobody stands beside who would write down what was said.
  const ways = isKiosk ? (['tapped', 'refused'] as const) : (['spoken', 'tapped', 'refused'] as const);
  return asked.map(({ purpose, text }) => (
    <fieldset key={text} className={choices['field']}>
      <legend className={choices['label']}>
        {purpose === 'sensitive' ? texts.sensitiveTitle : texts.consentTitle}
      </legend>
      <p className={choices['output']}>{text}</p>
      <div className={choices['choices']} data-row="">
        {ways.map((way) => (
          <label key={way} className={choices['choice']}>
            <input
              type="radio"
              name={text}
              checked={given[text] === way}
              onChange={() => onChange({ ...given, [text]: way })}
            />
            {isKiosk ? own[way === 'refused' ? 'refuse' : 'agree'] : texts.given[way]}
          </label>
        ))}
      </div>
      {purpose === 'sensitive' && given[text] === 'refused' && (refusal ?? <Notice>{texts.refusedSensitive}</Notice>)}
    </fieldset>
  ));
}

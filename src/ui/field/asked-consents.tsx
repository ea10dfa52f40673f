import type { ReactNode } from 'react';
import type { ConsentText } from '../../core/procedure/procedure.ts';
import { Notice } from '../parts/notice.tsx';
import { needs as texts } from '../texts/vi/needs.ts';
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
  return asked.map(({ purpose, text }) => (
    <fieldset key={text} className={choices['field']}>
      <legend className={choices['label']}>
        {purpose === 'sensitive' ? texts.sensitiveTitle : texts.consentTitle}
      </legend>
      <p className={choices['output']}>{text}</p>
      <div className={choices['choices']} data-row="">
        {(['spoken', 'tapped', 'refused'] as const).map((way) => (
          <label key={way} className={choices['choice']}>
            <input
              type="radio"
              name={text}
              checked={given[text] === way}
              onChange={() => onChange({ ...given, [text]: way })}
            />
            {texts.given[way]}
          </label>
        ))}
      </div>
      {purpose === 'sensitive' && given[text] === 'refused' && (refusal ?? <Notice>{texts.refusedSensitive}</Notice>)}
    </fieldset>
  ));
}

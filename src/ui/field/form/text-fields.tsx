/** Questions answered by typing: words, numbers, money, a time, an identity number, a telephone number. */

import { useState } from 'react';
import { form as texts } from '../../texts/vi/form.ts';
import type { FieldProps } from './answer-change.ts';
import { FieldFrame, inputProps } from './field-frame.tsx';
import css from './field.module.css';

/** Everything typed is kept in NFC: the same word typed on two keyboards must compare equal. */
const clean = (text: string) => (text === '' ? undefined : text.normalize('NFC'));

export function TextField(props: FieldProps<'text' | 'long-text'>) {
  const { question, fieldId, value, onChange, onLeave, problems } = props;
  const shared = {
    ...inputProps(fieldId, problems),
    value: typeof value === 'string' ? value : '',
    maxLength: question.maxLength,
    onBlur: onLeave,
  };
  const upper = question.type === 'text' && question.upperCase;
  const change = (text: string) => onChange(clean(upper ? text.toLocaleUpperCase('vi') : text));
  return (
    <FieldFrame {...props}>
      {question.type === 'long-text' ? (
        <textarea {...shared} rows={3} onChange={(event) => change(event.target.value)} />
      ) : (
        <input
          {...shared}
          type="text"
          autoCapitalize={question.means?.field === 'fullName' ? 'words' : 'sentences'}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </FieldFrame>
  );
}

/** An identity or telephone number: digits only, spaces and dots that people type are dropped. */
export function DigitsField(props: FieldProps<'id-number' | 'phone'>) {
  const { question, fieldId, value, onChange, onLeave, problems } = props;
  return (
    <FieldFrame {...props}>
      <input
        {...inputProps(fieldId, problems)}
        type={question.type === 'phone' ? 'tel' : 'text'}
        inputMode={question.type === 'phone' ? 'tel' : 'numeric'}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onChange(clean(event.target.value.replace(/[^0-9+]/g, '')))}
        onBlur={onLeave}
      />
    </FieldFrame>
  );
}

export function NumberField(props: FieldProps<'number'>) {
  const { question, fieldId, value, onChange, onLeave, problems } = props;
  const [typed, setTyped] = useState(() => (typeof value === 'number' ? String(value).replace('.', ',') : ''));
  return (
    <FieldFrame {...props}>
      <div className={css['withUnit']}>
        <input
          {...inputProps(fieldId, problems)}
          type="text"
          inputMode="decimal"
          value={typed}
          onChange={(event) => {
            const text = event.target.value.replace(/[^0-9,.-]/g, '');
            setTyped(text);
            onChange(parseTypedNumber(text));
          }}
          onBlur={onLeave}
        />
        {question.unit}
      </div>
    </FieldFrame>
  );
}

/** A decimal comma as people write it; absent when it is not a number. */
function parseTypedNumber(text: string): number | undefined {
  if (text.trim() === '') return undefined;
  const number = Number(text.replace(',', '.'));
  return Number.isFinite(number) ? number : undefined;
}

export function MoneyField(props: FieldProps<'money'>) {
  const { fieldId, value, onChange, onLeave, problems } = props;
  return (
    <FieldFrame {...props}>
      <div className={css['withUnit']}>
        <input
          {...inputProps(fieldId, problems)}
          type="text"
          inputMode="numeric"
          value={typeof value === 'number' ? value.toLocaleString('vi-VN') : ''}
          onChange={(event) => {
            const digits = event.target.value.replace(/[^0-9]/g, '').slice(0, 15);
            onChange(digits === '' ? undefined : Number(digits));
          }}
          onBlur={onLeave}
        />
        {texts.currency}
      </div>
    </FieldFrame>
  );
}

export function TimeField(props: FieldProps<'time'>) {
  const { fieldId, value, onChange, onLeave, problems } = props;
  return (
    <FieldFrame {...props}>
      <input
        {...inputProps(fieldId, problems)}
        type="time"
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onChange(clean(event.target.value))}
        onBlur={onLeave}
      />
    </FieldFrame>
  );
}

/** A plain labelled line of text outside the forms: a device's name, an interpreter, a witness. */

import { useId } from 'react';
import css from './text-line.module.css';

interface TextLineProps {
  readonly label: string;
  readonly hint?: string;
  readonly name: string;
  readonly value: string;
  readonly type?: 'text' | 'tel' | 'search';
  readonly inputMode?: 'numeric' | 'tel' | 'text';
  readonly onChange: (value: string) => void;
  readonly onLeave?: () => void;
}

export function TextLine({ label, hint, name, value, type = 'text', inputMode, onChange, onLeave }: TextLineProps) {
  const id = useId();
  return (
    <div className={css['line']}>
      <label htmlFor={id}>{label}</label>
      {hint && <span id={`${id}-hint`}>{hint}</span>}
      <input
        id={id}
        name={name}
        type={type}
        inputMode={inputMode}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={hint ? `${id}-hint` : undefined}
        value={value}
        onChange={(event) => onChange(event.target.value.normalize('NFC'))}
        onBlur={onLeave}
      />
    </div>
  );
}

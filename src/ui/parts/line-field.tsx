/** One labelled field of an office form, with its hint and what is wrong with it; the message is tied to the field. */

import { useId } from 'react';
import type { ReactNode } from 'react';
import css from './line-field.module.css';

export interface FieldTies {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
}

interface LineFieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly fault?: string | undefined;
  /** Draws the control with the ties that make it the label's. */
  readonly children: (ties: FieldTies) => ReactNode;
}

export function LineField({ label, hint, fault, children }: LineFieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div className={css['field']}>
      <label htmlFor={id}>{label}</label>
      {children({ id, ...(described && { 'aria-describedby': described }), ...(fault && { 'aria-invalid': true }) })}
      {hint && <small id={`${id}-hint`}>{hint}</small>}
      {fault && (
        <small id={`${id}-fault`} className={css['fault']}>
          {fault}
        </small>
      )}
    </div>
  );
}

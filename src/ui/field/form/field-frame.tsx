/** Label, hint, origin, errors and warnings around one control, all linked to it. */

import type { ReactNode } from 'react';
import type { Problem } from '../../../core/problem.ts';
import type { Question } from '../../../core/procedure/procedure.ts';
import { Icon } from '../../parts/icon.tsx';
import { form as texts } from '../../texts/vi/form.ts';
import { problemSentence } from '../../texts/vi/problems.ts';
import css from './field.module.css';

interface FrameProps {
  readonly question: Question;
  readonly fieldId: string;
  readonly required: boolean;
  readonly problems: readonly Problem[];
  readonly origin?: string | undefined;
  /** A group of controls takes a fieldset with a legend instead of a label; `one-of`: only one of them is chosen. */
  readonly grouped?: boolean | 'one-of';
  readonly hint?: string | undefined;
  readonly children: ReactNode;
}

/** Forms say so in their own words: "(nếu có)", "(không bắt buộc)". */
const saysOptional = /\((nếu|không bắt buộc)/i;

export function FieldFrame({ question, fieldId, required, problems, origin, grouped, hint, children }: FrameProps) {
  const label = (
    <>
      <span lang="vi">{question.label}</span>
      {!required && question.type !== 'calculated' && !saysOptional.test(question.label) && (
        <small> ({texts.optional})</small>
      )}
      {origin && (
        <span className={css['origin']}>
          {origin} <Icon name="check" size={14} />
        </span>
      )}
      {question.unverified && <span className={css['unverified']}>{texts.unverified}</span>}
    </>
  );
  const around = (
    <>
      <div id={`${fieldId}-hint`} className={css['hint']}>
        {hint ?? (question.hint && <span lang="vi">{question.hint}</span>)}
      </div>
      {question.help && (
        <details className={css['help']}>
          <summary>{texts.help}</summary>
          <p lang="vi">{question.help}</p>
        </details>
      )}
      <Said problems={problems} fieldId={fieldId} />
    </>
  );
  if (grouped) {
    return (
      <fieldset
        id={fieldId}
        tabIndex={-1}
        className={css['field']}
        aria-describedby={describedBy(fieldId, problems)}
        {...(grouped === 'one-of' && { role: 'radiogroup', 'aria-invalid': isBlocked(problems) })}
      >
        <legend className={css['label']}>{label}</legend>
        {around}
        {children}
      </fieldset>
    );
  }
  return (
    <div className={css['field']}>
      <label className={css['label']} htmlFor={fieldId}>
        {label}
      </label>
      {around}
      {children}
    </div>
  );
}

/** Errors and warnings of a field, in words. */
export function Said({ problems, fieldId }: { readonly problems: readonly Problem[]; readonly fieldId: string }) {
  return (
    <div id={`${fieldId}-said`}>
      {problems.map((problem) => (
        <p
          key={problem.code + (problem.message ?? '')}
          className={css['said']}
          data-weight={problem.weight ?? 'blocks'}
        >
          <Icon name="alert" size={18} /> {problemSentence(problem)}
        </p>
      ))}
    </div>
  );
}

export function describedBy(fieldId: string, problems: readonly Problem[]): string {
  return problems.length > 0 ? `${fieldId}-said ${fieldId}-hint` : `${fieldId}-hint`;
}

export function isBlocked(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.weight === undefined || problem.weight === 'blocks');
}

/** What every input needs: identity (its own, as a `part` of a field), links to the field's words, no browser memory. */
export function inputProps(fieldId: string, problems: readonly Problem[], part?: string) {
  return {
    id: part === undefined ? fieldId : `${fieldId}-${part}`,
    className: css['input'],
    autoComplete: 'off',
    autoCorrect: 'off',
    spellCheck: false,
    'aria-describedby': describedBy(fieldId, problems),
    'aria-invalid': isBlocked(problems),
  } as const;
}

/** Every error of the page on top, each with a link to its field. It takes the focus when it appears or grows. */

import { useEffect, useId, useRef } from 'react';
import type { Problem } from '../../../core/problem.ts';
import { form as texts } from '../../texts/vi/form.ts';
import { problemSentence } from '../../texts/vi/problems.ts';
import css from './error-summary.module.css';

interface ErrorItem {
  readonly problem: Problem;
  readonly fieldId: string;
  readonly label: string;
}

export function ErrorSummary({ items }: { readonly items: readonly ErrorItem[] }) {
  const box = useRef<HTMLDivElement>(null);
  const before = useRef(0);
  const titleId = useId();
  useEffect(() => {
    if (items.length > before.current) {
      box.current?.focus({ preventScroll: true });
      box.current?.scrollIntoView({ block: 'start' });
    }
    before.current = items.length;
  }, [items.length]);
  if (items.length === 0) return null;
  return (
    <div ref={box} className={css['summary']} tabIndex={-1} role="alert" aria-labelledby={titleId}>
      <h2 id={titleId}>{texts.errorsTitle(items.length)}</h2>
      <ul>
        {items.map(({ problem, fieldId, label }) => (
          <li key={fieldId + problem.code}>
            <a
              href={`#${fieldId}`}
              onClick={(event) => {
                event.preventDefault();
                focusField(fieldId);
              }}
            >
              {label}
            </a>
            : {problemSentence(problem)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The control itself, or the first control of a group. */
export function focusField(fieldId: string): void {
  const field = document.getElementById(fieldId);
  const control =
    field instanceof HTMLFieldSetElement ? field.querySelector<HTMLElement>('input, select, textarea, button') : field;
  (control ?? field)?.focus();
  field?.scrollIntoView({ block: 'center' });
}

/** A date in three boxes. Elders may know only the year: an empty day, or day and month, is a coarser date, not an error. */

import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { PartialDate } from '../../../core/citizen/person.ts';
import { form as texts } from '../../texts/vi/form.ts';
import type { FieldProps } from './answer-change.ts';
import { FieldFrame, describedBy, isBlocked } from './field-frame.tsx';
import css from './field.module.css';

export interface DateBoxes {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

const boxNames = ['day', 'month', 'year'] as const;
const boxLengths = { day: 2, month: 2, year: 4 } as const;

/** What the boxes say so far; absent while the year, or a month before its day, is missing. The core judges if it exists. */
export function dateFromBoxes({ day, month, year }: DateBoxes): PartialDate | undefined {
  if (year.length !== 4) return undefined;
  if (month === '') return day === '' ? { iso: year, precision: 'year' } : undefined;
  const monthPart = `${year}-${month.padStart(2, '0')}`;
  if (day === '') return { iso: monthPart, precision: 'month' };
  return { iso: `${monthPart}-${day.padStart(2, '0')}`, precision: 'day' };
}

export function boxesFromDate(value: unknown): DateBoxes {
  const iso = typeof value === 'object' && value !== null && 'iso' in value ? String(value.iso) : '';
  const [year = '', month = '', day = ''] = iso.split('-');
  return { day, month, year };
}

export function DateField(props: FieldProps<'date'>) {
  const { question, fieldId, value, onChange, onLeave, problems } = props;
  const [boxes, setBoxes] = useState(() => boxesFromDate(value));
  const inputs = useRef<Partial<Record<keyof DateBoxes, HTMLInputElement | null>>>({});
  const coarse = coarseHint(question);

  function change(name: keyof DateBoxes, text: string): void {
    const whole = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/.exec(text.trim());
    const digits = text.replace(/\D/g, '').slice(0, boxLengths[name]);
    const next: DateBoxes = whole
      ? { day: whole[1]!, month: whole[2]!, year: whole[3]! }
      : { ...boxes, [name]: digits };
    setBoxes(next);
    onChange(dateFromBoxes(next));
    const follower = boxNames[boxNames.indexOf(name) + 1];
    // Typing on, not correcting: only then the next box comes by itself.
    if (!whole && follower && digits.length === 2 && boxes[name].length < 2) inputs.current[follower]?.focus();
  }

  function stepBack(name: keyof DateBoxes, event: KeyboardEvent): void {
    const before = boxNames[boxNames.indexOf(name) - 1];
    if (event.key === 'Backspace' && boxes[name] === '' && before) inputs.current[before]?.focus();
  }

  return (
    <FieldFrame {...props} grouped hint={[question.hint, coarse].filter(Boolean).join(' ')}>
      <div className={css['boxes']}>
        {boxNames.map((name) => (
          <label key={name}>
            {texts[name]}
            <input
              ref={(element) => {
                inputs.current[name] = element;
              }}
              className={css['input']}
              type="text"
              inputMode="numeric"
              autoComplete="off"
              aria-describedby={describedBy(fieldId, problems)}
              aria-invalid={isBlocked(problems)}
              value={boxes[name]}
              onChange={(event) => change(name, event.target.value)}
              onKeyDown={(event) => stepBack(name, event)}
              onBlur={onLeave}
            />
          </label>
        ))}
      </div>
    </FieldFrame>
  );
}

/** Said where a coarser date is a normal answer: at a date of birth, or where the form names its precisions. */
function coarseHint({ precisions, means }: FieldProps<'date'>['question']): string {
  if (precisions ? precisions.includes('year') : means?.field === 'birthDate') return texts.dateHint.day;
  return precisions?.includes('month') ? texts.dateHint.month : '';
}

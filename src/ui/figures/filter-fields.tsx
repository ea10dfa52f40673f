/** The choices above the figures: months, and one of a list. */

import { useId } from 'react';
import { figuresText as texts } from '../texts/vi/figures.ts';
import { formatMonth } from './period.ts';
import type { Months } from './period.ts';

interface MonthFieldsProps {
  readonly months: Months;
  /** The newest first. */
  readonly choices: readonly string[];
  readonly onChange: (months: Months) => void;
}

/** The one that was not touched follows, so that the first never comes after the last. */
export function MonthFields({ months, choices, onChange }: MonthFieldsProps) {
  const { from, to } = months;
  return (
    <>
      <Choice
        label={texts.from}
        value={from}
        options={choices.map((month) => [month, formatMonth(month)])}
        onChange={(month) => onChange({ from: month, to: month > to ? month : to })}
      />
      <Choice
        label={texts.to}
        value={to}
        options={choices.map((month) => [month, formatMonth(month)])}
        onChange={(month) => onChange({ from: month < from ? month : from, to: month })}
      />
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly onChange: (value: string) => void;
}

export function Choice({ label, value, options, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

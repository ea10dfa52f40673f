import { LineField } from '../parts/line-field.tsx';
import { register as texts } from '../texts/vi/desk-life.ts';
import choices from '../parts/choice-chips.module.css';
import css from './desk-pages.module.css';
import { mostRegisterDays, periodDays, quickPeriods } from './register-period.ts';
import type { RegisterPeriod } from './register-period.ts';

interface PeriodChoiceProps {
  /** `YYYY-MM-DD`; no later day is offered. */
  readonly today: string;
  readonly period: RegisterPeriod;
  readonly fault: string | undefined;
  readonly onChange: (period: RegisterPeriod) => void;
}

/** Whole days: one of the periods asked for most, or any from one day to another. */
export function PeriodChoice({ today, period, fault, onChange }: PeriodChoiceProps) {
  const quick = quickPeriods(today);
  // On a Monday today and this week are the same days: one of them is chosen, not both.
  const chosen = Object.entries(quick).find(([, each]) => each.from === period.from && each.to === period.to)?.[0];
  return (
    <>
      <div className={choices['chips']} role="group" aria-label={texts.quick}>
        {Object.entries(quick).map(([name, each]) => (
          <button key={name} type="button" aria-pressed={name === chosen} onClick={() => onChange(each)}>
            {texts.periods[name as keyof typeof quick]}
          </button>
        ))}
      </div>
      <div className={css['line']}>
        {(['from', 'to'] as const).map((end) => (
          <LineField
            key={end}
            label={texts[end]}
            // The browser's own field may write the month first.
            hint={period[end] === '' ? undefined : period[end].split('-').reverse().join('/')}
            fault={end === 'to' ? fault : undefined}
          >
            {(ties) => (
              <input
                {...ties}
                type="date"
                name={end}
                max={today}
                value={period[end]}
                onChange={(event) => onChange({ ...period, [end]: event.target.value })}
              />
            )}
          </LineField>
        ))}
      </div>
    </>
  );
}

/** Why nothing can be asked of the period, in words; absent: it can. */
export function findPeriodFault(period: RegisterPeriod): string | undefined {
  const days = periodDays(period);
  if (days === undefined) return texts.wrongWay;
  return days > mostRegisterDays ? texts.tooLong(mostRegisterDays) : undefined;
}

import { useState } from 'react';
import { findDayNumber, weekdayOf } from '../../core/calendar/calendar-date.ts';
import type { NamedDay } from '../../core/reception/holidays.ts';
import { LineField } from '../parts/line-field.tsx';
import { calendar as texts } from '../texts/vi/working-calendar.ts';
import css from './administration.module.css';
import { OfficeDialog } from './office-dialog.tsx';

interface DayDialogProps {
  readonly year: number;
  /** Absent: a new one. */
  readonly day?: NamedDay;
  readonly taken: readonly string[];
  readonly onClose: () => void;
  readonly onPut: (day: NamedDay) => void;
}

/** One day off, or one that is worked instead: with its name, where it stands written, and any doubt. */
export function DayDialog({ year, day, taken, onClose, onPut }: DayDialogProps) {
  const [date, setDate] = useState(day?.date ?? '');
  const [isWorking, setWorking] = useState(day?.working === true);
  const [name, setName] = useState(day?.name ?? '');
  const [source, setSource] = useState(day?.source ?? '');
  const [doubt, setDoubt] = useState(day?.unverified ?? '');
  const [isTried, setTried] = useState(false);
  const number = findDayNumber(date);
  const isWeekend = number !== undefined && [0, 6].includes(weekdayOf(number));
  const dateFault = !date.startsWith(`${year}-`)
    ? texts.dateWrong(year)
    : date !== day?.date && taken.includes(date)
      ? texts.dateTaken
      : isWorking && !isWeekend
        ? texts.workingOnWeekend
        : undefined;
  const nameFault = name.trim() === '' ? texts.nameMissing : undefined;
  const sourceFault = source.trim() === '' ? texts.sourceMissing : undefined;

  async function put(): Promise<undefined> {
    setTried(true);
    if (dateFault ?? nameFault ?? sourceFault) return undefined;
    onPut({
      date,
      name: name.trim(),
      source: source.trim(),
      ...(isWorking && { working: true as const }),
      ...(doubt.trim() !== '' && { unverified: doubt.trim() }),
    });
    return undefined;
  }

  return (
    <OfficeDialog
      title={texts.addTitle}
      lead=""
      yes={texts.put}
      no={texts.cancel}
      kind="primary"
      onClose={onClose}
      onYes={put}
    >
      <LineField label={texts.date} fault={isTried ? dateFault : undefined}>
        {(ties) => (
          <input
            {...ties}
            type="date"
            name="date"
            min={`${year}-01-01`}
            max={`${year}-12-31`}
            value={date}
            onChange={(event) => setDate(event.target.value)}
          />
        )}
      </LineField>
      <fieldset className={css['choices']}>
        <legend>{texts.kind}</legend>
        {(['off', 'working'] as const).map((kind) => (
          <label key={kind}>
            <input
              type="radio"
              name="kind"
              checked={isWorking === (kind === 'working')}
              onChange={() => setWorking(kind === 'working')}
            />
            {texts.kinds[kind]}
          </label>
        ))}
      </fieldset>
      <LineField label={texts.name} fault={isTried ? nameFault : undefined}>
        {(ties) => (
          <input
            {...ties}
            name="name"
            maxLength={120}
            value={name}
            onChange={(event) => setName(event.target.value.normalize('NFC'))}
          />
        )}
      </LineField>
      <LineField label={texts.source} hint={texts.sourceHint} fault={isTried ? sourceFault : undefined}>
        {(ties) => (
          <input
            {...ties}
            name="source"
            maxLength={200}
            value={source}
            onChange={(event) => setSource(event.target.value.normalize('NFC'))}
          />
        )}
      </LineField>
      <LineField label={texts.unsureNote}>
        {(ties) => (
          <input
            {...ties}
            name="doubt"
            maxLength={200}
            value={doubt}
            onChange={(event) => setDoubt(event.target.value.normalize('NFC'))}
          />
        )}
      </LineField>
    </OfficeDialog>
  );
}

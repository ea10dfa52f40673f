/** The named days of a year as a list: each with its source, changed in a dialog, taken out with a way back. */

import { useState } from 'react';
import type { NamedDay } from '../../core/reception/holidays.ts';
import { Button } from '../parts/button.tsx';
import { formatDay } from '../parts/format.ts';
import { Notice } from '../parts/notice.tsx';
import table from '../parts/office-table.module.css';
import { calendar as texts } from '../texts/vi/working-calendar.ts';
import css from './administration.module.css';
import { DayDialog } from './day-dialog.tsx';

interface CalendarDaysProps {
  readonly year: number;
  readonly days: readonly NamedDay[];
  readonly onChange: (days: readonly NamedDay[]) => void;
}

export function CalendarDays({ year, days, onChange }: CalendarDaysProps) {
  const [edited, setEdited] = useState<NamedDay | 'new'>();
  const [removed, setRemoved] = useState<NamedDay>();
  const { columns } = texts;

  function put(day: NamedDay): void {
    const others = days.filter(({ date }) => date !== day.date && (edited === 'new' || date !== edited?.date));
    onChange([...others, day]);
    setEdited(undefined);
    setRemoved(undefined);
  }

  return (
    <section className={css['card']}>
      <h2>{texts.days}</h2>
      {removed && (
        <Notice tone="done" urgent>
          <p>{texts.removed(removed.name)}</p>
          <Button
            onClick={() => {
              onChange([...days, removed]);
              setRemoved(undefined);
            }}
          >
            {texts.undo}
          </Button>
        </Notice>
      )}
      {days.length === 0 ? (
        <p>{texts.noDays}</p>
      ) : (
        <div className={table['wide']}>
          <table className={table['table']}>
            <thead>
              <tr>
                {[columns.date, columns.kind, columns.name, columns.source, columns.action].map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {days.map((day) => (
                <tr key={day.date}>
                  <td>{formatDay(day.date)}</td>
                  <td>{texts.kinds[day.working ? 'working' : 'off']}</td>
                  <td>
                    {day.name}
                    {day.unverified && (
                      <small>
                        {texts.unsure}: {day.unverified}
                      </small>
                    )}
                  </td>
                  <td>{day.source}</td>
                  <td className={table['acts']}>
                    <Button kind="quiet" onClick={() => setEdited(day)}>
                      {texts.edit}
                    </Button>
                    <Button
                      kind="quiet"
                      onClick={() => {
                        onChange(days.filter(({ date }) => date !== day.date));
                        setRemoved(day);
                      }}
                    >
                      {texts.remove}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Button icon="plus" onClick={() => setEdited('new')}>
        {texts.add}
      </Button>
      {edited && (
        <DayDialog
          year={year}
          taken={days.map(({ date }) => date)}
          {...(edited !== 'new' && { day: edited })}
          onClose={() => setEdited(undefined)}
          onPut={put}
        />
      )}
    </section>
  );
}

/** The schedule as text for a Zalo group: copied where the browser lets it, else selected for the keyboard. */

import { useMemo, useRef, useState } from 'react';
import type { DeskVisits } from '../../../core/visit/desk-visits.ts';
import { listMissedVisits, listVisits } from '../../../core/visit/list-visits.ts';
import { weekOf } from '../../../core/visit/week-of.ts';
import { visitText } from '../../../core/visit/visit-text.ts';
import { addMonths } from '../../../core/calendar/add-months.ts';
import { findDayNumber, isoOfDayNumber } from '../../../core/calendar/calendar-date.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { fillClipboard } from '../copying/desk-clipboard.ts';
import { visits } from '../../texts/vi/visits.ts';
import choices from '../../parts/choice-chips.module.css';
import css from './visits.module.css';

const texts = visits.text;

export function ShareText({
  page,
  day,
  onClose,
}: {
  readonly page: DeskVisits;
  /** Of the week that is looked at. */
  readonly day: string;
  readonly onClose: () => void;
}) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [span, setSpan] = useState<'week' | 'month'>('week');
  const [said, setSaid] = useState<string>();
  const text = useMemo(() => {
    const { from, to } = span === 'week' ? weekOf(day) : monthOf(day);
    return visitText(
      listVisits(page.schedule, page.daysOff, from, to),
      listMissedVisits(page.schedule, page.daysOff, from, to),
      {
        communeName: page.communeName,
        ...(page.telephone !== undefined && { telephone: page.telephone }),
        procedureNames: Object.fromEntries(page.procedures.map(({ code, shortName }) => [code, shortName])),
        from,
        to,
      },
    );
  }, [page, day, span]);

  async function copy(): Promise<void> {
    const isDone = await fillClipboard(text, window);
    if (!isDone) {
      field.current?.focus();
      field.current?.select();
    }
    setSaid(isDone ? texts.copied : texts.select);
  }

  return (
    <div className={css['form']}>
      <h2>{texts.title}</h2>
      <div className={choices['chips']} role="group" aria-label={texts.title}>
        {(['week', 'month'] as const).map((each) => (
          <button key={each} type="button" aria-pressed={span === each} onClick={() => setSpan(each)}>
            {texts[each]}
          </button>
        ))}
      </div>
      <textarea ref={field} className={css['text']} readOnly rows={16} value={text} aria-label={texts.title} />
      {said && (
        <Notice tone={said === texts.copied ? 'done' : 'waiting'} urgent>
          {said}
        </Notice>
      )}
      <div className={css['row']}>
        <Button kind="primary" onClick={() => void copy()}>
          {texts.copy}
        </Button>
        <Button onClick={onClose}>{visits.close}</Button>
      </div>
    </div>
  );
}

function monthOf(day: string): { readonly from: string; readonly to: string } {
  const from = `${day.slice(0, 7)}-01`;
  return { from, to: isoOfDayNumber((findDayNumber(addMonths(from, 1)) ?? 0) - 1) };
}

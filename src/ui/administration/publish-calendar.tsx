import { useState } from 'react';
import type { FormEvent } from 'react';
import type { HolidayWishes, HolidayYear, NamedDay } from '../../core/reception/holidays.ts';
import { Button } from '../parts/button.tsx';
import { LineField } from '../parts/line-field.tsx';
import { Notice } from '../parts/notice.tsx';
import { calendar as texts } from '../texts/vi/working-calendar.ts';
import css from './administration.module.css';
import { useAct } from './use-act.tsx';

interface PublishCalendarProps {
  readonly year: HolidayYear;
  readonly days: readonly NamedDay[];
  readonly announced: boolean;
  readonly isChanged: boolean;
  readonly onAnnounce: (announced: boolean) => void;
  readonly onDiscard: () => void;
  readonly onPublished: (year: HolidayYear) => void;
}

/** The notice or decision first: a calendar without one is nobody's. */
export function PublishCalendar({
  year,
  days,
  announced,
  isChanged,
  onAnnounce,
  onDiscard,
  onPublished,
}: PublishCalendarProps) {
  const act = useAct();
  const [decision, setDecision] = useState('');
  const [isTried, setTried] = useState(false);

  async function publish(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (decision.trim() === '' || act.isBusy) return;
    const wishes: HolidayWishes = { days, announced, decision: decision.trim(), digest: year.digest };
    const published = await act.post<HolidayYear>(`/admin/holidays/${year.year}`, wishes);
    if (published) onPublished(published);
  }

  return (
    <form className={css['card']} noValidate onSubmit={(event) => void publish(event)}>
      <h2>{texts.publishTitle}</h2>
      <div className={css['choices']}>
        <label>
          <input type="checkbox" checked={announced} onChange={(event) => onAnnounce(event.target.checked)} />
          {texts.isAnnounced}
        </label>
      </div>
      <LineField
        label={texts.decision}
        hint={texts.decisionHint}
        fault={isTried && decision.trim() === '' ? texts.decisionMissing : undefined}
      >
        {(ties) => (
          <input
            {...ties}
            name="decision"
            autoComplete="off"
            maxLength={200}
            value={decision}
            onChange={(event) => setDecision(event.target.value.normalize('NFC'))}
          />
        )}
      </LineField>
      {isChanged && <Notice tone="waiting">{texts.changed}</Notice>}
      {act.notice}
      <div className={css['row']}>
        <Button kind="primary" type="submit" disabled={act.isBusy || !isChanged}>
          {act.isBusy ? texts.publishing : texts.publish}
        </Button>
        {isChanged && <Button onClick={onDiscard}>{texts.discard}</Button>}
      </div>
    </form>
  );
}

/** Sổ theo dõi (Mẫu 07): what was accepted in a period, to be printed or to be worked on as a spreadsheet. */

import { useState } from 'react';
import { BlobLinks } from '../parts/blob-links.tsx';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { LineField } from '../parts/line-field.tsx';
import { Notice } from '../parts/notice.tsx';
import { OfficePage } from '../parts/office-frame.tsx';
import { outcomeSentence } from '../parts/outcome-sentence.ts';
import { register as texts } from '../texts/vi/desk-life.ts';
import css from './desk-pages.module.css';
import { mostRegisterDays, periodDays, quickPeriods } from './register-period.ts';
import type { RegisterPeriod } from './register-period.ts';
import { toDeskTime } from './actions/desk-time.ts';

type Kind = 'pdf' | 'xlsx';

interface Made {
  readonly blob: Blob;
  readonly kind: Kind;
  readonly period: RegisterPeriod;
}

export default function RegisterPage() {
  const device = useDevice();
  const [today] = useState(() => toDeskTime(device.clock.nowIso()).slice(0, 10));
  const quick = quickPeriods(today);
  const [period, setPeriod] = useState<RegisterPeriod>(quick.month);
  const [busy, setBusy] = useState<Kind>();
  const [made, setMade] = useState<Made>();
  const [complaint, setComplaint] = useState<string>();
  const days = periodDays(period);
  const fault =
    days === undefined ? texts.wrongWay : days > mostRegisterDays ? texts.tooLong(mostRegisterDays) : undefined;

  function choose(next: RegisterPeriod): void {
    setPeriod(next);
    setMade(undefined);
    setComplaint(undefined);
  }

  async function make(kind: Kind): Promise<void> {
    setBusy(kind);
    setMade(undefined);
    setComplaint(undefined);
    const query = new URLSearchParams({ from: period.from, to: period.to }).toString();
    const path = `/desk/register${kind === 'xlsx' ? '.xlsx' : ''}?${query}`;
    const outcome = await device.office.download('GET', path);
    setBusy(undefined);
    if (outcome.kind === 'done') setMade({ blob: outcome.value as Blob, kind, period });
    else setComplaint(outcomeSentence(outcome, 'look'));
  }

  return (
    <OfficePage title={texts.title} lead={texts.lead}>
      <section className={css['card']}>
        <div className={css['chips']} role="group" aria-label={texts.quick}>
          {Object.entries(quick).map(([name, each]) => (
            <button
              key={name}
              type="button"
              aria-pressed={each.from === period.from && each.to === period.to}
              onClick={() => choose(each)}
            >
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
                  onChange={(event) => choose({ ...period, [end]: event.target.value })}
                />
              )}
            </LineField>
          ))}
        </div>
        <p className={css['buttons']}>
          <Button
            kind="primary"
            icon="paper"
            disabled={busy !== undefined || fault !== undefined}
            onClick={() => void make('pdf')}
          >
            {busy === 'pdf' ? texts.making : texts.print}
          </Button>
          <Button icon="box" disabled={busy !== undefined || fault !== undefined} onClick={() => void make('xlsx')}>
            {busy === 'xlsx' ? texts.making : texts.sheet}
          </Button>
        </p>
        {complaint && (
          <Notice tone="attention" urgent>
            {complaint}
          </Notice>
        )}
        {made && (
          <>
            <Notice tone="done" urgent>
              {texts.ready[made.kind]}
            </Notice>
            <BlobLinks
              blob={made.blob}
              fileName={`so-theo-doi-ho-so_${made.period.from}_${made.period.to}.${made.kind}`}
              isPrintable={made.kind === 'pdf'}
            />
          </>
        )}
        <p className={css['muted']}>{texts.careful}</p>
      </section>
    </OfficePage>
  );
}

/** Sổ theo dõi (Mẫu 07): what was accepted in a period, to be printed or to be worked on as a spreadsheet. */

import { useState } from 'react';
import { BlobLinks } from '../parts/blob-links.tsx';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { OfficePage } from '../parts/office-frame.tsx';
import { outcomeSentence } from '../parts/outcome-sentence.ts';
import { register as texts } from '../texts/vi/desk-life.ts';
import css from './desk-pages.module.css';
import { PeriodChoice, findPeriodFault } from './period-choice.tsx';
import { quickPeriods } from './register-period.ts';
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
  const [period, setPeriod] = useState<RegisterPeriod>(() => quickPeriods(today).month);
  const [busy, setBusy] = useState<Kind>();
  const [made, setMade] = useState<Made>();
  const [complaint, setComplaint] = useState<string>();
  const fault = findPeriodFault(period);

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
        <PeriodChoice today={today} period={period} fault={fault} onChange={choose} />
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

/** What holds for every phone of the province: three lengths of time, the hours when everybody sends at once; and what of its figures is told. */

import { useState } from 'react';
import type { FormEvent } from 'react';
import { isSmallestFigure, smallestFigureLimits } from '../../core/figures/smallest-figure.ts';
import type { DurationSetting, OfficeSettings } from '../../core/reception/office-settings.ts';
import {
  durationLimits,
  findLoadWindow,
  isHotline,
  isReportAnswerDays,
  longestSpreadMinutes,
} from '../../core/reception/office-settings.ts';
import { reportAnswerDays as answerLimits } from '../../core/report/report-answer-days.ts';
import { Button } from '../parts/button.tsx';
import { LineField } from '../parts/line-field.tsx';
import { Loading } from '../parts/loading.tsx';
import { OfficePage } from '../parts/office-frame.tsx';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import { useOffice } from '../parts/use-office.ts';
import { settings as texts } from '../texts/vi/province.ts';
import css from './administration.module.css';
import { useAct } from './use-act.tsx';

/** Each in the unit that people say it in. */
const units: Record<DurationSetting, { readonly ms: number; readonly unit: keyof typeof texts.units }> = {
  correctionWindowMs: { ms: 60_000, unit: 'minutes' },
  purgeGraceMs: { ms: 3_600_000, unit: 'hours' },
  draftLimitMs: { ms: 86_400_000, unit: 'days' },
};
const { least, most, usual } = smallestFigureLimits;
const names = Object.keys(durationLimits) as DurationSetting[];

export default function SettingsPage() {
  const answer = useOffice<OfficeSettings>('/admin/settings');
  const { value, trouble } = answer;
  return (
    <OfficePage title={texts.title} lead={texts.lead}>
      {trouble && <OfficeTrouble trouble={trouble} isOld={value !== undefined} onRetry={() => void answer.reload()} />}
      {value === undefined && answer.isLoading && <Loading />}
      {value && <SettingsForm value={value} onSaved={answer.replace} />}
    </OfficePage>
  );
}

interface SettingsFormProps {
  readonly value: OfficeSettings;
  readonly onSaved: (value: OfficeSettings) => void;
}

function SettingsForm({ value, onSaved }: SettingsFormProps) {
  const act = useAct();
  const [times, setTimes] = useState(() =>
    Object.fromEntries(names.map((name) => [name, String(value[name] / units[name].ms)])),
  );
  const [hasWindow, setHasWindow] = useState(value.loadWindow !== null);
  const [from, setFrom] = useState(value.loadWindow?.from ?? '16:30');
  const [to, setTo] = useState(value.loadWindow?.to ?? '18:30');
  const [spread, setSpread] = useState(String(value.loadWindow?.spreadMinutes ?? 20));
  const [hotline, setHotline] = useState(value.hotline ?? '');
  const isHotlineWrong = hotline.trim() !== '' && !isHotline(hotline.trim());
  const [answerDays, setAnswerDays] = useState(String(value.reportAnswerDays));
  const reportAnswerDays = answerDays.trim() === '' ? Number.NaN : Number(answerDays);
  const areDaysWrong = !isReportAnswerDays(reportAnswerDays);
  const [smallest, setSmallest] = useState(String(value.smallestFigure));
  const smallestFigure = smallest.trim() === '' ? Number.NaN : Number(smallest);
  const spreadMinutes = Number(spread);
  const isSpreadWrong = !Number.isInteger(spreadMinutes) || spreadMinutes < 1 || spreadMinutes > longestSpreadMinutes;
  const window = findLoadWindow({ from, to, spreadMinutes: isSpreadWrong ? 1 : spreadMinutes });
  const faults = names.map((name) => faultOf(name, times[name] ?? ''));
  const isSmallestWrong = !isSmallestFigure(smallestFigure);
  const isWrong =
    isSmallestWrong ||
    isHotlineWrong ||
    areDaysWrong ||
    faults.some(Boolean) ||
    (hasWindow && (isSpreadWrong || !window));

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isWrong || act.isBusy) return;
    const durations = Object.fromEntries(names.map((name) => [name, Number(times[name]) * units[name].ms]));
    const loadWindow = hasWindow ? { from, to, spreadMinutes } : null;
    const body = { ...durations, loadWindow, smallestFigure, hotline: hotline.trim() || null, reportAnswerDays };
    const saved = await act.post<OfficeSettings>('/admin/settings', body, texts.saved);
    if (saved) onSaved(saved);
  }

  return (
    <form className={css['stack']} noValidate onSubmit={(event) => void save(event)}>
      <section className={css['card']}>
        <h2>{texts.durations}</h2>
        <div className={css['fields']}>
          {names.map((name, index) => (
            <LineField
              key={name}
              label={`${texts.names[name]} (${texts.units[units[name].unit]})`}
              hint={`${texts.hints[name]} ${limitsOf(name)}`}
              fault={faults[index]}
            >
              {(ties) => (
                <input
                  {...ties}
                  type="number"
                  name={name}
                  inputMode="numeric"
                  value={times[name]}
                  onChange={(event) => setTimes((before) => ({ ...before, [name]: event.target.value }))}
                />
              )}
            </LineField>
          ))}
        </div>
      </section>
      <section className={css['card']}>
        <h2>{texts.window}</h2>
        <p className={css['lead']}>{texts.windowLead}</p>
        <div className={css['choices']}>
          <label>
            <input type="checkbox" checked={hasWindow} onChange={(event) => setHasWindow(event.target.checked)} />
            {texts.hasWindow}
          </label>
        </div>
        {hasWindow && (
          <div className={css['fields']}>
            <LineField label={texts.from}>
              {(ties) => (
                <input
                  {...ties}
                  type="time"
                  name="from"
                  value={from}
                  onChange={(event) => setFrom(event.target.value)}
                />
              )}
            </LineField>
            <LineField label={texts.to} fault={window ? undefined : texts.windowWrong}>
              {(ties) => (
                <input {...ties} type="time" name="to" value={to} onChange={(event) => setTo(event.target.value)} />
              )}
            </LineField>
            <LineField label={texts.spread} fault={isSpreadWrong ? texts.spreadWrong(longestSpreadMinutes) : undefined}>
              {(ties) => (
                <input
                  {...ties}
                  type="number"
                  name="spread"
                  inputMode="numeric"
                  value={spread}
                  onChange={(event) => setSpread(event.target.value)}
                />
              )}
            </LineField>
          </div>
        )}
      </section>
      <section className={css['card']}>
        <h2>{texts.help}</h2>
        <div className={css['fields']}>
          <LineField
            label={texts.hotline}
            hint={texts.hotlineHint}
            fault={isHotlineWrong ? texts.hotlineWrong : undefined}
          >
            {(ties) => (
              <input
                {...ties}
                type="tel"
                name="hotline"
                autoComplete="off"
                maxLength={20}
                value={hotline}
                onChange={(event) => setHotline(event.target.value)}
              />
            )}
          </LineField>
        </div>
      </section>
      <section className={css['card']}>
        <h2>{texts.reports}</h2>
        <div className={css['fields']}>
          <LineField
            label={texts.answerDays}
            hint={texts.answerDaysHint}
            fault={areDaysWrong ? texts.smallestWrong(answerLimits.least, answerLimits.most) : undefined}
          >
            {(ties) => (
              <input
                {...ties}
                type="number"
                name="reportAnswerDays"
                inputMode="numeric"
                value={answerDays}
                onChange={(event) => setAnswerDays(event.target.value)}
              />
            )}
          </LineField>
        </div>
      </section>
      <section className={css['card']}>
        <h2>{texts.figures}</h2>
        <div className={css['fields']}>
          <LineField
            label={texts.smallest}
            hint={texts.smallestHint(least, most, usual)}
            fault={isSmallestWrong ? texts.smallestWrong(least, most) : undefined}
          >
            {(ties) => (
              <input
                {...ties}
                type="number"
                name="smallestFigure"
                inputMode="numeric"
                min={least}
                max={most}
                value={smallest}
                onChange={(event) => setSmallest(event.target.value)}
              />
            )}
          </LineField>
        </div>
      </section>
      <section className={css['card']}>
        <p className={css['lead']}>{texts.elsewhere}</p>
        {act.notice}
        <Button kind="primary" type="submit" disabled={act.isBusy || isWrong}>
          {act.isBusy ? texts.saving : texts.save}
        </Button>
      </section>
    </form>
  );
}

function faultOf(name: DurationSetting, text: string): string | undefined {
  const { least, most } = durationLimits[name];
  const value = Number(text) * units[name].ms;
  return text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most ? undefined : limitsOf(name);
}

function limitsOf(name: DurationSetting): string {
  const { ms, unit } = units[name];
  const words = texts.units[unit];
  const { least, most } = durationLimits[name];
  return texts.limits(`${least / ms} ${words}`, `${most / ms} ${words}`);
}

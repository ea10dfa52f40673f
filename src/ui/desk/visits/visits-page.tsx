/** Lịch đi thôn: the week or the year of the commune's visits, changed one at a time, each step with its way back. */

import { useMemo, useState } from 'react';
import { listMissedVisits, listVisits } from '../../../core/visit/list-visits.ts';
import { weekOf } from '../../../core/visit/week-of.ts';
import { dayWords } from '../../../core/visit/visit-text.ts';
import { BlobLinks } from '../../parts/blob-links.tsx';
import { Button } from '../../parts/button.tsx';
import { useDevice } from '../../parts/device-context.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { Notice } from '../../parts/notice.tsx';
import { OfficePage } from '../../parts/office-frame.tsx';
import { OfficeTrouble } from '../../parts/office-trouble.tsx';
import { outcomeSentence } from '../../parts/outcome-sentence.ts';
import { visits as texts } from '../../texts/vi/visits.ts';
import { toDeskTime } from '../actions/desk-time.ts';
import { ConflictList } from './conflict-list.tsx';
import { OpenForm } from './open-form.tsx';
import type { Open } from './open-form.tsx';
import { undoException, useVisits } from './use-visits.ts';
import type { Step } from './use-visits.ts';
import choices from '../../parts/choice-chips.module.css';
import css from './visits.module.css';
import { WeekView } from './week-view.tsx';
import { YearView } from './year-view.tsx';

export default function VisitsPage() {
  const device = useDevice();
  const visits = useVisits();
  const [today] = useState(() => toDeskTime(device.clock.nowIso()).slice(0, 10));
  const [day, setDay] = useState(today);
  const [view, setView] = useState<'week' | 'year'>('week');
  const [open, setOpen] = useState<Open>();
  const { page, isBusy } = visits;
  const year = day.slice(0, 4);
  const { from, to } = view === 'week' ? weekOf(day) : { from: `${year}-01-01`, to: `${year}-12-31` };
  const shown = useMemo(() => (page ? listVisits(page.schedule, page.daysOff, from, to) : []), [page, from, to]);
  const missed = page ? listMissedVisits(page.schedule, page.daysOff, from, to) : [];

  async function take(step: Step): Promise<void> {
    if (await visits.take(step)) setOpen(undefined);
  }
  const except = (body: object, done: string) => take({ path: '/visits/exceptions', body, done, undo: undoException });
  const drop = (id: string, done: string) => {
    const path = `/visits/exceptions/${id}`;
    return take({ path, body: { removed: true }, done, undo: () => ({ path, body: { removed: false } }) });
  };
  const step = (count: number) => setDay(view === 'week' ? weekOf(day, count).from : `${Number(year) + count}-01-01`);

  return (
    <OfficePage title={texts.title} lead={texts.lead}>
      {visits.trouble && (
        <OfficeTrouble
          trouble={visits.trouble}
          isOld={page !== undefined}
          wish={page ? 'act' : 'look'}
          onRetry={() => void visits.reload()}
        />
      )}
      {page === undefined && isBusy && <Loading />}
      {visits.said && (
        <Notice tone="done" urgent>
          <p>{visits.said}</p>
          {visits.canUndo && (
            <Button kind="quiet" disabled={isBusy} onClick={() => void visits.undo()}>
              {texts.undo}
            </Button>
          )}
        </Notice>
      )}
      {page && (
        <>
          <div className={css['row']}>
            <Button kind="primary" icon="plus" onClick={() => setOpen({ kind: 'rule' })}>
              {texts.addRule}
            </Button>
            <Button onClick={() => setOpen({ kind: 'extra' })}>{texts.addExtra}</Button>
            <Button onClick={() => setOpen({ kind: 'share' })}>{texts.share}</Button>
            <PrintNotice day={day} />
          </div>
          {open && (
            <OpenForm
              open={open}
              page={page}
              day={day}
              isBusy={isBusy}
              onTake={take}
              onClose={() => setOpen(undefined)}
            />
          )}
          <div className={css['row']}>
            <div className={choices['chips']} role="group" aria-label={texts.view}>
              {(['week', 'year'] as const).map((each) => (
                <button key={each} type="button" aria-pressed={view === each} onClick={() => setView(each)}>
                  {texts[each]}
                </button>
              ))}
            </div>
            <Button onClick={() => step(-1)}>{texts.previous[view]}</Button>
            <Button onClick={() => setDay(today)}>{texts.thisWeek}</Button>
            <Button onClick={() => step(1)}>{texts.next[view]}</Button>
            <b>{texts.span(dayWords(from), dayWords(to))}</b>
          </div>
          <ConflictList visits={shown} page={page} />
          {page.schedule.rules.length === 0 && <Nothing>{texts.noRules}</Nothing>}
          {view === 'week' ? (
            <WeekView
              page={page}
              visits={shown}
              missed={missed}
              from={from}
              today={today}
              withErrands
              onRule={(ruleId) => {
                const rule = page.schedule.rules.find((each) => each.ruleId === ruleId);
                if (rule) setOpen({ kind: 'rule', rule });
              }}
              onDay={(kind, visit) => setOpen({ kind, visit })}
              onHold={(rule) => void except({ kind: 'held', ...rule }, texts.done.held)}
              onDrop={(id, isExtra) => void drop(id, isExtra ? texts.done.removed : texts.done.restored)}
            />
          ) : (
            <YearView
              year={Number(year)}
              visits={shown}
              missed={missed}
              daysOff={page.daysOff}
              onDay={(chosen) => {
                setDay(chosen);
                setView('week');
              }}
            />
          )}
          <PublicPageCard page={page} isBusy={isBusy} onTake={take} />
        </>
      )}
    </OfficePage>
  );
}

function PrintNotice({ day }: { readonly day: string }) {
  const device = useDevice();
  const [isBusy, setBusy] = useState(false);
  const [made, setMade] = useState<{ readonly blob: Blob; readonly from: string }>();
  const [complaint, setComplaint] = useState<string>();
  const { from } = weekOf(day);
  async function print(): Promise<void> {
    setBusy(true);
    setComplaint(undefined);
    const outcome = await device.office.download('GET', `/visits/notice?from=${from}`);
    setBusy(false);
    if (outcome.kind === 'done') setMade({ blob: outcome.value as Blob, from });
    else setComplaint(outcomeSentence(outcome, 'look'));
  }
  return (
    <>
      <Button icon="paper" disabled={isBusy} onClick={() => void print()}>
        {isBusy ? texts.printing : texts.print}
      </Button>
      {made?.from === from && (
        <Notice tone="done" urgent>
          <p>{texts.printed}</p>
          <BlobLinks blob={made.blob} fileName={`lich-di-thon_${from}.pdf`} />
        </Notice>
      )}
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
    </>
  );
}

function PublicPageCard({
  page,
  isBusy,
  onTake,
}: {
  readonly page: NonNullable<ReturnType<typeof useVisits>['page']>;
  readonly isBusy: boolean;
  readonly onTake: (step: Step) => Promise<void>;
}) {
  const { showsNames, path } = page.publicPage;
  const address = new URL(path, window.location.href).href;
  const choose = (names: boolean) => ({ path: '/visits/public-page', body: { showsNames: names } });
  return (
    <section className={css['card']}>
      <h2>{texts.publicPage.title}</h2>
      <p>{texts.publicPage.lead}</p>
      <p>
        <a href={address} target="_blank" rel="noreferrer">
          {address}
        </a>
      </p>
      <label className={css['check']}>
        <input
          type="checkbox"
          checked={showsNames}
          disabled={isBusy}
          onChange={() =>
            void onTake({ ...choose(!showsNames), done: texts.done.names, undo: () => choose(showsNames) })
          }
        />
        {texts.publicPage.names}
      </label>
    </section>
  );
}

/** Việc hôm nay: what must be done today, group by group; what can still be saved is seen before it is late. */

import { Suspense, lazy, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { DeskRow } from '../../core/reception/desk.ts';
import type { DeskToday, TodayKind } from '../../core/reception/desk-life.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatDay, formatToday } from '../parts/format.ts';
import { Icon } from '../parts/icon.tsx';
import type { IconName } from '../parts/icon.tsx';
import { Loading } from '../parts/loading.tsx';
import { Notice, StateChip } from '../parts/notice.tsx';
import { OfficePage } from '../parts/office-frame.tsx';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import { useKeys } from '../parts/use-keys.ts';
import { useOffice } from '../parts/use-office.ts';
import { desk } from '../texts/vi/desk.ts';
import { today as texts } from '../texts/vi/desk-life.ts';
import { DeadlineMark } from './deadline-mark.tsx';
import { KioskCalls } from './kiosks/kiosk-calls.tsx';
import { moveFocus } from './move-focus.ts';
import { officeTones } from './office-tone.ts';
import { LateReports } from './reports/late-reports.tsx';
import { noFilter } from './queue-filter.ts';
import type { QueueFilter } from './queue-filter.ts';
import { RowFacts } from './row-facts.tsx';
import { RowMarks } from './row-marks.tsx';
import css from './today-page.module.css';
import { useCalm } from './use-calm.ts';

const LateEnvelopes = lazy(() => import('./custody/late-envelopes.tsx'));

const refreshMs = 60_000;
/** Of a group; the rest at a press. */
const fewRows = 8;

const icons: Record<TodayKind, IconName> = {
  late: 'alert',
  'due-today': 'star',
  'due-soon': 'clock',
  'awaiting-number': 'pen',
  'unaccepted-long': 'box',
  'results-waiting': 'check',
  'supplement-overdue': 'phone',
  'arrived-today': 'paper',
  mine: 'person',
};

/** The queue that shows a whole group, where the queue has such a filter. */
const filters: { readonly [kind in TodayKind]?: QueueFilter } = {
  late: { ...noFilter, deadline: 'late' },
  'due-today': { ...noFilter, deadline: 'today' },
  'due-soon': { ...noFilter, deadline: 'near' },
  'awaiting-number': { ...noFilter, waiting: 'number' },
  'unaccepted-long': { ...noFilter, state: 'received' },
  'results-waiting': { ...noFilter, state: 'done' },
  'supplement-overdue': { ...noFilter, state: 'supplement' },
  'arrived-today': { ...noFilter, arrived: 'today' },
  mine: { ...noFilter, assigned: 'me' },
};

export default function TodayPage({ onShow }: { readonly onShow: (filter: QueueFilter) => void }) {
  const device = useDevice();
  const navigate = useNavigate();
  const answer = useOffice<DeskToday>('/desk/today', refreshMs);
  const list = useRef<HTMLDivElement>(null);
  const [isHeld, setHeld] = useState(false);
  const { shown, isNewer, update } = useCalm(answer.value, isHeld);
  const groups = shown?.groups;
  useKeys({ j: () => moveFocus(list.current, 1), k: () => moveFocus(list.current, -1) });

  return (
    <OfficePage title={texts.title} lead={formatToday(device.clock.nowMs())}>
      <KioskCalls />
      {answer.trouble && (
        <OfficeTrouble trouble={answer.trouble} isOld={shown !== undefined} onRetry={() => void answer.reload()} />
      )}
      {shown === undefined && answer.isLoading && <Loading />}
      {shown?.standIn && (
        <Notice tone="moving">{texts.standIn(shown.standIn.name, formatDay(shown.standIn.until))}</Notice>
      )}
      {shown?.standingInFor?.map(({ personId, name, until }) => (
        <Notice key={personId} tone="moving">
          {texts.standingInFor(name, formatDay(until))}
        </Notice>
      ))}
      <Suspense fallback={null}>
        <LateEnvelopes />
      </Suspense>
      <LateReports />
      {groups?.length === 0 && (
        <Notice tone="done">
          <b>{texts.calm}</b>
          <p>{texts.calmLead}</p>
        </Notice>
      )}
      {groups && groups.length > 0 && (
        <nav className={css['jumps']} aria-label={texts.jump}>
          {groups.map(({ kind, count }) => (
            <a key={kind} href={`#viec-${kind}`} data-kind={kind} onClick={(event) => jump(event.nativeEvent, kind)}>
              <Icon name={icons[kind]} size={20} />
              <span>{texts.groups[kind]}</span>
              <b>{count}</b>
            </a>
          ))}
        </nav>
      )}
      {isNewer && (
        <Notice tone="moving">
          <p>{texts.changed}</p>
          <Button onClick={update}>{texts.update}</Button>
        </Notice>
      )}
      <div
        ref={list}
        className={css['groups']}
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={(event) => setHeld(event.currentTarget.contains(document.activeElement))}
        onFocus={() => setHeld(true)}
        onBlur={(event) => setHeld(event.currentTarget.matches(':hover'))}
      >
        {groups?.map(({ kind, count, rows }) => (
          <TodayGroup
            key={kind}
            kind={kind}
            count={count}
            rows={rows}
            onAll={() => {
              const filter = filters[kind];
              if (!filter) return;
              onShow(filter);
              void navigate('/quay');
            }}
          />
        ))}
      </div>
    </OfficePage>
  );
}

interface TodayGroupProps {
  readonly kind: TodayKind;
  readonly count: number;
  readonly rows: readonly DeskRow[];
  readonly onAll: () => void;
}

function TodayGroup({ kind, count, rows, onAll }: TodayGroupProps) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? rows : rows.slice(0, fewRows);
  return (
    <section className={css['group']} id={`viec-${kind}`} aria-labelledby={`viec-${kind}-ten`} data-kind={kind}>
      <h2 id={`viec-${kind}-ten`} tabIndex={-1}>
        <Icon name={icons[kind]} size={20} /> {texts.groups[kind]} <b>{count}</b>
      </h2>
      <p>{texts.advice[kind]}</p>
      <ul className={css['rows']}>
        {shown.map((row) => (
          <li key={row.dossierId}>
            <Link to={`/quay/ho-so/${row.dossierId}`}>
              <span className={css['who']}>
                <b>{row.applicantName}</b>
                <StateChip tone={officeTones[row.state]}>{desk.states[row.state]}</StateChip>
              </span>
              <span>{row.procedureName}</span>
              <span className={css['marks']}>
                <DeadlineMark row={row} />
                <RowMarks row={row} />
              </span>
              <RowFacts row={row} />
            </Link>
          </li>
        ))}
      </ul>
      {shown.length < rows.length && (
        <Button kind="quiet" onClick={() => setWhole(true)}>
          {texts.more(rows.length - shown.length)}
        </Button>
      )}
      {count > rows.length && shown.length === rows.length && (
        <Button kind="quiet" onClick={onAll}>
          {texts.inQueue}
        </Button>
      )}
    </section>
  );
}

/** Moves the focus with the eye; the app's address stays as it is. */
function jump(event: MouseEvent, kind: TodayKind): void {
  event.preventDefault();
  const heading = document.getElementById(`viec-${kind}-ten`);
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}

/** The queue: who waits for what. j and k move the focus along it, Enter opens; opening is an act, since it is written down. */

import { Fragment, useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { DeskQueue, DeskRow } from '../../core/reception/desk.ts';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import { formatDay } from '../parts/format.ts';
import { StateChip } from '../parts/notice.tsx';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import { useKeys } from '../parts/use-keys.ts';
import type { OfficeAnswer } from '../parts/use-office.ts';
import { desk, queue as texts } from '../texts/vi/desk.ts';
import { office } from '../texts/vi/office.ts';
import { officeTones } from './office-tone.ts';
import css from './queue-column.module.css';
import { QueueFilters } from './queue-filters.tsx';
import { isFiltered } from './queue-filter.ts';
import type { QueueFilter } from './queue-filter.ts';
import { RowMarks } from './row-marks.tsx';

interface QueueColumnProps {
  readonly filter: QueueFilter;
  readonly onFilter: (filter: QueueFilter) => void;
  readonly answer: OfficeAnswer<DeskQueue>;
  /** The rows are those of an earlier filter: the answer to this one has not come. */
  readonly isOther: boolean;
  readonly openId: string | undefined;
}

/** The gateway answers no more rows than this at once. */
const mostRows = 300;

export function QueueColumn({ filter, onFilter, answer, isOther, openId }: QueueColumnProps) {
  const list = useRef<HTMLOListElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const [met, setMet] = useState<ReadonlyMap<string, string>>(new Map());
  const rows = answer.value?.rows;
  const procedures = useMemo(
    () => new Map([...met].sort(([, one], [, other]) => one.localeCompare(other, 'vi'))),
    [met],
  );

  useEffect(() => {
    // A filtered queue shows fewer kinds than there are; what was met once stays to be chosen.
    setMet((before) => {
      const fresh = (rows ?? []).filter((row) => !before.has(row.procedureCode));
      if (fresh.length === 0) return before;
      return new Map([...before, ...fresh.map((row) => [row.procedureCode, row.procedureName] as const)]);
    });
  }, [rows]);

  useKeys({
    j: () => moveFocus(list.current, 1),
    k: () => moveFocus(list.current, -1),
    '/': () => search.current?.focus(),
  });

  return (
    <section className={css['queue']} aria-label={texts.title}>
      <QueueFilters
        filter={filter}
        counts={answer.value?.counts}
        procedures={procedures}
        search={search}
        onFilter={onFilter}
      />
      {answer.trouble && (
        <OfficeTrouble
          trouble={answer.trouble}
          isOld={rows !== undefined}
          isOther={isOther}
          onRetry={() => void answer.reload()}
        />
      )}
      <p className={css['count']} role="status">
        {rows === undefined ? answer.isLoading && office.loading : countWords(rows.length)}
      </p>
      {rows?.length === 0 && (
        <div className={css['none']}>
          <p>{isFiltered(filter) ? texts.none : texts.empty}</p>
          {!isFiltered(filter) && <p>{texts.emptyLead}</p>}
        </div>
      )}
      <ol ref={list} className={css['list']}>
        {rows?.map((row) => (
          <QueueRow key={row.dossierId} row={row} isOpen={row.dossierId === openId} />
        ))}
      </ol>
    </section>
  );
}

function QueueRow({ row, isOpen }: { readonly row: DeskRow; readonly isOpen: boolean }) {
  const isClosed = row.state === 'refused' || row.state === 'handed-over' || row.state === 'withdrawn';
  const facts = [
    formatLocalCode(row.localCode),
    row.hamlet,
    row.officialNumber && texts.number(row.officialNumber),
    texts.arrived(formatShortDay(row.arrivedAt)),
    row.appointmentAt && !isClosed && texts.due(formatShortDay(row.appointmentAt)),
    row.sample && office.sample,
  ].filter((fact) => typeof fact === 'string');
  return (
    <li>
      <Link to={`/quay/ho-so/${row.dossierId}`} className={css['row']} aria-current={isOpen ? 'true' : undefined}>
        <span className={css['top']}>
          <b>{row.applicantName}</b>
          <StateChip tone={officeTones[row.state]}>{desk.states[row.state]}</StateChip>
        </span>
        <span>{row.procedureName}</span>
        <span className={css['facts']}>
          {facts.map((fact, index) => (
            <Fragment key={fact}>
              {index > 0 && ' · '}
              <span>{fact}</span>
            </Fragment>
          ))}
        </span>
        <RowMarks row={row} />
      </Link>
    </li>
  );
}

/** `22/11`: a row has little room, and what waits is rarely of another year; the dossier shows the whole. */
function formatShortDay(iso: string): string {
  return formatDay(iso).slice(0, 5);
}

function countWords(count: number): string {
  return count >= mostRows ? texts.most(count) : texts.found(count);
}

/** Moves from the focused row, else from the open one, else to the first. */
function moveFocus(list: HTMLOListElement | null, step: 1 | -1): void {
  const links = [...(list?.querySelectorAll('a') ?? [])];
  const focused = links.findIndex((link) => link === document.activeElement);
  const from = focused >= 0 ? focused : links.findIndex((link) => link.getAttribute('aria-current') === 'true');
  const next = links[from < 0 ? 0 : Math.max(0, Math.min(links.length - 1, from + step))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

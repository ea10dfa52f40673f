/** The queue: who waits for what. j and k move the focus along it, Enter opens; opening is an act, since it is written down. */

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { DeskQueue, DeskRow } from '../../core/reception/desk.ts';
import { awaitsNumber } from '../../core/reception/spot-reception.ts';
import { Button } from '../parts/button.tsx';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import { useKeys } from '../parts/use-keys.ts';
import type { OfficeAnswer } from '../parts/use-office.ts';
import { bulkNumbers } from '../texts/vi/bulk-numbers.ts';
import { queue as texts } from '../texts/vi/desk.ts';
import { queueMore } from '../texts/vi/desk-life.ts';
import { office } from '../texts/vi/office.ts';
import { selectKey } from './desk-keys.ts';
import { moveFocus } from './move-focus.ts';
import css from './queue-column.module.css';
import { QueueFilters } from './queue-filters.tsx';
import { isFiltered } from './queue-filter.ts';
import type { QueueFilter } from './queue-filter.ts';
import { QueueRow } from './queue-row.tsx';
import { inOrder, keepSessionOrder, readSessionOrder } from './queue-sorting.ts';
import { mostSelected } from './use-selection.ts';
import type { Selection } from './use-selection.ts';
import { useMet } from './use-met.ts';
import { useSteadyRows } from './use-steady-rows.ts';

interface QueueColumnProps {
  readonly filter: QueueFilter;
  readonly onFilter: (filter: QueueFilter) => void;
  readonly answer: OfficeAnswer<DeskQueue>;
  /** The rows are those of an earlier filter: the answer to this one has not come. */
  readonly isOther: boolean;
  readonly openId: string | undefined;
  readonly selection: Selection;
  readonly onAcceptSelected: () => void;
}

/** The gateway answers no more rows than this at once. */
const mostRows = 300;
const none: readonly DeskRow[] = [];

export function QueueColumn({ filter, onFilter, answer, isOther, openId, ...selecting }: QueueColumnProps) {
  const { selection, onAcceptSelected } = selecting;
  const list = useRef<HTMLOListElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const [order, setOrder] = useState(readSessionOrder);
  const rows = answer.value?.rows;
  const steady = useSteadyRows(rows ?? none);
  const shown = useMemo(() => inOrder(steady, order), [steady, order]);
  const { procedures, hamlets } = useMet(rows ?? none);

  // What a row does is asked of the list as it is at that moment, so that it is the same function for every list.
  const standing = useRef({ shown, has: selection.has });
  useEffect(() => {
    standing.current = { shown, has: selection.has };
  });
  const { toggle: choose, extend: chooseTo } = selection;
  const extend = useCallback((row: DeskRow) => chooseTo(row, standing.current.shown), [chooseTo]);
  const step = useCallback(
    (row: DeskRow, by: 1 | -1) => {
      const { shown: now, has } = standing.current;
      if (!has(row.dossierId)) choose(row);
      const next = now[now.findIndex((each) => each.dossierId === row.dossierId) + by];
      if (!next) return;
      chooseTo(next, now);
      document.querySelector<HTMLElement>(`[data-dossier="${next.dossierId}"] a`)?.focus();
    },
    [choose, chooseTo],
  );

  useEffect(() => keepSessionOrder(order), [order]);
  useKeys({
    j: () => moveFocus(list.current, 1),
    k: () => moveFocus(list.current, -1),
    '/': () => search.current?.focus(),
    [selectKey]: () => {
      const id = document.activeElement?.closest<HTMLElement>('[data-dossier]')?.dataset['dossier'];
      const row = shown.find((each) => each.dossierId === id);
      if (row) selection.toggle(row);
    },
  });

  return (
    <section className={css['queue']} aria-label={texts.title}>
      <QueueFilters
        filter={filter}
        counts={answer.value?.counts}
        procedures={procedures}
        hamlets={hamlets}
        search={search}
        order={order}
        onFilter={onFilter}
        onOrder={setOrder}
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
        {shown.map((row) => (
          <QueueRow
            key={row.dossierId}
            row={row}
            isOpen={row.dossierId === openId}
            isSelected={selection.has(row.dossierId)}
            onToggle={selection.toggle}
            onExtend={extend}
            onStep={step}
          />
        ))}
      </ol>
      {selection.rows.length > 0 && (
        <div className={css['selected']} role="region" aria-label={queueMore.selected(selection.rows.length)}>
          <p role="status">
            {queueMore.selected(selection.rows.length)}
            {selection.rows.length >= mostSelected && `. ${queueMore.selectedMost(mostSelected)}`}
          </p>
          <Button kind="primary" onClick={onAcceptSelected}>
            {(selection.rows.every(awaitsNumber) ? bulkNumbers.choose : queueMore.accept)(selection.rows.length)}
          </Button>
          <Button kind="quiet" onClick={selection.clear}>
            {queueMore.unselect}
          </Button>
        </div>
      )}
    </section>
  );
}

function countWords(count: number): string {
  return count >= mostRows ? texts.most(count) : texts.found(count);
}

import type { KeyboardEvent } from 'react';
import { Link } from 'react-router';
import type { DeskRow } from '../../core/reception/desk.ts';
import { StateChip } from '../parts/notice.tsx';
import { desk } from '../texts/vi/desk.ts';
import { queueMore } from '../texts/vi/desk-life.ts';
import { DeadlineMark } from './deadline-mark.tsx';
import { officeTones } from './office-tone.ts';
import css from './queue-column.module.css';
import { RowFacts } from './row-facts.tsx';
import { RowMarks } from './row-marks.tsx';
import { isSelectable } from './use-selection.ts';
import type { Selection } from './use-selection.ts';

interface QueueRowProps {
  readonly row: DeskRow;
  readonly isOpen: boolean;
  readonly shown: readonly DeskRow[];
  readonly selection: Selection;
}

/** Who, what, state, when; and the box that takes it into the acceptance of many. */
export function QueueRow({ row, isOpen, shown, selection }: QueueRowProps) {
  const isSelected = selection.has(row.dossierId);
  return (
    <li data-selected={isSelected || undefined} data-dossier={row.dossierId}>
      {isSelectable(row) ? (
        <input
          type="checkbox"
          aria-label={queueMore.select(row.applicantName)}
          checked={isSelected}
          onChange={({ nativeEvent }) => {
            if (nativeEvent instanceof MouseEvent && nativeEvent.shiftKey) selection.extend(row, shown);
            else selection.toggle(row);
          }}
        />
      ) : (
        <span aria-hidden="true" />
      )}
      <Link
        to={`/quay/ho-so/${row.dossierId}`}
        className={css['row']}
        aria-current={isOpen ? 'true' : undefined}
        onKeyDown={(event) => extendByKey(event, row, shown, selection)}
      >
        <span className={css['top']}>
          <b>{row.applicantName}</b>
          <StateChip tone={officeTones[row.state]}>{desk.states[row.state]}</StateChip>
        </span>
        <span>{row.procedureName}</span>
        {row.deadline && row.deadline !== 'far' && (
          <span>
            <DeadlineMark row={row} />
          </span>
        )}
        <RowFacts row={row} />
        <RowMarks row={row} />
      </Link>
    </li>
  );
}

/** Shift with an arrow takes the next row too, and goes there. */
function extendByKey(event: KeyboardEvent, row: DeskRow, shown: readonly DeskRow[], selection: Selection): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || !event.shiftKey) return;
  event.preventDefault();
  if (!selection.has(row.dossierId)) selection.toggle(row);
  const next = shown[shown.findIndex((each) => each.dossierId === row.dossierId) + step];
  if (!next) return;
  selection.extend(next, shown);
  document.querySelector<HTMLElement>(`[data-dossier="${next.dossierId}"] a`)?.focus();
}

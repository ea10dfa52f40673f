import { memo } from 'react';
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

interface QueueRowProps {
  readonly row: DeskRow;
  readonly isOpen: boolean;
  readonly isSelected: boolean;
  readonly onToggle: (row: DeskRow) => void;
  /** From the row touched last to this one. */
  readonly onExtend: (row: DeskRow) => void;
  /** To the row below (1) or above (−1), both chosen. */
  readonly onStep: (row: DeskRow, step: 1 | -1) => void;
}

/**
 * Who, what, state, when; and the box that takes it into the acceptance of many. Drawn anew only when something about this row
 * changed: the queue has hundreds of them, and the desk's PC is slow.
 */
export const QueueRow = memo(function QueueRow({ row, isOpen, isSelected, onToggle, onExtend, onStep }: QueueRowProps) {
  return (
    <li data-selected={isSelected || undefined} data-dossier={row.dossierId}>
      {isSelectable(row) ? (
        <input
          type="checkbox"
          aria-label={queueMore.select(row.applicantName)}
          checked={isSelected}
          onChange={({ nativeEvent }) => {
            if (nativeEvent instanceof MouseEvent && nativeEvent.shiftKey) onExtend(row);
            else onToggle(row);
          }}
        />
      ) : (
        <span aria-hidden="true" />
      )}
      <Link
        to={`/quay/ho-so/${row.dossierId}`}
        className={css['row']}
        aria-current={isOpen ? 'true' : undefined}
        onKeyDown={(event) => {
          const step = stepOf(event);
          if (step === undefined) return;
          event.preventDefault();
          onStep(row, step);
        }}
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
});

/** Shift with an arrow takes the next row too. */
function stepOf({ key, shiftKey }: KeyboardEvent): 1 | -1 | undefined {
  if (!shiftKey) return undefined;
  return key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : undefined;
}

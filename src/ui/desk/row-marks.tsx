import type { DeskRow } from '../../core/reception/desk.ts';
import { isMobileProcedure } from '../../core/procedure/mobile-lane.ts';
import { awaitsNumber } from '../../core/reception/spot-reception.ts';
import { queue as texts } from '../texts/vi/desk.ts';
import { mobileReception } from '../texts/vi/mobile-reception.ts';
import css from './queue-column.module.css';

/** What the dossier still waits for, in words. */
export function RowMarks({ row }: { readonly row: DeskRow }) {
  const marks = [
    row.incomplete === true && texts.incomplete,
    awaitsNumber(row) && texts.waiting.number,
    isMobileProcedure(row.procedureCode) && mobileReception.lane,
    row.sameDay && texts.sameDay,
    row.awaitsOriginal && texts.waiting.original,
    row.awaitsSignature && texts.waiting.signature,
    row.missingParts > 0 && texts.missingParts(row.missingParts),
  ].filter((mark) => mark !== false);
  if (marks.length === 0) return null;
  return (
    <span className={css['marks']}>
      {marks.map((mark) => (
        <i key={mark}>{mark}</i>
      ))}
    </span>
  );
}

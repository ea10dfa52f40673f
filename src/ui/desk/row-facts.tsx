/** The quiet line of a row: code, hamlet, number, when it came, who holds it now. */

import { Fragment } from 'react';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import type { DeskRow } from '../../core/reception/desk.ts';
import { queue as texts } from '../texts/vi/desk.ts';
import { deadlines, holders } from '../texts/vi/desk-life.ts';
import { office } from '../texts/vi/office.ts';
import { assigneeWords, holderWords } from './holder-words.ts';
import css from './queue-column.module.css';
import { formatShortDay } from './short-day.ts';

export function RowFacts({ row }: { readonly row: DeskRow }) {
  const facts = [
    formatLocalCode(row.localCode),
    row.hamlet,
    row.officialNumber && texts.number(row.officialNumber),
    texts.arrived(formatShortDay(row.arrivedAt)),
    row.deadline === 'far' && row.appointmentAt && deadlines.far(formatShortDay(row.appointmentAt)),
    row.holder && holders.at(holderWords(row.holder), formatShortDay(row.holder.since)),
    row.assignedTo && holders.assigned(assigneeWords(row.assignedTo)),
    row.sample && office.sample,
  ].filter((fact) => typeof fact === 'string');
  return (
    <span className={css['facts']}>
      {facts.map((fact, index) => (
        <Fragment key={fact}>
          {index > 0 && ' '}
          <span>{index < facts.length - 1 ? `${fact} ·` : fact}</span>
        </Fragment>
      ))}
    </span>
  );
}

/** How near the appointment is: a word, a sign and a colour. What is far raises no alarm; its day stands among the facts. */

import type { DeskRow } from '../../core/reception/desk.ts';
import { Icon } from '../parts/icon.tsx';
import { deadlines as texts } from '../texts/vi/desk-life.ts';
import css from './deadline-mark.module.css';
import { formatShortDay, formatShortTime } from './short-day.ts';

const icons = { near: 'clock', today: 'star', late: 'alert' } as const;

export function DeadlineMark({ row }: { readonly row: Pick<DeskRow, 'deadline' | 'appointmentAt' | 'extensions'> }) {
  const { deadline, appointmentAt, extensions = 0 } = row;
  if (deadline === undefined || deadline === 'far' || appointmentAt === undefined) return null;
  const day = formatShortDay(appointmentAt);
  return (
    <span className={css['mark']} data-deadline={deadline}>
      <Icon name={icons[deadline]} size={16} />
      {deadline === 'today' ? texts.today(formatShortTime(appointmentAt)) : texts[deadline](day)}
      {extensions > 0 && ` · ${texts.extended(extensions)}`}
    </span>
  );
}

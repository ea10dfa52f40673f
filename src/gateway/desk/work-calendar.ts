/** The published working calendar of the desks. */

import type { Kysely } from 'kysely';
import type { WorkingCalendar } from '../../core/reception/working-days.ts';
import type { Database } from '../store/schema.ts';

/** The list `holidays` as published; without it only weekends are days off. */
export async function readWorkCalendar(db: Pick<Kysely<Database>, 'selectFrom'>): Promise<WorkingCalendar> {
  const row = await db.selectFrom('lists').select('content').where('name', '=', 'holidays').executeTakeFirst();
  const { holidays, swapWorkingDays } = (row?.content ?? {}) as Partial<WorkingCalendar>;
  return { holidays: holidays ?? [], swapWorkingDays: swapWorkingDays ?? [] };
}

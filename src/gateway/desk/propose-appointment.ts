/** When the result of a dossier accepted now is due, by the procedure's term and the published calendar. */

import type { Kysely } from 'kysely';
import type { Procedure } from '../../core/procedure/procedure.ts';
import type { AppointmentProposal } from '../../core/reception/desk.ts';
import type { Database } from '../store/schema.ts';
import { appointmentFor, deskHoursOf } from '../../core/reception/working-days.ts';
import { vietnamIso, vietnamShort } from './vietnam-time.ts';
import { readWorkCalendar } from './work-calendar.ts';

/** Absent where the term is not a number of days: a person sets the appointment then. */
export async function findAppointment(
  db: Kysely<Database>,
  procedure: Procedure,
  at: Date,
  receptionPointId: string | null = null,
): Promise<AppointmentProposal | undefined> {
  const calendar = await readWorkCalendar(db);
  const point = await db
    .selectFrom('reception_points')
    .select('saturday_mornings as saturdayMornings')
    .where('reception_point_id', '=', receptionPointId)
    .executeTakeFirst();
  const due = appointmentFor(vietnamIso(at), procedure.sla, calendar, deskHoursOf(procedure, point));
  return due === undefined ? undefined : { at: due, text: vietnamShort(new Date(due)) };
}

/** An appointment as the desk set it: ISO with offset, not before `now`'s day and within three years; else absent. */
export function parseAppointment(value: unknown, now: Date): Date | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/.test(value)) {
    return undefined;
  }
  const at = new Date(value);
  const dayMs = 86_400_000;
  const inReach = at.getTime() > now.getTime() - dayMs && at.getTime() < now.getTime() + 3 * 366 * dayMs;
  return inReach ? at : undefined;
}

import { appointmentFor } from '../reception/working-days.ts';
import type { WorkingCalendar } from '../reception/working-days.ts';

/** The day (`YYYY-MM-DD`) by which a report that arrived at `arrivedAt` (ISO with offset) is to be answered: `days` working days later. */
export function reportDueDay(arrivedAt: string, days: number, calendar: WorkingCalendar): string {
  const due = appointmentFor(arrivedAt, { value: days, unit: 'working-day', text: '' }, calendar);
  return (due ?? arrivedAt).slice(0, 10);
}

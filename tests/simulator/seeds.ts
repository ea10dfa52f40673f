/**
 * Schedules that once broke the promise, as small as they could be made, with what was wrong. They run first, as schedules
 * and not as seeds, because a seed draws something else when the simulator learns a new fault.
 */

import type { Schedule } from './schedule.ts';

export interface KeptSchedule {
  readonly because: string;
  readonly schedule: Schedule;
}

export const keptSchedules: readonly KeptSchedule[] = [];

/**
 * Schedules that once broke the promise, as small as they could be made, with what was wrong. They run first, as schedules
 * and not as seeds, because a seed draws something else when the simulator learns a new fault.
 */

import type { Schedule } from './schedule.ts';

export interface KeptSchedule {
  readonly because: string;
  readonly schedule: Schedule;
}

export const keptSchedules: readonly KeptSchedule[] = [
  {
    because: 'two requests found the gateway killed at the same moment, and each started it',
    schedule: {
      seed: 5007,
      phones: 2,
      carriers: 2,
      events: [
        { kind: 'seal', seed: 983610534, phone: 0, pages: [] },
        {
          kind: 'contact',
          seed: 839694570,
          phones: [{ phone: 1 }, { phone: 0 }],
          atOnce: true,
          badness: 0.6,
          isCrowded: false,
          isOpened: true,
        },
        { kind: 'decide', seed: 932430554, which: 7, kill: { afterCalls: 8, effect: 'done' } },
        {
          kind: 'contact',
          seed: 1912290485,
          phones: [{ phone: 0 }, { phone: 1 }],
          atOnce: true,
          badness: 0.4,
          isCrowded: true,
          isOpened: true,
        },
      ],
    },
  },
  {
    because: 'the checker held that nobody had decided, when the gateway was killed before it could tell the official',
    schedule: {
      seed: 1465,
      phones: 2,
      carriers: 0,
      events: [
        { kind: 'seal', seed: 276963923, phone: 1, pages: [20000] },
        {
          kind: 'contact',
          seed: 1483481950,
          phones: [{ phone: 0 }, { phone: 1, crash: { atStep: 31, effect: 'done' } }],
          atOnce: true,
          badness: 0.6,
          isCrowded: false,
          isOpened: true,
        },
        { kind: 'decide', seed: 1446210970, which: 15, kill: { afterCalls: 11, effect: 'done' } },
        { kind: 'correct', seed: 1382224908, phone: 1, which: 10, pages: [20000] },
        { kind: 'correct', seed: 1860541738, phone: 1, which: 5, pages: [300, -900] },
      ],
    },
  },
];

import type { visitDays as vietnamese } from '../vi/visit-days.ts';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const turns = ['', 'first', 'second', 'third', 'fourth', 'fifth'] as const;

const weekday = (day: number): string => weekdays[day] ?? '';

export const visitDays: typeof vietnamese = {
  weekday,
  repeat: ({ repeat, weekday: day }) => {
    if (repeat.kind === 'weekly') return `every ${weekday(day)}`;
    if (repeat.kind === 'second-week') return `every second ${weekday(day)}`;
    return `${repeat.turn === -1 ? 'last' : turns[repeat.turn]} ${weekday(day)} of the month`;
  },
  everyProcedure: 'every procedure',
  missed: (place, reason) => `${place}: not held (${reason})`,
  moved: (place, to, reason) => `${place}: moved to ${to} (${reason})`,
  at: (day, time) => `${day} at ${time}`,
};

import type { Clock } from '../../core/ports.ts';

/** The device's clock: it may be wrong by years, and so is whatever it says. */
export function newClock(): Clock {
  return { nowMs: () => Date.now(), nowIso: () => toLocalIso(new Date()) };
}

/** Local time with its offset, `2026-11-21T08:30:00+07:00`. */
export function toLocalIso(date: Date): string {
  const offsetMinutes = -date.getTimezoneOffset();
  const local = new Date(date.getTime() + offsetMinutes * 60_000).toISOString().slice(0, 19);
  const two = (count: number): string => String(count).padStart(2, '0');
  const distance = Math.abs(offsetMinutes);
  return `${local}${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(distance / 60))}:${two(distance % 60)}`;
}

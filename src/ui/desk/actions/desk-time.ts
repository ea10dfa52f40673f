/** Appointments as a field of date and time holds them. The desk is in Vietnam, +07:00 all year, whatever its PC believes. */

import { visitDays } from '../../texts/vi/visit-days.ts';

/** `2026-12-01T17:00:00+07:00` → `2026-12-01T17:00`. */
export function toDeskTime(iso: string): string {
  return new Date(Date.parse(iso) + 7 * 3_600_000).toISOString().slice(0, 16);
}

/** `2026-12-01T17:00` → ISO with offset. */
export function fromDeskTime(local: string): string {
  return `${local.slice(0, 16)}:00+07:00`;
}

/** `thứ Hai 07/12/2026 lúc 17:00`: the browser's own field may write the month first. '' for what is no date. */
export function deskTimeInWords(local: string): string {
  const at = new Date(`${local.slice(0, 16)}:00Z`);
  if (Number.isNaN(at.getTime())) return '';
  const zone = { timeZone: 'UTC' } as const;
  const weekday = visitDays.weekday(at.getUTCDay());
  const day = at.toLocaleDateString('vi-VN', { ...zone, day: '2-digit', month: '2-digit', year: 'numeric' });
  return visitDays.at(`${weekday} ${day}`, local.slice(11, 16));
}

/** Before `today` (`YYYY-MM-DD`): the gateway takes any time of today. */
export function isPast(local: string, today: string): boolean {
  return local.slice(0, 10) < today;
}

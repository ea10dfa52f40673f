/** Dates, times, sizes and money the way people here write them. */

import type { PartialDate } from '../../core/citizen/person.ts';
import { spokenLocale } from '../texts/use-language.ts';
import { formatVietnameseToday } from './format-vietnamese-today.ts';

/** `05/03/1948`, `03/1948` or `1948`, by what is known. */
export function formatPartialDate({ iso }: PartialDate): string {
  return iso.split('-').reverse().join('/');
}

/** `08:30` in the phone's own time. */
export function formatTime(iso: string): string {
  return new Date(iso).toLocaleTimeString('vi-VN', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** `21/11/2026`. */
export function formatDay(iso: string): string {
  return new Date(iso).toLocaleDateString('vi-VN', { day: '2-digit', month: '2-digit', year: 'numeric' });
}

/** `Thứ Bảy, 21/11`, `Saturday 21/11`. */
export function formatToday(nowMs: number): string {
  const locale = spokenLocale();
  if (locale === 'vi-VN') return formatVietnameseToday(nowMs);
  return new Date(nowMs).toLocaleDateString(locale, { weekday: 'long', day: '2-digit', month: '2-digit' });
}

/** `08:30 21/11/2026`. */
export function formatMoment(iso: string): string {
  return `${formatTime(iso)} ${formatDay(iso)}`;
}

/** `1,2 GB`, `85 MB`, `3,1 MB`, `40 KB`. */
export function formatBytes(bytes: number): string {
  const [figure, unit] = bytes >= 1e9 ? [bytes / 1e9, 'GB'] : bytes >= 1e6 ? [bytes / 1e6, 'MB'] : [bytes / 1e3, 'KB'];
  const maximumFractionDigits = unit === 'KB' || figure >= 10 ? 0 : 1;
  return `${figure.toLocaleString(spokenLocale(), { maximumFractionDigits: unit === 'GB' ? 1 : maximumFractionDigits })} ${unit}`;
}

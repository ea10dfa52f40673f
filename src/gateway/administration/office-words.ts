/** Reading the fields of an office form: words within a length, days that exist, telephones as people write them. */

import { findDayNumber } from '../../core/calendar/calendar-date.ts';

/** NFC, without blanks around; absent for anything but 1 … `most` characters. */
export function findWords(value: unknown, most: number): string | undefined {
  if (typeof value !== 'string') return undefined;
  const words = value.normalize('NFC').trim();
  return words.length > 0 && words.length <= most ? words : undefined;
}

/** `YYYY-MM-DD` of a day that exists. */
export function findDay(value: unknown): string | undefined {
  return typeof value === 'string' && value.length === 10 && findDayNumber(value) !== undefined ? value : undefined;
}

/** Digits with blanks, dots and brackets; at least three of them. */
export function findTelephone(value: unknown): string | undefined {
  const words = findWords(value, 30);
  return words !== undefined && /^\+?[\d\s().-]+$/.test(words) && /\d{3}/.test(words) ? words : undefined;
}

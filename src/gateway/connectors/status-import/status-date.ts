import { findDayNumber } from '../../../core/calendar/calendar-date.ts';
import { serialMoment } from './read-spreadsheet.ts';

/**
 * A day as exports write it, as `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`: dd/mm/yyyy (also with `-` or `.`, with a time before or
 * after), yyyy-mm-dd, or an Excel serial. Absent: no such day, or one of another century.
 */
export function findStatusDate(text: string): string | undefined {
  const given = text.trim();
  const serial = /^\d{5}(?:\.\d+)?$/.test(given) ? serialMoment(Number(given)) : undefined;
  const words = serial ?? given;
  const time = /(?:^|[\sT])(\d{1,2})[:hg](\d{2})(?!\d)/i.exec(words);
  const iso = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(words);
  const local = /(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)/.exec(words);
  const [year, month, day] = iso ? iso.slice(1) : (local?.slice(1).toReversed() ?? []);
  const date = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  if (findDayNumber(date) === undefined || Number(year) < 2000 || Number(year) > 2099) return undefined;
  const [, hour = '', minute = ''] = time ?? [];
  if (time === null) return date;
  return Number(hour) < 24 && Number(minute) < 60 ? `${date}T${hour.padStart(2, '0')}:${minute}` : undefined;
}

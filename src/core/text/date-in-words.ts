/** Dates in words, which civil-status declarations ask for beside the digits ("ghi bằng chữ"). */

import type { PartialDate } from '../citizen/person.ts';
import { numberInWords } from './number-in-words.ts';

/** "ngày năm tháng ba năm một nghìn chín trăm tám mươi tám", or as much of it as is known. The fourth month is *tháng tư*. */
export function dateInWords(date: PartialDate): string {
  const [year = '', month, day] = date.iso.split('-');
  const parts = [`năm ${numberInWords(Number(year)) ?? ''}`];
  if (month !== undefined) parts.unshift(`tháng ${month === '04' ? 'tư' : (numberInWords(Number(month)) ?? '')}`);
  if (day !== undefined) parts.unshift(`ngày ${numberInWords(Number(day)) ?? ''}`);
  return parts.join(' ');
}

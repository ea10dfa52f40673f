/** The visits as a calendar that other programs subscribe to (RFC 5545): UTC times, CRLF, lines of at most 75 octets. */

import type { Visit } from '../../core/visit/list-visits.ts';
import { hamletName, peopleWords } from '../../core/visit/visit-text.ts';

export interface CalendarFacts {
  readonly communeName: string;
  readonly telephone?: string;
  /** Of the page that says the same. */
  readonly address: string;
  /** Names this calendar for ever, as the host of its ids. */
  readonly host: string;
  /** `YYYY-MM-DD`: the state of which day this is. */
  readonly today: string;
}

export function writeCalendarFeed(visits: readonly Visit[], facts: CalendarFacts): string {
  const { communeName, address, today } = facts;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Go Cua//Lich di thon//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(`Lịch cán bộ về thôn – ${communeName}`)}`,
    'X-WR-TIMEZONE:Asia/Ho_Chi_Minh',
    'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
    `URL:${address}`,
    ...visits.flatMap((visit) => writeEvent(visit, facts, `${today.replaceAll('-', '')}T000000Z`)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function writeEvent(visit: Visit, { telephone, host }: CalendarFacts, stamp: string): readonly string[] {
  const who = peopleWords(visit);
  const words = [who && `Cán bộ: ${who}`, telephone && `Điện thoại của xã: ${telephone}`].filter(Boolean).join('\n');
  return [
    'BEGIN:VEVENT',
    `UID:${visit.visitId}@${host}`,
    `DTSTAMP:${stamp}`,
    `DTSTART:${toUtc(visit.date, visit.from)}`,
    `DTEND:${toUtc(visit.date, visit.to)}`,
    `SUMMARY:${escapeText(`Cán bộ về ${hamletName(visit.hamlet)}`)}`,
    `LOCATION:${escapeText(visit.place)}`,
    ...(words === '' ? [] : [`DESCRIPTION:${escapeText(words)}`]),
    'END:VEVENT',
  ];
}

/** Vietnam keeps +07:00 all year. */
function toUtc(date: string, time: string): string {
  return new Date(`${date}T${time}:00+07:00`).toISOString().replaceAll(/[-:]|\.\d+/g, '');
}

function escapeText(text: string): string {
  return text.replaceAll(/[\\;,]/g, (character) => `\\${character}`).replaceAll(/\r\n|\r|\n/g, '\\n');
}

/** Breaks between characters, never within one: a line's octets are counted, not its letters. */
function fold(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const length = Buffer.byteLength(character);
    if (octets + length > 75) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += length;
  }
  return folded;
}

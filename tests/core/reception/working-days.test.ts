import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDayNumber, isoOfDayNumber } from '../../../src/core/calendar/calendar-date.ts';
import { readHolidayList } from '../../../src/core/reception/holidays.ts';
import { appointmentFor, deskHoursOf, isWorkingDay } from '../../../src/core/reception/working-days.ts';
import type { WorkingCalendar } from '../../../src/core/reception/working-days.ts';
import holidays from '../../../src/procedures/lists/holidays.json';
import { propertyRuns } from '../../fixtures/runs.ts';

/** As the catalogue brings it. */
const published = readHolidayList(holidays);

const calendar: WorkingCalendar = {
  holidays: [
    '2026-01-01',
    '2026-01-02',
    '2026-02-16',
    '2026-02-17',
    '2026-02-18',
    '2026-02-19',
    '2026-02-20',
    '2026-04-26',
    '2026-04-27',
    '2026-04-30',
    '2026-05-01',
    '2026-08-31',
    '2026-09-01',
    '2026-09-02',
    '2026-11-24',
  ],
  swapWorkingDays: ['2026-01-10', '2026-08-22'],
};
const openSaturdays = { saturdayMorning: true };

const sameDay = { value: 0, unit: 'working-day', text: 'Trong ngày', cutoff: '15:00' } as const;
const workingDays = (value: number) => ({ value, unit: 'working-day', text: `${value} ngày làm việc` }) as const;
const days = (value: number) => ({ value, unit: 'day', text: `${value} ngày` }) as const;

describe('appointmentFor', () => {
  it.each([
    // received, term, due
    ['2026-03-04T09:00:00+07:00', workingDays(1), '2026-03-05T17:00:00+07:00'],
    ['2026-03-04T16:59:00+07:00', workingDays(3), '2026-03-09T17:00:00+07:00'],
    ['2026-03-07T09:00:00+07:00', workingDays(1), '2026-03-09T17:00:00+07:00'],
    ['2026-03-06T09:00:00+07:00', workingDays(10), '2026-03-20T17:00:00+07:00'],
    // Tết 2026: the five days 16–20/02 and both weekends
    ['2026-02-13T09:00:00+07:00', workingDays(1), '2026-02-23T17:00:00+07:00'],
    ['2026-02-12T09:00:00+07:00', workingDays(10), '2026-03-05T17:00:00+07:00'],
    ['2026-02-17T09:00:00+07:00', workingDays(1), '2026-02-23T17:00:00+07:00'],
    // swapped days: Saturday 10/01 and 22/08 are worked, 02/01 and 31/08 are off
    ['2025-12-31T09:00:00+07:00', workingDays(1), '2026-01-05T17:00:00+07:00'],
    ['2026-01-09T09:00:00+07:00', workingDays(1), '2026-01-10T17:00:00+07:00'],
    ['2026-08-21T09:00:00+07:00', workingDays(2), '2026-08-24T17:00:00+07:00'],
    ['2026-08-28T09:00:00+07:00', workingDays(1), '2026-09-03T17:00:00+07:00'],
    // Giỗ Tổ on a Sunday with Monday off, then 30/4–1/5
    ['2026-04-24T09:00:00+07:00', workingDays(3), '2026-05-04T17:00:00+07:00'],
    // 24/11/2026, Ngày Văn hóa Việt Nam
    ['2026-11-23T09:00:00+07:00', workingDays(1), '2026-11-25T17:00:00+07:00'],
    ['2026-11-20T09:00:00+07:00', workingDays(3), '2026-11-26T17:00:00+07:00'],
    // calendar days land on a working day
    ['2026-03-04T09:00:00+07:00', days(1), '2026-03-05T17:00:00+07:00'],
    ['2026-03-04T09:00:00+07:00', days(3), '2026-03-09T17:00:00+07:00'],
    ['2026-11-09T09:00:00+07:00', days(15), '2026-11-25T17:00:00+07:00'],
    ['2026-02-06T09:00:00+07:00', days(10), '2026-02-23T17:00:00+07:00'],
    // same day until 15:00 sharp
    ['2026-03-04T14:59:59+07:00', sameDay, '2026-03-04T17:00:00+07:00'],
    ['2026-03-04T15:00:00+07:00', sameDay, '2026-03-04T17:00:00+07:00'],
    ['2026-03-04T15:00:01+07:00', sameDay, '2026-03-05T17:00:00+07:00'],
    ['2026-03-06T16:00:00+07:00', sameDay, '2026-03-09T17:00:00+07:00'],
    ['2026-11-23T15:30:00+07:00', sameDay, '2026-11-25T17:00:00+07:00'],
    ['2026-11-24T09:00:00+07:00', sameDay, '2026-11-25T17:00:00+07:00'],
    ['2026-02-13T15:01:00+07:00', sameDay, '2026-02-23T17:00:00+07:00'],
    ['2026-03-04T16:59:00+07:00', { value: 0, unit: 'day', text: '' } as const, '2026-03-04T17:00:00+07:00'],
    ['2026-03-04T17:01:00+07:00', { value: 0, unit: 'day', text: '' } as const, '2026-03-05T17:00:00+07:00'],
    // another zone's clock: 08:30 UTC is 15:30 here; 20:00 UTC is already tomorrow
    ['2026-03-04T08:30:00Z', sameDay, '2026-03-05T17:00:00+07:00'],
    ['2026-03-04T20:00:00.000Z', sameDay, '2026-03-05T17:00:00+07:00'],
    ['2026-03-05T00:30:00+08:00', workingDays(1), '2026-03-05T17:00:00+07:00'],
  ])('received %s, %j: due %s', (receivedAt, sla, due) => {
    expect(appointmentFor(receivedAt, sla, calendar)).toBe(due);
  });

  it.each([
    // what is due the same day is due the same morning
    ['2026-03-07T09:00:00+07:00', sameDay, '2026-03-07T11:30:00+07:00'],
    ['2026-03-07T11:30:00+07:00', sameDay, '2026-03-07T11:30:00+07:00'],
    ['2026-03-07T11:30:01+07:00', sameDay, '2026-03-09T17:00:00+07:00'],
    ['2026-03-07T15:00:00+07:00', sameDay, '2026-03-09T17:00:00+07:00'],
    // after 15:00 on Friday the next working day is Monday, open desk or not
    ['2026-03-06T15:00:01+07:00', sameDay, '2026-03-09T17:00:00+07:00'],
    ['2026-03-08T09:00:00+07:00', sameDay, '2026-03-09T17:00:00+07:00'],
    // no term counts the Saturday, and no last day falls on it
    ['2026-03-06T09:00:00+07:00', workingDays(1), '2026-03-09T17:00:00+07:00'],
    ['2026-03-06T09:00:00+07:00', workingDays(7), '2026-03-17T17:00:00+07:00'],
    ['2026-03-07T09:00:00+07:00', workingDays(1), '2026-03-09T17:00:00+07:00'],
    ['2026-03-04T09:00:00+07:00', days(3), '2026-03-09T17:00:00+07:00'],
    // a Saturday that is worked instead is a whole day that counts, a Saturday that is off opens nothing
    ['2026-01-09T09:00:00+07:00', workingDays(1), '2026-01-10T17:00:00+07:00'],
    ['2026-01-10T14:00:00+07:00', sameDay, '2026-01-10T17:00:00+07:00'],
    ['2026-05-01T16:00:00+07:00', sameDay, '2026-05-04T17:00:00+07:00'],
  ])('with Saturday mornings, received %s, %j: due %s', (receivedAt, sla, due) => {
    expect(appointmentFor(receivedAt, sla, calendar, openSaturdays)).toBe(due);
  });

  it('opens no desk on a Saturday that is a day off', () => {
    const off = { ...calendar, holidays: [...(calendar.holidays ?? []), '2026-03-07'] };
    expect(appointmentFor('2026-03-07T09:00:00+07:00', sameDay, off, openSaturdays)).toBe('2026-03-09T17:00:00+07:00');
  });

  it.each([
    ['commune-police', undefined, true],
    ['commune-police', { saturdayMornings: false }, true],
    ['commune', undefined, false],
    ['commune', { saturdayMornings: false }, false],
    ['commune', { saturdayMornings: true }, true],
  ] as const)('opens on Saturday mornings: %s at %j, %s', (receivedBy, point, saturdayMorning) => {
    expect(deskHoursOf({ receivedBy }, point)).toEqual({ saturdayMorning });
  });

  it.each(published.named.filter(({ working }) => !working).map(({ date, name }) => [date, name]))(
    'never promises a published day off: %s, %s',
    (date) => {
      const before = isoOfDayNumber((findDayNumber(date) ?? 0) - 1);
      const due = appointmentFor(`${before}T09:00:00+07:00`, days(1), published) ?? '';
      expect(due.slice(0, 10) > date).toBe(true);
      expect(isWorkingDay(date, published)).toBe(false);
    },
  );

  it.each(published.swapWorkingDays)('works on the published swap day %s, until five', (date) => {
    const before = isoOfDayNumber((findDayNumber(date) ?? 0) - 1);
    const due = appointmentFor(`${before}T09:00:00+07:00`, workingDays(1), published);
    expect(due).toBe(`${date}T17:00:00+07:00`);
    expect(appointmentFor(`${date}T15:00:00+07:00`, sameDay, published)).toBe(`${date}T17:00:00+07:00`);
  });

  it('proposes nothing where the term is not a number of days', () => {
    expect(appointmentFor('2026-03-04T09:00:00+07:00', { unit: 'other', text: 'Theo đợt' }, calendar)).toBeUndefined();
    expect(appointmentFor('2026-03-04T09:00:00+07:00', { unit: 'day', text: '' }, calendar)).toBeUndefined();
  });

  it('refuses a moment without a zone as a bug', () => {
    expect(() => appointmentFor('2026-03-04T09:00:00', sameDay, calendar)).toThrow(RangeError);
    expect(() => appointmentFor('2026-02-30T09:00:00Z', sameDay, calendar)).toThrow(RangeError);
  });

  it('always lands on a working day, never before reception, and never earlier for a longer term', () => {
    const first = findDayNumber('2025-12-01') ?? 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 430 }),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 40 }),
        fc.constantFrom<'day' | 'working-day'>('day', 'working-day'),
        fc.constantFrom({ saturdayMorning: false }, openSaturdays),
        (offset, hour, value, unit, hours) => {
          const receivedOn = isoOfDayNumber(first + offset);
          const receivedAt = `${receivedOn}T${String(hour).padStart(2, '0')}:00:00+07:00`;
          const due = appointmentFor(receivedAt, { value, unit, text: '' }, calendar, hours) ?? '';
          const later = appointmentFor(receivedAt, { value: value + 1, unit, text: '' }, calendar, hours) ?? '';
          const isSameMorning = hours.saturdayMorning && value === 0 && due.startsWith(receivedOn);
          expect(isSameMorning || isWorkingDay(due.slice(0, 10), calendar)).toBe(true);
          expect(due.slice(0, 10) >= receivedOn).toBe(true);
          expect(later >= due).toBe(true);
        },
      ),
      { numRuns: propertyRuns(300, 20_000) },
    );
  });
});

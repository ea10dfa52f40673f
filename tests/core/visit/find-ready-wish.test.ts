import { describe, expect, it } from 'vitest';
import { findReadyWish } from '../../../src/core/visit/find-ready-wish.ts';
import type { KnownSchedule, VisitException } from '../../../src/core/visit/schedule.ts';

const today = '2026-11-22';
const volunteer = { role: 'volunteer', personName: 'Nguyễn Văn Thử' } as const;
const official = { role: 'official', personName: 'Lê Thị Công' } as const;

const extra = (hamlet: string, on: string, names: readonly string[] = []): VisitException => ({
  exceptionId: `${hamlet} ${on}`,
  kind: 'extra',
  on,
  hamlet,
  place: 'Nhà văn hóa',
  from: '08:00',
  to: '11:00',
  people: names.map((name) => ({ name })),
});

function known(hamlets: readonly string[], exceptions: readonly VisitException[] = []): KnownSchedule {
  return { schedule: { digest: 'd', rules: [], exceptions, hamlets }, daysOff: {} };
}

describe('where a phone goes next', () => {
  it('is to the next visit of the team, under the name that the team has for it', () => {
    const visits = [extra('Xa', '2026-11-23'), extra('ka lu', '2026-11-26'), extra('Tà Rẹc', '2026-11-27')];
    expect(findReadyWish(known(['Thôn Ka Lu', 'Tà Rẹc'], visits), volunteer, today, [])).toEqual({
      hamlet: 'Thôn Ka Lu',
      on: '2026-11-26',
    });
  });

  it('is to a hamlet of the team whose pack is missing, where no visit is planned', () => {
    const pack = { hamlet: 'Ka Lu', sizeBytes: 1, asOf: '2026-11-22T07:00:00+07:00' };
    const schedule = known(['Thôn Ka Lu', 'Tà Rẹc']);
    expect(findReadyWish(schedule, volunteer, today, [pack])).toEqual({ hamlet: 'Tà Rẹc' });
    expect(findReadyWish(schedule, volunteer, today, [pack, { ...pack, hamlet: 'Tà Rẹc' }])).toEqual({
      hamlet: 'Thôn Ka Lu',
    });
  });

  it('is nowhere for a volunteer without a team, and before a schedule came', () => {
    expect(findReadyWish(known([], [extra('Tà Rẹc', today)]), volunteer, today, [])).toEqual({});
    expect(findReadyWish(undefined, volunteer, today, [])).toEqual({});
  });

  it('is to the visits that name an official, so that a computer of the desk needs no pack', () => {
    const visits = [extra('Tà Rẹc', '2026-11-23', ['Hồ Văn Khác']), extra('Ka Lu', '2026-11-24', ['Lê Thị Công'])];
    expect(findReadyWish(known([], visits), official, today, [])).toEqual({ hamlet: 'Ka Lu', on: '2026-11-24' });
    expect(findReadyWish(known([], visits.slice(0, 1)), official, today, [])).toEqual({});
  });
});

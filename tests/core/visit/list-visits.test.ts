import { describe, expect, it } from 'vitest';
import { listMissedVisits, listVisits } from '../../../src/core/visit/list-visits.ts';
import { isDayOfRule, toDaysOff } from '../../../src/core/visit/schedule.ts';
import type { VisitException, VisitRule } from '../../../src/core/visit/schedule.ts';
import { weekOf } from '../../../src/core/visit/week-of.ts';

/** Thursdays in Tà Rẹc. */
const thursdays: VisitRule = {
  ruleId: 'r1',
  hamlet: 'Tà Rẹc',
  place: 'Nhà văn hóa thôn Tà Rẹc',
  weekday: 4,
  repeat: { kind: 'weekly' },
  from: '08:00',
  to: '11:00',
  people: [{ personId: 'p1', name: 'Hồ Thị Mẫu' }],
  validFrom: '2026-01-01',
};

const daysOf = (rule: Partial<VisitRule>, from: string, to: string, daysOff = {}, exceptions: VisitException[] = []) =>
  listVisits({ rules: [{ ...thursdays, ...rule }], exceptions }, daysOff, from, to).map(({ date }) => date);

describe('which days a rule gives', () => {
  it.each<readonly [string, Partial<VisitRule>, string, string, readonly string[]]>([
    ['every week', {}, '2026-11-01', '2026-11-30', ['2026-11-05', '2026-11-12', '2026-11-19', '2026-11-26']],
    ['the first and the last day asked for count', {}, '2026-11-05', '2026-11-12', ['2026-11-05', '2026-11-12']],
    [
      'every second week counts from the first such weekday of the validity',
      { repeat: { kind: 'second-week' }, validFrom: '2026-11-02' },
      '2026-10-01',
      '2026-12-05',
      ['2026-11-05', '2026-11-19', '2026-12-03'],
    ],
    [
      'every second week over the turn of a year of 53 weeks',
      { repeat: { kind: 'second-week' }, validFrom: '2026-12-17' },
      '2026-12-15',
      '2027-01-31',
      ['2026-12-17', '2026-12-31', '2027-01-14', '2027-01-28'],
    ],
    [
      'a fifth weekday only where there is one',
      { repeat: { kind: 'month', turn: 5 } },
      '2026-01-01',
      '2026-12-31',
      ['2026-01-29', '2026-04-30', '2026-07-30', '2026-10-29', '2026-12-31'],
    ],
    [
      'the last weekday is the fourth or the fifth',
      { repeat: { kind: 'month', turn: -1 } },
      '2026-09-01',
      '2026-12-31',
      ['2026-09-24', '2026-10-29', '2026-11-26', '2026-12-31'],
    ],
    [
      'the first weekday may be the first of the month',
      { repeat: { kind: 'month', turn: 1 } },
      '2026-01-01',
      '2026-03-31',
      ['2026-01-01', '2026-02-05', '2026-03-05'],
    ],
    [
      '29 February of a leap year is a day like others',
      { weekday: 2, repeat: { kind: 'month', turn: 5 } },
      '2028-02-01',
      '2028-02-29',
      ['2028-02-29'],
    ],
    [
      'and is not there in the year after',
      { weekday: 2, repeat: { kind: 'month', turn: 5 } },
      '2027-02-01',
      '2027-03-01',
      [],
    ],
    [
      'the validity includes both its days',
      { validFrom: '2026-11-05', validTo: '2026-11-19' },
      '2026-10-01',
      '2026-12-31',
      ['2026-11-05', '2026-11-12', '2026-11-19'],
    ],
    ['nothing after the validity', { validTo: '2026-11-18' }, '2026-11-16', '2026-11-30', []],
    ['Sundays too', { weekday: 0 }, '2026-11-01', '2026-11-08', ['2026-11-01', '2026-11-08']],
    ['nothing where the days are the wrong way round', {}, '2026-11-30', '2026-11-01', []],
    ['nothing for a day that does not exist', {}, '2026-11-31', '2026-12-31', []],
  ])('%s', (_, rule, from, to, days) => expect(daysOf(rule, from, to)).toEqual(days));

  it('lists a year, and refuses what would never end', () => {
    expect(daysOf({}, '2026-01-01', '2026-12-31')).toHaveLength(53);
    expect(() => daysOf({}, '2026-01-01', '2030-01-01')).toThrow(RangeError);
  });

  it('knows nothing of a day that is none', () => expect(isDayOfRule(thursdays, 'hôm nay')).toBe(false));

  it.each([
    ['2026-11-22', '2026-11-16', '2026-11-22'],
    ['2026-11-23', '2026-11-23', '2026-11-29'],
    ['2026-12-31', '2026-12-28', '2027-01-03'],
  ])('puts %s into its week from Monday', (day, from, to) => expect(weekOf(day)).toEqual({ from, to }));

  it('counts weeks ahead and behind', () => {
    expect(weekOf('2026-12-31', 1)).toEqual({ from: '2027-01-04', to: '2027-01-10' });
    expect(weekOf('2026-12-31', -1).to).toBe('2026-12-27');
    expect(() => weekOf('mai')).toThrow(RangeError);
  });
});

describe('holidays', () => {
  /** Tết Bính Ngọ, with the day exchanged for a Saturday. */
  const tet = toDaysOff({
    holidays: ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'],
    named: [{ date: '2026-02-19', name: 'Tết Nguyên đán (mùng 3)' }],
  });

  it('cancel a visit by themselves, and say why', () => {
    expect(daysOf({}, '2026-02-09', '2026-03-01', tet)).toEqual(['2026-02-12', '2026-02-26']);
    const missed = listMissedVisits({ rules: [thursdays], exceptions: [] }, tet, '2026-02-16', '2026-02-22');
    expect(missed).toEqual([
      expect.objectContaining({
        date: '2026-02-19',
        why: 'holiday',
        reason: 'Tết Nguyên đán (mùng 3)',
        hamlet: 'Tà Rẹc',
      }),
    ]);
  });

  it('have a name even where the list gives none', () => expect(tet['2026-02-16']).toBe('Ngày nghỉ lễ'));

  it('are overruled by an exception, and the visit says that it is one', () => {
    const held: VisitException = { exceptionId: 'e1', kind: 'held', ruleId: 'r1', on: '2026-02-19' };
    const visits = listVisits({ rules: [thursdays], exceptions: [held] }, tet, '2026-02-16', '2026-02-22');
    expect(visits).toEqual([expect.objectContaining({ date: '2026-02-19', holiday: 'Tết Nguyên đán (mùng 3)' })]);
    expect(listMissedVisits({ rules: [thursdays], exceptions: [held] }, tet, '2026-02-16', '2026-02-22')).toEqual([]);
  });

  it('do not touch a Saturday that is worked in exchange', () => {
    expect(daysOf({ weekday: 6 }, '2026-02-16', '2026-02-22', tet)).toEqual(['2026-02-21']);
  });
});

describe('exceptions', () => {
  const moved: VisitException = {
    exceptionId: 'e2',
    kind: 'moved',
    ruleId: 'r1',
    on: '2026-11-26',
    reason: 'Đường ngập',
    day: '2026-12-03',
    from: '14:00',
    to: '16:00',
    place: 'Trường học',
  };
  const schedule = { rules: [thursdays], exceptions: [moved] };

  it('a cancelled day is not there, and stands with its reason among what was missed', () => {
    const cancelled: VisitException = {
      exceptionId: 'e1',
      kind: 'cancelled',
      ruleId: 'r1',
      on: '2026-11-26',
      reason: 'Bão',
    };
    expect(daysOf({}, '2026-11-23', '2026-11-29', {}, [cancelled])).toEqual([]);
    expect(listMissedVisits({ rules: [thursdays], exceptions: [cancelled] }, {}, '2026-11-23', '2026-11-29')).toEqual([
      expect.objectContaining({ why: 'cancelled', reason: 'Bão', exceptionId: 'e1' }),
    ]);
  });

  it('a visit moved onto the day of another stands beside it, under the id it always had', () => {
    const visits = listVisits(schedule, {}, '2026-11-30', '2026-12-06');
    expect(visits.map(({ visitId, from }) => [visitId, from])).toEqual([
      ['r1.2026-12-03', '08:00'],
      ['r1.2026-11-26', '14:00'],
    ]);
    expect(visits[1]).toMatchObject({ place: 'Trường học', movedFrom: { date: '2026-11-26', reason: 'Đường ngập' } });
  });

  it('says in its old week where it went', () => {
    expect(listVisits(schedule, {}, '2026-11-23', '2026-11-29')).toEqual([]);
    expect(listMissedVisits(schedule, {}, '2026-11-23', '2026-11-29')).toEqual([
      expect.objectContaining({ why: 'moved', movedTo: '2026-12-03' }),
    ]);
  });

  it('moved within its day it is not missed', () => {
    const later = { ...schedule, exceptions: [{ ...moved, day: '2026-11-26' }] };
    expect(listVisits(later, {}, '2026-11-26', '2026-11-26')).toEqual([expect.objectContaining({ from: '14:00' })]);
    expect(listMissedVisits(later, {}, '2026-11-26', '2026-11-26')).toEqual([]);
  });

  it('of a day on which the rule gives no visit are of no account', () => {
    const stray = { rules: [{ ...thursdays, weekday: 3 }], exceptions: [moved] };
    expect(listVisits(stray, {}, '2026-12-03', '2026-12-03')).toEqual([]);
  });

  it('leave the reception point behind when the place changes', () => {
    const atPoint = { rules: [{ ...thursdays, receptionPointId: 'point' }], exceptions: [moved] };
    const [usual, elsewhere] = listVisits(atPoint, {}, '2026-12-03', '2026-12-03');
    expect([usual?.receptionPointId, elsewhere?.receptionPointId]).toEqual(['point', undefined]);
  });

  it('an extra visit stands on its day', () => {
    const { hamlet, place, from, to, people } = thursdays;
    const extra: VisitException = {
      exceptionId: 'e3',
      kind: 'extra',
      on: '2026-11-24',
      hamlet,
      place,
      from,
      to,
      people,
    };
    const [visit] = listVisits(
      { rules: [], exceptions: [extra] },
      { '2026-11-24': 'Ngày Văn hóa' },
      '2026-11-24',
      '2026-11-24',
    );
    expect(visit).toMatchObject({ visitId: 'e3', date: '2026-11-24', holiday: 'Ngày Văn hóa' });
    expect(visit?.rule).toBeUndefined();
    expect(listVisits({ rules: [], exceptions: [extra] }, {}, '2026-11-25', '2026-11-30')).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { countWorkingDays, deadlineState } from '../../../src/core/reception/deadline.ts';

/** 24 November 2026 is a Tuesday and a day off; the 28th and 29th are a weekend. */
const calendar = { holidays: ['2026-11-24'] };
const due = '2026-11-30T17:00:00+07:00';

describe('how near an appointment is', () => {
  it.each([
    ['2026-11-23T08:00:00+07:00', 'far'],
    ['2026-11-25T08:00:00+07:00', 'far'],
    ['2026-11-26T08:00:00+07:00', 'near'],
    ['2026-11-27T23:59:00+07:00', 'near'],
    ['2026-11-29T08:00:00+07:00', 'near'],
    ['2026-11-30T00:00:00+07:00', 'today'],
    ['2026-11-30T17:00:00+07:00', 'today'],
    ['2026-11-30T17:00:01+07:00', 'late'],
    ['2026-12-01T08:00:00+07:00', 'late'],
  ])('is seen from %s as %s', (now, state) => {
    expect(deadlineState(due, now, calendar)).toBe(state);
  });

  it('warns two working days before even across a holiday and a weekend', () => {
    expect(deadlineState('2026-11-25T17:00:00+07:00', '2026-11-20T08:00:00+07:00', calendar)).toBe('near');
    expect(deadlineState('2026-11-26T17:00:00+07:00', '2026-11-20T08:00:00+07:00', calendar)).toBe('far');
  });

  it.each([
    // Saturday 28/11 is a day off, then one that is worked instead; seen from the Thursday before
    [{ holidays: ['2026-11-24'] }, '2026-11-26T08:00:00+07:00', 'near'],
    [{ holidays: ['2026-11-24'], swapWorkingDays: ['2026-11-28'] }, '2026-11-26T08:00:00+07:00', 'far'],
    [{ holidays: ['2026-11-24'], swapWorkingDays: ['2026-11-28'] }, '2026-11-27T08:00:00+07:00', 'near'],
    [{ holidays: ['2026-11-24', '2026-11-27'] }, '2026-11-25T08:00:00+07:00', 'near'],
  ] as const)('counts a Saturday only where it is worked instead: %j, from %s', (days, now, state) => {
    expect(deadlineState(due, now, days)).toBe(state);
  });

  it('keeps what was promised for a Saturday morning in sight until its minute', () => {
    const morning = '2026-11-28T11:30:00+07:00';
    expect(deadlineState(morning, '2026-11-27T23:59:00+07:00', calendar)).toBe('near');
    expect(deadlineState(morning, '2026-11-28T11:30:00+07:00', calendar)).toBe('today');
    expect(deadlineState(morning, '2026-11-28T11:30:01+07:00', calendar)).toBe('late');
  });

  it('throws for what is no time', () => {
    expect(() => deadlineState('soon', '2026-11-26T08:00:00+07:00', calendar)).toThrow(RangeError);
  });
});

describe('working days between two moments', () => {
  it('begin with the day after the first and end with the second', () => {
    expect(countWorkingDays('2026-11-20T08:00:00+07:00', '2026-11-25T08:00:00+07:00', calendar)).toBe(2);
    expect(countWorkingDays('2026-11-20T08:00:00+07:00', '2026-11-20T17:00:00+07:00', calendar)).toBe(0);
    expect(countWorkingDays('2026-11-25T08:00:00+07:00', '2026-11-20T08:00:00+07:00', calendar)).toBe(0);
  });

  it('are not counted past what is asked for', () => {
    expect(countWorkingDays('2026-11-20T08:00:00+07:00', '2036-11-20T08:00:00+07:00', calendar, 3)).toBe(3);
  });
});

import { expect, it } from 'vitest';
import { parseDeskWords } from '../../../src/core/reception/desk-action.ts';
import { appointmentFor } from '../../../src/core/reception/working-days.ts';
import { findProblems } from '../../../src/core/procedure/find-problems.ts';
import { readProcedure } from '../../fixtures/read-procedure.ts';

it('refuses words with U+0000, which no database holds', () => {
  expect(parseDeskWords('Thiếu\0giấy')).toEqual({ ok: false, problem: { code: 'bad-request' } });
  expect(parseDeskWords(' Thiếu giấy ')).toEqual({ ok: true, value: 'Thiếu giấy' });
});

it('proposes an appointment with a calendar that names no day', () => {
  const due = appointmentFor(
    '2026-11-23T09:00:00+07:00',
    { value: 2, unit: 'working-day', text: '2 ngày làm việc' },
    {},
  );
  expect(due).toBe('2026-11-25T17:00:00+07:00');
});

it('judges a draft that holds nothing', () => {
  const codes = findProblems(readProcedure('1.014027'), {}).map(({ code }) => code);
  expect(codes).toContain('answer-missing');
});

import { expect, it } from 'vitest';
import { hasEnded } from '../../../src/core/procedure/has-ended.ts';

const ending = { effectiveTo: '2026-12-31', unverified: ['fee'] };

it.each([
  ['the day before', ending, '2026-12-30', false],
  ['the last day', ending, '2026-12-31', false],
  ['the day after', ending, '2027-01-01', true],
  ['a last day that is only expected', { ...ending, unverified: ['effectiveTo'] }, '2027-01-01', false],
  ['no last day', { unverified: [] }, '2099-01-01', false],
])('%s', (_, procedure, today, ended) => {
  expect(hasEnded(procedure, today)).toBe(ended);
});

import { expect, it } from 'vitest';
import { ownOfficialNumber, parseOfficialNumber } from '../../../src/core/reception/official-number.ts';

it.each([
  ['H15.50.05.13-261008-0975', 'H15.50.05.13-261008-0975'],
  ['G01.899.909-260916-890028', 'G01.899.909-260916-890028'],
  ['000.00.00.H50-240315-0007', '000.00.00.H50-240315-0007'],
  [' h50.12 – 261121 – 0001\r\n', 'H50.12-261121-0001'],
])('reads %j', (text, number) => {
  expect(parseOfficialNumber(text)).toEqual({ ok: true, value: number });
});

it.each(['', '4821-0937-5', 'H50', 'H50.12-261121', 'H50.12-261121-1', `H50${'.1'.repeat(30)}-261121-0001`, 'x'.repeat(999)])(
  'refuses %j',
  (text) => {
    expect(parseOfficialNumber(text)).toEqual({ ok: false, problem: { code: 'number-invalid' } });
  },
);

it("makes a commune's own number that it would read itself", () => {
  const number = ownOfficialNumber('H50.12', '2026-11-21T08:30:00+07:00', 7);
  expect(number).toBe('H50.12-261121-0007');
  expect(parseOfficialNumber(number)).toEqual({ ok: true, value: number });
});

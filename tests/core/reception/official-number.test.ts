import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { officeStates } from '../../../src/core/dossier/dossier-status.ts';
import {
  isKnownNumberShape,
  longestOfficialNumber,
  ownOfficialNumber,
  parseAgencyId,
  parseOfficialNumber,
} from '../../../src/core/reception/official-number.ts';
import { findOfficeState, getOfficialStatus, officialStatuses } from '../../../src/core/reception/official-status.ts';

describe('an official number', () => {
  it.each([
    ['G01.899.909-260916-890028', 'G01.899.909-260916-890028'],
    ['000.00.00.H50-240315-0007', '000.00.00.H50-240315-0007'],
    [' h50.12 - 261121 - 0001\n', 'H50.12-261121-0001'],
    ['H50–261121–0001', 'H50-261121-0001'],
    ['12/2026/TTPVHCC', '12/2026/TTPVHCC'],
  ])('reads %j as %s', (text, number) => {
    expect(parseOfficialNumber(text)).toEqual({ ok: true, value: number });
  });

  it.each(['', '   ', 'Hồ Thị Mẫu', 'H50', '-123', '123-', 'H50--1234', 'H50_1234', '<b>123</b>', 42, null, undefined])(
    'does not take %j',
    (text) => {
      expect(parseOfficialNumber(text)).toMatchObject({ ok: false, problem: { code: 'number-invalid' } });
    },
  );

  it('does not take the mã tạm of the slip', () => {
    expect(parseOfficialNumber('4821-0937-5').ok).toBe(false);
    expect(parseOfficialNumber('482109375').ok).toBe(false);
  });

  it('has at most 50 characters', () => {
    expect(parseOfficialNumber(`H50-${'1'.repeat(longestOfficialNumber - 4)}`).ok).toBe(true);
    expect(parseOfficialNumber(`H50-${'1'.repeat(longestOfficialNumber - 3)}`).ok).toBe(false);
  });

  it('is read the same again from what was stored, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const once = parseOfficialNumber(text);
        if (once.ok) expect(parseOfficialNumber(once.value)).toEqual(once);
      }),
      { numRuns: process.env['SLOW'] ? 100_000 : 300 },
    );
  });
});

describe('an own number', () => {
  it('is the agency id, the day and the serial of that day', () => {
    expect(ownOfficialNumber('000.00.44.H50', '2026-11-21', 7)).toBe('000.00.44.H50-261121-0007');
    expect(ownOfficialNumber('H50.12', '2027-01-02', 12_345)).toBe('H50.12-270102-12345');
  });

  it('is one that the desk itself would accept, in a known shape', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999 }),
        fc.constantFrom('H50', 'H50.12', 'H50.1.22'),
        (serial, agency) => {
          const number = ownOfficialNumber(agency, '2026-11-21', serial);
          expect(parseOfficialNumber(number)).toEqual({ ok: true, value: number });
          expect(isKnownNumberShape(number)).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('needs an agency id', () => {
    expect(parseAgencyId(' h50.12 ')).toEqual({ ok: true, value: 'H50.12' });
    expect(parseAgencyId('000.00.44.H50').ok).toBe(true);
    for (const wrong of ['', 'UBND xã', 'H5', '50.H', undefined]) expect(parseAgencyId(wrong).ok).toBe(false);
  });
});

describe('official statuses', () => {
  it('has a counterpart for every state of ours and comes back to it', () => {
    for (const state of officeStates) {
      const back = findOfficeState(getOfficialStatus(state).code);
      expect(back).toBe(state === 'in-review' ? 'received' : state);
    }
  });

  it('numbers the ten of the published list', () => {
    expect(officialStatuses.map(({ code }) => Number(code))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(findOfficeState('6')).toBeUndefined();
    expect(findOfficeState('99')).toBeUndefined();
  });
});

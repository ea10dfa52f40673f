import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkDigitOf,
  formatLocalCode,
  isLocalCode,
  newLocalCode,
  parseLocalCode,
} from '../../../src/core/dossier/local-code.ts';
import { formatSheetCode, isSlipToken, parseSheetCode } from '../../../src/core/dossier/sheet-code.ts';
import { propertyRuns } from '../../fixtures/runs.ts';

const eightDigits = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 })
  .map((digits) => digits.join(''));

describe('a local code', () => {
  it('carries the check digit of ISO 7064 MOD 11,10', () => {
    expect(checkDigitOf('48210937')).toBe('5');
    expect(checkDigitOf('0794')).toBe('5');
    expect(formatLocalCode('482109375')).toBe('4821-0937-5');
  });

  it('comes valid from any source of fractions', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (fraction) => isLocalCode(newLocalCode(() => fraction))),
      { numRuns: propertyRuns(200, 10_000) },
    );
    const fractions = [0.45, 0.81, 0.22, 0.19, 0.05, 0.93, 0.33, 0.72];
    expect(newLocalCode(() => fractions.shift() ?? 0)).toBe('482109375');
  });

  it('betrays any single wrong digit', () => {
    fc.assert(
      fc.property(eightDigits, fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (digits, at, shift) => {
        const code = digits + checkDigitOf(digits);
        const wrong = code.slice(0, at) + String((Number(code[at]) + shift) % 10) + code.slice(at + 1);
        return isLocalCode(code) && !isLocalCode(wrong);
      }),
      { numRuns: propertyRuns(500, 50_000) },
    );
  });

  it.each(['482109375', '4821-0937-5', ' 4821 0937 5 ', '4821.0937.5', '４８２１–0937–5'])(
    'is read from %j',
    (text) => {
      expect(parseLocalCode(text)).toEqual({ ok: true, value: '482109375' });
    },
  );

  it.each(['482109374', '48210937', '4821093755', '', 'NHAP-1', '48210937X'])('is not %j', (text) => {
    expect(parseLocalCode(text)).toEqual({ ok: false, problem: { code: 'sheet-code-invalid' } });
  });
});

const token = 'AAECAwQFBgcICQoLDA0ODw';

describe('a coded sheet', () => {
  it('comes back from its own QR, whatever the address', () => {
    for (const address of ['https://gocua.example', 'https://gocua.example/', 'http://127.0.0.1:8080/xa']) {
      const text = formatSheetCode(address, '482109375', token);
      expect(parseSheetCode(text)).toEqual({ ok: true, value: { code: '482109375', slipToken: token } });
    }
    expect(formatSheetCode('https://gocua.example/', '482109375', token)).toBe(
      `https://gocua.example/tra-cuu#482109375.${token}`,
    );
  });

  it('gives only the code for bare digits', () => {
    expect(parseSheetCode('4821-0937-5\r\n')).toEqual({ ok: true, value: { code: '482109375' } });
  });

  it.each([
    `https://gocua.example/tra-cuu#482109374.${token}`,
    'https://gocua.example/tra-cuu#482109375.short',
    `https://gocua.example/moi#${token}`,
    `javascript:/tra-cuu#482109375.${token}`,
    'https://gocua.example/tra-cuu#482109375',
    'x'.repeat(5000),
  ])('is not %j', (text) => {
    expect(parseSheetCode(text)).toEqual({ ok: false, problem: { code: 'sheet-code-invalid' } });
  });

  it('knows a token of exactly 128 bits', () => {
    expect(isSlipToken(token)).toBe(true);
    expect(isSlipToken(`${token.slice(0, 21)}x`)).toBe(false);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 600 }),
        (text) => typeof parseSheetCode(text).ok === 'boolean',
      ),
      { numRuns: propertyRuns(1000, 100_000) },
    );
  });
});

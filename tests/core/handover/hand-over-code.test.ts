import { assert, constantFrom, integer, property, record, string, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigitOf } from '../../../src/core/dossier/local-code.ts';
import { formatHandOverCode, isHandOverCode, parseHandOverCode } from '../../../src/core/handover/hand-over-code.ts';
import type { HandOverCode } from '../../../src/core/handover/hand-over-code.ts';
import { mostEnvelopes } from '../../../src/core/handover/hand-over.ts';
import { uuidFor } from '../../fixtures/dossier-fixtures.ts';
import { fuzzRuns, propertyRuns } from '../../fixtures/runs.ts';

const codeFor = (count: number) => {
  const digits = String(count).padStart(8, '0');
  return digits + checkDigitOf(digits);
};
const someEnvelopes = uniqueArray(
  record({ code: integer({ min: 0, max: 99_999_999 }).map(codeFor), step: integer({ min: 1, max: 1000 }) }),
  { selector: ({ code }) => code, minLength: 1, maxLength: mostEnvelopes },
);
const anOffer = (envelopes: HandOverCode['envelopes']): HandOverCode => ({
  part: 'offer',
  kind: 'person',
  handOverId: uuidFor('hand-over'),
  deviceId: 'abc_DEF-1',
  name: 'Hồ Thị Mẫu',
  envelopes,
});

describe('the code between two phones', () => {
  it('comes back as it was shown', () => {
    assert(
      property(someEnvelopes, constantFrom('results' as const, undefined), (envelopes, purpose) => {
        const code = { ...anOffer(envelopes), ...(purpose && { purpose }) };
        expect(parseHandOverCode(formatHandOverCode(code))).toEqual({ ok: true, value: code });
      }),
      { numRuns: propertyRuns(200, 20_000) },
    );
  });

  it('fits with all that one hand-over takes into what a cheap camera reads', () => {
    const envelopes = Array.from({ length: mostEnvelopes }, (_, index) => ({ code: codeFor(index), step: 12 }));
    expect(new TextEncoder().encode(formatHandOverCode(anOffer(envelopes))).length).toBeLessThan(800);
  });

  it('is nothing else, however it is bent', () => {
    assert(
      property(string(), (text) => {
        expect(parseHandOverCode(text).ok).toBe(false);
        expect(parseHandOverCode(`GOCUA-PB1|offer|${text}`).ok).toBe(false);
      }),
      { numRuns: fuzzRuns(500) },
    );
  });

  it('names no envelope twice, and an offer at least one; an answer may have counted none', () => {
    const one = { code: codeFor(7), step: 1 };
    expect(parseHandOverCode(formatHandOverCode(anOffer([one, one])))).toMatchObject({ ok: false });
    expect(parseHandOverCode(formatHandOverCode(anOffer([])))).toMatchObject({ ok: false });
    expect(parseHandOverCode(formatHandOverCode({ ...anOffer([]), part: 'counted' }))).toMatchObject({ ok: true });
  });

  it('is told apart from the sheet of a pad', () => {
    expect(isHandOverCode('https://x.vn/tra-cuu#482109375.abc')).toBe(false);
    expect(isHandOverCode(` ${formatHandOverCode(anOffer([{ code: codeFor(1), step: 1 }]))}\n`)).toBe(true);
  });
});

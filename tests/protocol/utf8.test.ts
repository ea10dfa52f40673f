import { TextDecoder, TextEncoder } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeUtf8, encodeUtf8 } from '../../src/protocol/utf8.ts';
import { fuzzRuns, fuzzTimeoutMs } from '../fixtures/runs.ts';

describe('utf8', () => {
  it(
    'encodes any text as the platform does, unpaired surrogates included',
    () => {
      const anyText = fc
        .array(fc.nat(0xffff), { maxLength: 60 })
        .map((units) => units.map((unit) => String.fromCharCode(unit)).join(''));
      fc.assert(
        fc.property(fc.oneof(anyText, fc.string({ unit: 'binary' })), (text) => {
          expect([...encodeUtf8(text)]).toEqual([...new TextEncoder().encode(text)]);
        }),
        { numRuns: fuzzRuns(2_000) },
      );
    },
    fuzzTimeoutMs,
  );

  it(
    'decodes any bytes as a strict platform decoder does',
    () => {
      const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
      const platform = (bytes: Uint8Array) => {
        try {
          return strict.decode(bytes);
        } catch {
          return undefined;
        }
      };
      const likely = fc.array(
        fc.constantFrom(0x41, 0x80, 0x9f, 0xa0, 0xbf, 0xc2, 0xe0, 0xe1, 0xed, 0xef, 0xf0, 0xf4, 0xf5),
        {
          maxLength: 8,
        },
      );
      fc.assert(
        fc.property(
          fc.oneof(fc.uint8Array({ maxLength: 40 }), likely.map(Uint8Array.from.bind(Uint8Array))),
          (bytes) => {
            expect(decodeUtf8(bytes)).toBe(platform(bytes));
          },
        ),
        { numRuns: fuzzRuns(5_000) },
      );
    },
    fuzzTimeoutMs,
  );

  it('carries Vietnamese of any length through', () => {
    const text = 'Trợ cấp hưu trí xã hội – Hồ Thị Mẫu 🏠 '.repeat(400);
    expect(decodeUtf8(encodeUtf8(text))).toBe(text);
  });
});

import { describe, expect, it } from 'vitest';
import type { LinkRate } from '../../../src/core/delivery/link-rate.ts';
import { getBodyBytes, nextLinkRate } from '../../../src/core/delivery/link-rate.ts';

describe('link rate', () => {
  it('starts with 64 KB bodies', () => {
    expect(getBodyBytes({})).toBe(65_536);
  });

  it('makes bodies of about eight seconds', () => {
    expect(getBodyBytes(nextLinkRate({}, 125_000, 1_000))).toBe(1_000_000);
  });

  it('keeps bodies between 16 KB and 4 MB', () => {
    expect(getBodyBytes({ bytesPerSecond: 1 })).toBe(16_384);
    expect(getBodyBytes({ bytesPerSecond: 1e12 })).toBe(4 * 1024 * 1024);
  });

  it('moves half way to every new measure', () => {
    expect(nextLinkRate({ bytesPerSecond: 1_000 }, 3_000, 1_000)).toEqual({ bytesPerSecond: 2_000 });
  });

  it.each([0, -5, Number.NaN, 11 * 60_000])('ignores a duration of %d ms', (durationMs) => {
    const rate: LinkRate = { bytesPerSecond: 7 };
    expect(nextLinkRate(rate, 1_000, durationMs)).toBe(rate);
  });
});

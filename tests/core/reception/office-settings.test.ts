import { describe, expect, it } from 'vitest';
import { findLoadWindow, findSpreadSeconds } from '../../../src/core/reception/office-settings.ts';

describe('the load window', () => {
  it('spreads from its first minute to before its last, and nobody outside of it', () => {
    const window = findLoadWindow({ from: '16:30', to: '18:30', spreadMinutes: 40 }) ?? null;
    const seen = ['16:29', '16:30', '18:29', '18:30'].map((time) => findSpreadSeconds(window, time));
    expect(seen).toEqual([undefined, 2_400, 2_400, undefined]);
    expect(findSpreadSeconds(null, '17:00')).toBeUndefined();
  });

  it('is none when it ends before it begins, is shorter than a quarter of an hour, or spreads over no time', () => {
    const whole = { from: '16:30', to: '18:30', spreadMinutes: 40 };
    for (const change of [{ to: '16:00' }, { to: '16:44' }, { spreadMinutes: 0 }, { from: '24:00' }, { from: 5 }]) {
      expect(findLoadWindow({ ...whole, ...change })).toBeUndefined();
    }
  });
});

import { describe, expect, it } from 'vitest';
import { countErrands, isSameHamlet } from '../../../src/core/visit/visit-errands.ts';

describe('what a visit is for', () => {
  const dossiers = [
    { hamlet: 'Thôn Tà Rẹc', state: 'supplement' },
    { hamlet: 'tà rẹc', state: 'done' },
    { hamlet: 'Ta Rec', state: 'accepted' },
    { hamlet: 'Ba Nang', state: 'supplement' },
    { state: 'done' },
    { hamlet: 'Tà Rẹc' },
  ] as const;

  it('is counted by hamlet however it was written, and apart where it is not known', () => {
    expect(countErrands(dossiers, 'Tà Rẹc')).toEqual({ supplements: 1, results: 1 });
    expect(countErrands(dossiers, 'A Rồng')).toEqual({ supplements: 0, results: 0 });
    expect(countErrands(dossiers)).toEqual({ supplements: 0, results: 1 });
  });

  it.each([
    ['Thôn 3', 'thon  3', true],
    ['Thôn 3', 'Thôn 13', false],
    ['bản Cát', 'Cát', true],
    ['Thôn', 'Bản', false],
  ])('takes %s and %s for one hamlet: %s', (one, other, same) => expect(isSameHamlet(one, other)).toBe(same));
});

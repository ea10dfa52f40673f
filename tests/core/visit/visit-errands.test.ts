import { describe, expect, it } from 'vitest';
import { findHamletGroup, groupHamlets } from '../../../src/core/visit/group-hamlets.ts';
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
    ['Thôn Làng Cát', 'Làng Cát', true],
    ['Thôn Bản Chùa', 'bản chùa', true],
    ['Làng Cát', 'Cát', true],
    ['Thôn Làng Cát', 'Thôn Cát', false],
    ['Thôn Làng Cát', 'Cát', false],
    ['Bản 1', 'Thôn 1', false],
    ['Bản 1', '1', true],
    ['Khu phố 03', 'KP3', false],
    ['Khu phố 03', 'KP. 3', true],
    ['Tổ dân phố 2', 'TDP 2', true],
    ['Thôn Ba-Rầu', 'bản  Ba Rầu', false],
    ['Thôn Ba-Rầu', 'Barầu', true],
    ['Thôn 1', 'Thôn 10', false],
    ['', '', true],
  ])('takes %s and %s for one hamlet: %s', (one, other, same) => expect(isSameHamlet(one, other)).toBe(same));
});

describe('the hamlets of a commune', () => {
  const namesOf = (lists: readonly (readonly string[])[], met: readonly string[] = []) =>
    groupHamlets(lists, met).map(({ spellings }) => spellings.join(' = '));

  it('are one under all their spellings, also where somebody wrote another kind before the name', () => {
    expect(
      namesOf(
        [
          ['Thôn Làng Cát', 'Thôn 1'],
          ['Làng Cát', 'Bản 1'],
        ],
        ['lang cat', 'bản 1', 'Pa Hy'],
      ),
    ).toEqual(['Thôn Làng Cát = Làng Cát = lang cat', 'Thôn 1 = Bản 1 = bản 1', 'Pa Hy']);
  });

  it('stay apart where a list of the commune has both, and a name that may be either stays apart from both', () => {
    expect(
      namesOf(
        [
          ['Bản 1', 'Thôn 1'],
          ['Thôn 1 ', 'Bản 01'],
        ],
        ['thôn 1', '1'],
      ),
    ).toEqual(['Bản 1 = Bản 01', 'Thôn 1 = Thôn 1  = thôn 1', '1']);
    expect(namesOf([['Thôn 2'], ['Thôn 2', 'Khu phố 2']])).toEqual(['Thôn 2', 'Khu phố 2']);
  });

  it('are found by what somebody wrote, unless that may be one of two', () => {
    const groups = groupHamlets([['Thôn Cát', 'Bản 1', 'Thôn 1']]);
    expect(
      ['bản cát', 'Cát', 'thôn 01', '1', 'khu phố 1', 'Pa Hy'].map((name) => findHamletGroup(groups, name)?.name),
    ).toEqual(['Thôn Cát', 'Thôn Cát', 'Thôn 1', undefined, undefined, undefined]);
  });
});

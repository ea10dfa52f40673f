import { describe, expect, it } from 'vitest';
import { typedTerms } from '../../../src/core/search/typed-terms.ts';

const words = ['khai', 'sinh', 'dang', 'ky', 'khuyet', 'tat', 'tu', 'thuong', 'tru', 'bhyt'];
const isKnown = (beginning: string) => words.some((word) => word.startsWith(beginning));
const read = (query: string) => typedTerms(query, isKnown);

describe('typedTerms', () => {
  it.each([
    ['Khai Sinh', ['khai', 'sinh']],
    ['khaisinh', ['khai', 'sinh']],
    ['dangkykhaisi', ['dang', 'ky', 'khai', 'si']],
    ['ddawng kys', ['dang', 'ky']],
    ['khuyeets taatj', ['khuyet', 'tat']],
    ['thuwowngf truj', ['thuong', 'tru']],
    ['1.014027', ['1.014027']],
    ['1.0140', ['1.0140']],
    ['zzz', ['zzz']],
    ['  ', []],
  ])('reads %j as %j', (query, terms) => {
    expect(read(query)).toEqual(terms);
  });

  it('takes at most twelve words of a pasted text', () => {
    expect(read('khai '.repeat(1_000))).toHaveLength(12);
    expect(read('khaisinh '.repeat(20))).toHaveLength(12);
  });
});

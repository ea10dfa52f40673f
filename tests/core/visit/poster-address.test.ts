import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nfc } from '../../../src/core/text/nfc.ts';
import {
  findPosterAddress,
  formatPosterAddress,
  formatPosterPath,
  formatTypedAddress,
} from '../../../src/core/visit/poster-address.ts';
import { posterWords } from '../../../src/core/visit/poster.ts';

const read = (path: string) => findPosterAddress(...(path.split('?') as [string, string?]));

describe('a poster’s address', () => {
  it('says procedure, commune and hamlet in the path and the query', () => {
    const address = { code: '1.001193', commune: '19564', hamlet: 'Thôn Tà Rẹc' };
    const path = formatPosterPath(address);
    expect(path).toBe('/tt/1.001193?xa=19564&thon=Th%C3%B4n+T%C3%A0+R%E1%BA%B9c');
    expect(read(path)).toEqual(address);
    expect(formatPosterAddress('https://gocua.example/', { code: '1.001193' })).toBe(
      'https://gocua.example/tt/1.001193',
    );
  });

  it('comes back whatever the hamlet is called', () => {
    const hamlets = fc
      .string({ minLength: 1, maxLength: 60 })
      .map((text) => nfc(text.replace(/[\p{Cc}\p{Cf}<>\uD800-\uDFFF]/gu, '')));
    fc.assert(
      fc.property(hamlets, (hamlet) => {
        fc.pre(hamlet !== '');
        expect(read(formatPosterPath({ commune: '19564', hamlet }))).toEqual({ commune: '19564', hamlet });
      }),
      { numRuns: 200 },
    );
  });

  it('leaves out what is none, and never breaks on what somebody typed', () => {
    expect(read('/tt')).toEqual({});
    expect(read('/tt/1.001193/bat-dau?xa=19564')).toEqual({ code: '1.001193', commune: '19564' });
    expect(read('/tt/%E0%A4%A?xa=abc&thon=%E0')).toEqual({});
    expect(read(`/tt/1.001193?thon=${'x'.repeat(500)}`)).toEqual({ code: '1.001193' });
    expect(read('/tt/1.1?thon=<b>Thôn</b>')).toEqual({ code: '1.1', hamlet: 'b Thôn /b' });
    expect(read('/khac/1.001193')).toBeUndefined();
  });

  it('is short to type: no scheme, no hamlet', () => {
    const address = { code: '1.001193', commune: '19564', hamlet: 'Thôn Tà Rẹc' };
    expect(formatTypedAddress('https://gocua.example', address)).toBe('gocua.example/tt/1.001193');
    expect(formatTypedAddress('https://gocua.example', { commune: '19564', hamlet: 'Thôn' })).toBe(
      'gocua.example/tt?xa=19564',
    );
  });
});

describe('the words of a poster', () => {
  const paper = (name: string, more: object = {}) => ({ paperId: name, name, need: 'photo' as const, ...more });

  it('name what is always brought, and leave what is only sometimes to the page', () => {
    const papers = [
      paper('Tờ khai', { declaration: true }),
      paper('Giấy chứng sinh'),
      paper('Văn bản ủy quyền', { when: { always: true } }),
    ] as never;
    const words = posterWords(
      { procedure: { shortName: 'Khai sinh', papers }, communeName: 'Xã Mẫu', telephone: '000' },
      'A4',
    );
    expect(words).toMatchObject({
      office: 'UBND xã Mẫu',
      title: 'Khai sinh',
      bring: ['Thẻ căn cước', 'Giấy chứng sinh', 'Giấy tờ khác tùy trường hợp: quét mã để xem'],
      call: '000',
    });
  });

  it('of a hamlet have its name for a title', () => {
    expect(posterWords({ hamlet: 'Thôn Tà Rẹc', communeName: 'Xã Mẫu' }, 'A5')).toMatchObject({ title: 'Thôn Tà Rẹc' });
  });
});

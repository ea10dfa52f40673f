import { describe, expect, it } from 'vitest';
import { uploadName } from '../../../src/core/reception/upload-name.ts';

const localCode = '482109375';

describe('the name of a file for upload', () => {
  it('is ordered, plain and says what it is', () => {
    expect(uploadName({ place: 1, label: 'Tờ khai đăng ký khai sinh', localCode, extension: 'pdf' })).toBe(
      '01_to-khai-dang-ky-khai-sinh_482109375.pdf',
    );
    expect(uploadName({ place: 12, label: 'Giấy chứng sinh', localCode, page: 2, extension: 'jpg' })).toBe(
      '12_giay-chung-sinh_482109375_trang-2.jpg',
    );
  });

  it('has nothing in it that Windows or a path would read otherwise', () => {
    expect(uploadName({ place: 3, label: '..\\..//CON: "bản sao"*?', localCode, extension: 'pdf' })).toBe(
      '03_con-ban-sao_482109375.pdf',
    );
    expect(uploadName({ place: 3, label: '***', localCode, extension: 'pdf' })).toBe('03_giay-to_482109375.pdf');
  });

  it('stays short enough for a folder of a Windows share', () => {
    expect(uploadName({ place: 3, label: 'Giấy '.repeat(90), localCode, extension: 'pdf' }).length).toBeLessThan(90);
  });
});

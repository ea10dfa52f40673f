import { describe, expect, it } from 'vitest';
import { findPersonalMarks } from '../../../src/core/report/find-personal-marks.ts';

const reporter = { name: 'Hồ Thị Mẫu', phone: '+84 912 345 678' };
const marksIn = (answer: string) => findPersonalMarks({ title: 'Cầu tràn', place: 'Bản Mẫu', answer }, [reporter]);

describe('what in a public text may point at a person', () => {
  it.each([
    ['the name', 'Cảm ơn bà Hồ Thị Mẫu đã báo.', ['reporter-name']],
    ['the name without marks and in capitals', 'Cam on ba HO THI MAU.', ['reporter-name']],
    ['the name as it is spoken', 'Xã đã gặp chị Thị Mẫu.', ['reporter-name']],
    ['the telephone, written otherwise', 'Đã gọi 0912.345.678', ['reporter-phone']],
    ['another telephone', 'Xin gọi 0987 654 321', ['phone']],
    ['a number of an identity card', 'CCCD 045 147 000 001', ['id-number']],
    ['an old one', 'CMND 194567890', ['id-number']],
    ['a house', 'Đường trước số nhà 12', ['house']],
    ['several', 'Bà Hồ Thị Mẫu, 0912345678', ['reporter-name', 'reporter-phone']],
  ])('finds %s', (_, answer, marks) => {
    expect(marksIn(answer)).toEqual(marks);
  });

  it.each([
    ['words of the name that stand apart', 'Hồ nước ở bản mẫu, thị trấn cũ'],
    ['a sum of money, a day and a decision', 'Kinh phí 120.000.000 đồng, xong ngày 22/11/2026, theo QĐ 1527/QĐ-UBND'],
    ['a road', 'Quốc lộ 15, km 45+200'],
  ])('lets %s pass', (_, answer) => {
    expect(marksIn(answer)).toEqual([]);
  });

  it('does not take a name of one word for a person', () => {
    expect(findPersonalMarks({ answer: 'Bảo đảm an toàn' }, [{ name: 'An' }])).toEqual([]);
  });

  it('reads title and place as well', () => {
    expect(findPersonalMarks({ title: 'Nhà ông Hồ Thị Mẫu' }, [reporter])).toEqual(['reporter-name']);
    expect(findPersonalMarks({ place: 'nhà số 7, Bản Mẫu' }, [reporter])).toEqual(['house']);
  });
});

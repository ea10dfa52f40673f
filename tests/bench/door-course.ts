/** The three doors of P13, as an experienced volunteer answers them; the birth is also the form of P6's main job. */

import type { Door } from '../browser/practised-hands.ts';

const here = { hamlet: 'Thôn Làng Cát', applicant: 'Hồ Thị Mẫu' };

export const pension: Door = {
  ...here,
  code: '1.014027',
  event: 'Người cao tuổi',
  need: 'Trợ cấp hưu trí xã hội (từ 75 tuổi)',
  answers: [
    [/Đề nghị việc gì/, 'Hưởng trợ cấp hưu trí xã hội'],
    [/Đang hưởng lương hưu/, 'Không hưởng chế độ nào'],
  ],
};

export const birth: Door = {
  ...here,
  code: '1.001193',
  event: 'Có con',
  need: 'Đăng ký khai sinh',
  answers: [
    [/là gì của trẻ/, 'Bà ngoại'],
    [/Đặt tên cho trẻ/, 'Hồ Văn Út'],
    [/Trẻ sinh ngày nào/, '01112026'],
    [/Trai hay gái/, 'Nam'],
    [/Dân tộc của trẻ/, 'Bru-Vân Kiều'],
    [/Sinh ở đâu/, 'Xã Đakrông'],
    [/Quê quán/, 'Xã Đakrông'],
    [/Trường hợp nào/, 'Bình thường'],
    [/Có giấy gì về việc sinh/, 'Giấy chứng sinh bằng giấy'],
    [/thông tin người cha/, 'Không'],
    [/Họ và tên người mẹ/, 'Hồ Thị Con'],
  ],
};

export const copies: Door = {
  ...here,
  code: '2.000635',
  event: 'Giấy tờ, bản sao',
  need: 'Bản sao khai sinh, trích lục hộ tịch',
  isOwn: true,
  answers: [
    [/Giấy này của ai/, 'Bản thân'],
    [/Cần bản sao giấy gì/, 'Giấy khai sinh bản sao/Trích lục ghi vào Sổ hộ tịch việc khai sinh (bản sao)'],
    [/Trước đây đăng ký ở đâu/, 'UBND xã Ba Nang'],
  ],
};

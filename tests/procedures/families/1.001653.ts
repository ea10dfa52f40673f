import type { Family } from './family.ts';

export const family: Family = {
  code: '1.001653',
  story: 'A man whose disability paper was lost in a flood asks for it again.',
  applicant: { card: '045075000121||Hồ Văn Thử|09091975|Nam|Thôn Ba Ngày, Tà Long, Đa Krông, Quảng Trị|12122021' },
  answers: {
    request: 'reissue',
    reissueReason: 'lost',
    whose: 'self',
    kinds: ['mobility'],
    'kinds-mobility': ['1.4'],
    'activity-walk': 'help',
    'activity-eat': 'can',
  },
  prints: [
    'tôi đề nghị: ☐ Xác định mức độ khuyết tật và cấp Giấy xác nhận khuyết tật ☐ Xác định lại mức độ khuyết tật và cấp Giấy xác nhận khuyết tật ☒ Cấp lại Giấy xác nhận khuyết tật ☐ Cấp đổi Giấy xác nhận khuyết tật',
    'Thông tin người được xác định mức độ khuyết tật',
    'Họ và tên: Hồ Văn Thử',
    'Sinh ngày 09 tháng 09 năm 1975',
    'Giới tính: ☒ Nam ☐ Nữ',
    'Số CMND hoặc căn cước công dân: 045075000121',
    '☒ 1 Khuyết tật vận động ☐ 2 Khuyết tật nghe, nói',
    '☒ 1.4 Yếu, liệt, teo cơ hoặc hạn chế vận động tay, chân, lưng, cổ',
    '1. Đi lại: ☐ Thực hiện được ☒ Thực hiện được nhưng cần trợ giúp',
  ],
  printsNot: ['Vì sao cấp lại', 'Mất Giấy xác nhận khuyết tật'],
};

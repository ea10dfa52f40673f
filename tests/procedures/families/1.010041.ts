import type { Family } from './family.ts';

export const family: Family = {
  code: '1.010041',
  story: 'An old woman needs the confirmation of her residence for a loan; her son is the head of the household.',
  applicant: { card: '045155000131||Hồ Thị Mẫu|01011955|Nữ|Thôn Làng Cát, Đakrông, Đa Krông, Quảng Trị|25032021' },
  answers: {
    isHead: false,
    headName: 'Hồ Văn Thử',
    headRelation: 'mother',
    confirmWhat: 'Nơi thường trú hiện nay và những người cùng hộ',
    headOpinionNeeded: false,
    ownerOpinionNeeded: false,
    submitWay: 'direct',
  },
  prints: [
    'Mẫu CT01',
    '1. Họ, chữ đệm và tên khai sinh: Hồ Thị Mẫu',
    '2. Ngày, tháng, năm sinh: 01/01/1955',
    '3. Giới tính: Nữ',
    '4. Số định danh cá nhân: 045155000131',
    '7. Họ, chữ đệm và tên chủ hộ: Hồ Văn Thử',
    '8. Mối quan hệ với chủ hộ: Mẹ',
    '9. Số định danh cá nhân của chủ hộ: □□□□□□□□□□□□',
    '10. Nội dung đề nghị: Xác nhận thông tin về cư trú: Nơi thường trú hiện nay và những người cùng hộ',
    'NGƯỜI KÊ KHAI (7) – Hồ Thị Mẫu',
  ],
  printsNot: ['Ý KIẾN CỦA CHỦ HỘ (4)', 'Công an xã có bảo'],
};

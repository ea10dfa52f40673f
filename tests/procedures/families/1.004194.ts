import type { Family } from './family.ts';

export const family: Family = {
  code: '1.004194',
  story: 'A young man from the hills rents a room near the factory and registers his temporary residence.',
  applicant: { card: '045204000121||Hồ Văn Thử|02022004|Nam|Thôn A Vao, A Vao, Đa Krông, Quảng Trị|19092022' },
  answers: {
    phone: '0987654321',
    isHead: true,
    newAddress: { text: 'Khu phố Mẫu, phường Nam Đông Hà, tỉnh Quảng Trị' },
    stayUntil: { iso: '2027-11-30', precision: 'day' },
    headOpinionNeeded: false,
    ownerOpinionNeeded: true,
    submitWay: 'online',
    ownerByVneid: false,
  },
  prints: [
    'Mẫu CT01',
    '1. Họ, chữ đệm và tên khai sinh: Hồ Văn Thử',
    '3. Giới tính: Nam',
    '4. Số định danh cá nhân: 045204000121',
    '7. Họ, chữ đệm và tên chủ hộ: Hồ Văn Thử',
    '8. Mối quan hệ với chủ hộ: Chủ hộ',
    '9. Số định danh cá nhân của chủ hộ: 045204000121',
    '10. Nội dung đề nghị: Đăng ký tạm trú tại Khu phố Mẫu, phường Nam Đông Hà, tỉnh Quảng Trị đến ngày 30/11/2027',
    '11. Những thành viên trong hộ gia đình cùng thay đổi',
    'Ý KIẾN CỦA CHỦ SỞ HỮU CHỖ Ở HỢP PHÁP (5)',
    '(1) Cơ quan đăng ký cư trú.',
  ],
  printsNot: ['Ý KIẾN CỦA CHỦ HỘ (4)', 'Sẽ nộp bằng cách nào'],
};

import type { Family } from './family.ts';

export const family: Family = {
  code: '1.000593',
  story:
    'A couple that has lived together for years in a far hamlet of Hướng Phùng prepares for the day the officer comes.',
  applicant: { card: '045079000468||Hồ Văn Lâu|10101979|Nam|Thôn Cợp, Hướng Phùng, Hướng Hóa, Quảng Trị|15042021' },
  answers: {
    brideName: 'Hồ Thị Bền',
    brideBirthDate: { iso: '1982', precision: 'year' },
    brideEthnicity: '23',
    brideResidence: { text: 'Thôn Cợp, xã Hướng Phùng, tỉnh Quảng Trị' },
    brideOtherPaper: 'không có',
    brideMarriageCount: 1,
    groomSelfEthnicity: '23',
    groomSelfIdIssuer: 'Cục Cảnh sát quản lý hành chính về trật tự xã hội',
    groomSelfMarriageCount: 2,
    wantsCopies: true,
    copies: 1,
  },
  prints: [
    'Tờ khai đăng ký kết hôn',
    ' | Bên nữ | Bên nam',
    'Họ, chữ đệm, tên | Hồ Thị Bền | Hồ Văn Lâu',
    'Ngày, tháng, năm sinh | 1982 | 10/10/1979',
    'Dân tộc | Bru-Vân Kiều | Bru-Vân Kiều',
    'Nơi cư trú | Thôn Cợp, xã Hướng Phùng, tỉnh Quảng Trị | Thôn Cợp',
    'Giấy tờ tùy thân | không có | 045079000468',
    'Kết hôn lần thứ mấy | 1 | 2',
    'Đề nghị cấp bản sao: ☒ Có ☐ Không Số lượng: 1 bản',
    'Bên nữ (Ký, ghi rõ họ, chữ đệm, tên) – Hồ Thị Bền',
    'Bên nam (Ký, ghi rõ họ, chữ đệm, tên) – Hồ Văn Lâu',
  ],
  printsNot: ['Người yêu cầu'],
};

import type { Family } from './family.ts';

export const family: Family = {
  code: '1.000419',
  story:
    'A widow of Hướng Lập who can hardly walk reports the death of her husband of a year ago; nobody ever wrote a paper about it.',
  applicant: { card: '045158000852||Hồ Thị Lai|01011958|Nữ|Bản Cuôi, Hướng Lập, Hướng Hóa, Quảng Trị|20062021' },
  answers: {
    relation: 'wife',
    applicantIdIssuer: 'Cục Cảnh sát quản lý hành chính về trật tự xã hội',
    deceasedName: 'Hồ Văn Bay',
    deceasedBirthDate: { iso: '1955', precision: 'year' },
    deceasedOtherPaper: 'không có',
    deceasedSex: 'male',
    deceasedEthnicity: '23',
    lastResidence: { text: 'Bản Cuôi, xã Hướng Lập, tỉnh Quảng Trị' },
    deathDate: { iso: '2025-10', precision: 'month' },
    deathPlace: { text: 'Tại nhà, bản Cuôi, xã Hướng Lập, tỉnh Quảng Trị' },
    deathCause: 'già yếu',
    deathProof: 'none',
    wantsCopies: true,
    copies: 1,
  },
  prints: [
    'Tờ khai đăng ký khai tử',
    'Họ, chữ đệm, tên người yêu cầu: Hồ Thị Lai',
    'Quan hệ với người đã chết: Vợ',
    'Đề nghị cơ quan đăng ký khai tử cho người có tên dưới đây:',
    'Họ, chữ đệm, tên: Hồ Văn Bay',
    'Ngày, tháng, năm sinh: 1955',
    'Nơi cư trú cuối cùng: Bản Cuôi, xã Hướng Lập, tỉnh Quảng Trị',
    'Nơi chết: Tại nhà, bản Cuôi, xã Hướng Lập, tỉnh Quảng Trị',
    'Nguyên nhân chết: già yếu',
    'Đề nghị cấp bản sao: ☒ Có ☐ Không Số lượng: 1 bản',
    'Người yêu cầu (Ký, ghi rõ họ, chữ đệm, tên) – Hồ Thị Lai',
  ],
  printsNot: ['Có giấy gì về việc qua đời?', 'mất đã lâu', 'lưu động'],
};

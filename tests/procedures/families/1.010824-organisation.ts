import type { Family } from './family.ts';

export const family: Family = {
  code: '1.010824',
  story:
    'A cooperative paid for the funeral of a wounded soldier and receives that money; the one-off payment is for his daughter, whose card fills it.',
  applicant: { card: '045180000788||Hồ Thị Thử|03041980|Nữ|Thôn Pa Ling, A Vao, Đa Krông, Quảng Trị|28092021' },
  answers: {
    deceasedName: 'Hồ Văn Mẫu',
    deathDate: { iso: '2026-10-30', precision: 'day' },
    funeralReceiver: 'organisation',
    onceIsApplicant: true,
    onceApplicantIdIssuer: 'Cục Cảnh sát quản lý hành chính về trật tự xã hội',
    onceApplicantRelation: 'Con',
    hasAdultChildren: false,
  },
  prints: [
    '2. Người hoặc tổ chức nhận mai táng phí: ☐ a) Cá nhân ☒ b) Tổ chức',
    '3. Họ và tên người nhận trợ cấp một lần: Hồ Thị Thử',
    'Ngày sinh: 03/04/1980',
    'Số CCCD/CMND: 045180000788',
    'Quan hệ với người có công từ trần: Con',
  ],
  printsNot: ['là người yêu cầu?'],
};

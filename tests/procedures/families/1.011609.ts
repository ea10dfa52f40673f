import type { Family } from './family.ts';

export const family: Family = {
  code: '1.011609',
  story: 'A farming couple asks to be recognised as of average living standard, for the health insurance of the house.',
  applicant: { card: '045083000565||Nguyễn Văn Thử|25121983|Nam|Thôn Phú An, Đakrông, Đa Krông, Quảng Trị|30032021' },
  answers: {
    ethnicity: '01',
    homeSame: true,
    members: [
      {
        memberName: 'Nguyễn Văn Thử',
        memberSex: 'male',
        memberBirthDate: { iso: '1983-12-25', precision: 'day' },
        memberRelation: 'head',
        memberStatus: 'working',
      },
      {
        memberName: 'Trần Thị Mẫu',
        memberSex: 'female',
        memberBirthDate: { iso: '1985-10-10', precision: 'day' },
        memberRelation: 'wife',
        memberStatus: 'working',
      },
    ],
    reason: 'Hộ làm nông, đề nghị xác định để tham gia bảo hiểm y tế.',
  },
  prints: [
    'Giấy đề nghị xác định hộ có mức sống trung bình',
    'Kính gửi: Chủ tịch Ủy ban nhân dân xã',
    'Họ và tên: Nguyễn Văn Thử',
    'Sinh ngày 25 tháng 12 năm 1983',
    'Dân tộc: Kinh',
    'Ngày cấp: 30/03/2021',
    'Nguyễn Văn Thử | 1: Nam | 25/12/1983 | Chủ hộ | Có việc làm',
    'Trần Thị Mẫu | 2: Nữ | 10/10/1985 | Vợ | Có việc làm',
    'Lý do đề nghị: Hộ làm nông, đề nghị xác định để tham gia bảo hiểm y tế.',
  ],
  printsNot: ['Giấy đề nghị rà soát'],
};

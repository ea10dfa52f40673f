import type { Family } from './family.ts';

export const family: Family = {
  code: '1.011606',
  story: 'A couple with two children on a hill farm ask for the yearly review, after a poor harvest.',
  applicant: { card: '045091000343||Hồ Văn Mẫu|18031991|Nam|Thôn Ta Lao, Tà Rụt, Đa Krông, Quảng Trị|22022022' },
  answers: {
    ethnicity: '31',
    homeSame: true,
    members: [
      {
        memberName: 'Hồ Văn Mẫu',
        memberSex: 'male',
        memberBirthDate: { iso: '1991-03-18', precision: 'day' },
        memberRelation: 'head',
        memberStatus: 'working',
      },
      {
        memberName: 'Hồ Thị Thử',
        memberSex: 'female',
        memberBirthDate: { iso: '1993', precision: 'year' },
        memberRelation: 'wife',
        memberStatus: 'jobless',
      },
      {
        memberName: 'Hồ Thị Mẫu',
        memberSex: 'female',
        memberBirthDate: { iso: '2015-06', precision: 'month' },
        memberRelation: 'child',
        memberStatus: 'studying',
      },
      {
        memberName: 'Hồ Văn Út',
        memberSex: 'male',
        memberBirthDate: { iso: '2023-01-09', precision: 'day' },
        memberRelation: 'child',
      },
    ],
    reason: 'Mất mùa sắn do mưa lũ tháng 10, nhà không có nguồn thu nào khác.',
  },
  prints: [
    'Giấy đề nghị rà soát hộ nghèo, hộ cận nghèo',
    'Kính gửi: Chủ tịch Ủy ban nhân dân xã',
    'Họ và tên: Hồ Văn Mẫu',
    'Giới tính (1: Nam; 2: Nữ): 1: Nam',
    'Sinh ngày 18 tháng 03 năm 1991',
    'Số CCCD/CMND: 045091000343',
    'Ngày cấp: 22/02/2022',
    'Thông tin các thành viên của hộ',
    'Hồ Thị Thử | 2: Nữ | 1993 | Vợ | Không có việc làm',
    'Hồ Thị Mẫu | 2: Nữ | 06/2015 | Con | Đang đi học',
    'Lý do đề nghị: Mất mùa sắn do mưa lũ tháng 10, nhà không có nguồn thu nào khác.',
  ],
  printsNot: ['Đang ở đúng nơi thường trú chứ'],
};

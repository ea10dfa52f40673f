import type { Family } from './family.ts';

export const family: Family = {
  code: '1.011607',
  story: 'A grandmother raising a grandson lost her house to a landslide and asks for recognition within the year.',
  applicant: { card: '045163000454||Hồ Thị Thử|01011963|Nữ|Thôn Cựp, Ba Nang, Đa Krông, Quảng Trị|19072021' },
  answers: {
    ethnicity: '23',
    homeSame: false,
    homeElsewhere: { text: 'Nhà văn hóa thôn Cựp, xã Đakrông, tỉnh Quảng Trị' },
    members: [
      {
        memberName: 'Hồ Thị Thử',
        memberSex: 'female',
        memberBirthDate: { iso: '1963-01-01', precision: 'day' },
        memberRelation: 'head',
        memberStatus: 'working',
      },
      {
        memberName: 'Hồ Văn Mẫu',
        memberSex: 'male',
        memberBirthDate: { iso: '2014-09-20', precision: 'day' },
        memberRelation: 'Cháu ngoại',
        memberStatus: 'studying',
      },
    ],
    reason: 'Nhà sập do sạt lở ngày 20/10/2026.',
  },
  prints: [
    'Mẫu số 01',
    'Giấy đề nghị rà soát hộ nghèo, hộ cận nghèo',
    'Họ và tên: Hồ Thị Thử',
    'Giới tính (1: Nam; 2: Nữ): 2: Nữ',
    'Dân tộc: Bru-Vân Kiều',
    'Nơi ở hiện tại: Nhà văn hóa thôn Cựp, xã Đakrông, tỉnh Quảng Trị',
    'Hồ Thị Thử | 2: Nữ | 01/01/1963 | Chủ hộ | Có việc làm',
    'Hồ Văn Mẫu | 1: Nam | 20/09/2014 | Cháu ngoại | Đang đi học',
    'Lý do đề nghị: Nhà sập do sạt lở ngày 20/10/2026.',
  ],
  printsNot: ['Hiện ở đâu'],
};

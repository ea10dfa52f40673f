import type { Family } from './family.ts';

export const family: Family = {
  code: '1.010803',
  story:
    'A nephew whom the relatives asked to keep the worship of his uncle, fallen in 1968, asks for the yearly allowance.',
  applicant: { card: '045070000676||Hồ Văn Mẫu|03091970|Nam|Thôn Xa Lăng, Đakrông, Đa Krông, Quảng Trị|01102021' },
  answers: {
    idIssuer: 'Cục Cảnh sát quản lý hành chính về trật tự xã hội',
    hometown: { text: 'Xã Đakrông, tỉnh Quảng Trị' },
    phone: '0966123123',
    relation: 'nephew-niece',
    martyrName: 'Hồ Văn Thử',
    martyrHometown: { text: 'Xã Đakrông, tỉnh Quảng Trị' },
    certificateNumber: 'AB 123b',
    decisionNumber: '250/TTg',
    decisionOn: { iso: '1977-07-20', precision: 'day' },
    relatives: [
      {
        relativeName: 'Hồ Văn Ông',
        relativeBirthYear: { iso: '1915', precision: 'year' },
        relativeDeathYear: { iso: '1980', precision: 'year' },
        relativeRelation: 'father',
      },
      {
        relativeName: 'Hồ Thị Em',
        relativeBirthYear: { iso: '1950', precision: 'year' },
        relativeRegistered: 'Thôn Xa Lăng',
        relativeRelation: 'sibling',
      },
    ],
  },
  prints: [
    'Mẫu số 18',
    '1. Thông tin người đề nghị',
    'Họ và tên: Hồ Văn Mẫu',
    'Nam/Nữ: Nam',
    'CCCD/CMND số: 045070000676',
    'Mối quan hệ với liệt sĩ: Cháu ruột (gọi bằng bác, chú, cô, dì, cậu)',
    'Được ủy quyền thờ cúng liệt sĩ: Hồ Văn Thử',
    'Bằng “Tổ quốc ghi công” số AB 123b',
    'theo Quyết định số 250/TTg',
    'ngày 20 tháng 07 năm 1977 của Thủ tướng Chính phủ',
    '2. Thông tin về thân nhân liệt sĩ',
    'Hồ Văn Ông | 1915 | 1980 |  | Cha',
    'Hồ Thị Em | 1950 |  | Thôn Xa Lăng | Anh, chị, em ruột',
  ],
};

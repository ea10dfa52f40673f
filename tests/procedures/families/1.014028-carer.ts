import type { Family } from './family.ts';

export const family: Family = {
  code: '1.014028',
  story: 'A son asks for the funeral support for his mother; his sister arranged the burial and receives the money.',
  applicant: { card: '045079000223||Hồ Văn Tập|15061979|Nam|Thôn Vùng Kho, Đakrông, Đa Krông, Quảng Trị|21052022' },
  answers: {
    relation: 'child',
    deceasedName: 'Hồ Thị Mẫu',
    deathDate: { iso: '2026-11-05', precision: 'day' },
    arranger: 'person',
    carerName: 'Hồ Thị Thử',
    carerIdNumber: '045182000224',
    carerRelation: 'child',
    carerPhone: '0901234568',
    payWay: 'cash',
  },
  prints: ['3.1.1. Họ và tên: Hồ Thị Thử', '3.1.4. Thẻ Căn cước hoặc số định danh cá nhân: 045182000224'],
  printsNot: ['Ai lo mai táng và nhận tiền'],
};

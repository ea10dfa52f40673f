import type { Family } from './family.ts';

export const family: Family = {
  code: '2.000635',
  story:
    'A mother of Ba Lòng needs two copies of her daughter’s birth certificate for school; the old copy is worn but readable.',
  applicant: { card: '045191000555||Lê Thị Giả|30121991|Nữ|Thôn Tân Xuân, Ba Lòng, Đa Krông, Quảng Trị|01082021' },
  answers: {
    applicantIdIssuer: 'Cục Cảnh sát quản lý hành chính về trật tự xã hội',
    relation: 'mother',
    copyOf: 'birth',
    subjectName: 'Nguyễn Thị Mẫu',
    subjectBirthDate: { iso: '2015-08-17', precision: 'day' },
    subjectSex: 'female',
    subjectEthnicity: '01',
    subjectIdNumber: '045315000777',
    registeredAt: 'UBND xã Ba Lòng, huyện Đa Krông (cũ)',
    registeredOn: { iso: '2015-09-03', precision: 'day' },
    recordNumber: '41',
    bookNumber: '01/2015',
    copies: 2,
  },
  prints: [
    'Tờ khai cấp bản sao trích lục hộ tịch',
    'Họ, chữ đệm, tên người yêu cầu: Lê Thị Giả',
    'Quan hệ với người được cấp bản sao Trích lục hộ tịch: Mẹ đẻ',
    'Đề nghị cơ quan cấp bản sao trích lục Giấy khai sinh bản sao/Trích lục ghi vào Sổ hộ tịch việc khai sinh (bản sao) cho người có tên dưới đây',
    'Họ, chữ đệm, tên: Nguyễn Thị Mẫu',
    'Ngày, tháng, năm sinh: 17/08/2015',
    'Giới tính: Nữ Dân tộc: Kinh Quốc tịch: Việt Nam',
    'Giấy tờ tùy thân: 045315000777',
    'Đã đăng ký tại: UBND xã Ba Lòng, huyện Đa Krông (cũ) ngày 03 tháng 09 năm 2015 số: 41 Quyển số: 01/2015',
    'Số lượng bản sao yêu cầu cấp: 2 bản',
    'Người yêu cầu (Ký, ghi rõ họ, chữ đệm, tên) – Lê Thị Giả',
  ],
  printsNot: ['Tôi cam đoan', 'tra cứu được'],
};

import type { Family } from './family.ts';

export const family: Family = {
  code: '1.001022',
  story: 'A father of Khe Sanh recognises his little daughter, whom her mother registered alone two years ago.',
  applicant: { card: '045095000753||Trần Văn Mẫu|08081995|Nam|Khóm 2, Khe Sanh, Hướng Hóa, Quảng Trị|19072021' },
  answers: {
    kind: 'father-child',
    isRecogniser: true,
    applicantIdIssuer: 'Cục Cảnh sát quản lý hành chính về trật tự xã hội',
    childName: 'Hồ Thị Mới',
    childBirthDate: { iso: '2024-04-30', precision: 'day' },
    childOtherPaper: 'Giấy khai sinh số 12/2024 do UBND xã Khe Sanh cấp ngày 20/05/2024',
    childSex: 'female',
    childEthnicity: '23',
    childResidence: { text: 'Khóm 2, xã Khe Sanh, tỉnh Quảng Trị' },
  },
  prints: [
    'Tờ khai đăng ký nhận cha, mẹ, con',
    'Họ, chữ đệm, tên người yêu cầu: Trần Văn Mẫu',
    'Quan hệ với người nhận cha/mẹ/con: ……',
    'Đề nghị cơ quan công nhận người có tên dưới đây:',
    'Họ, chữ đệm, tên: Hồ Thị Mới',
    'Ngày, tháng, năm sinh: 30/04/2024',
    'Giới tính: Nữ Dân tộc: Bru-Vân Kiều Quốc tịch: Việt Nam',
    'Giấy khai sinh/Giấy tờ tùy thân: Giấy khai sinh số 12/2024 do UBND xã Khe Sanh cấp ngày 20/05/2024',
    'Là con của người có tên dưới đây',
    'Họ, chữ đệm, tên: Trần Văn Mẫu',
    'Giấy khai sinh/Giấy tờ tùy thân: 045095000753',
    'tự nguyện, không có tranh chấp và chịu trách nhiệm trước pháp luật về cam đoan của mình.',
    'Người yêu cầu (Ký, ghi rõ họ, chữ đệm, tên) – Trần Văn Mẫu',
  ],
  printsNot: ['Ai nhận ai?', 'Cha nhận con', 'Đề nghị cấp bản sao'],
};

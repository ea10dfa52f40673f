import type { Family } from './family.ts';

export const family: Family = {
  code: '1.002759',
  story:
    'A mother asks for a new health insurance card for her son of four, who has no number yet, with the list of the household.',
  applicant: { card: '045192000898||Hồ Thị Mẫu|14071992|Nữ|Thôn Làng Cát, Đakrông, Đa Krông, Quảng Trị|06042022' },
  answers: {
    whose: 'other',
    participantName: 'HỒ VĂN THỬ',
    participantBirthDate: { iso: '2022-06-01', precision: 'day' },
    participantSex: 'male',
    participantEthnicity: '23',
    resultForm: 'paper',
    birthRegisteredAt: { text: 'Xã Đakrông, tỉnh Quảng Trị' },
    requestText: 'Đề nghị cấp lại thẻ BHYT của con bị mất.',
    unitConfirms: false,
    headName: 'Hồ Văn Mẫu',
    headPhone: '0933222111',
    headAddress: { text: 'Thôn Làng Cát, xã Đakrông, tỉnh Quảng Trị' },
    members: [
      {
        memberName: 'Hồ Văn Mẫu',
        memberBirthDate: { iso: '1990-01-15', precision: 'day' },
        memberSex: 'male',
        memberRelation: 'self',
        memberIdNumber: '045090000909',
      },
      {
        memberName: 'Hồ Thị Mẫu',
        memberBirthDate: { iso: '1992-07-14', precision: 'day' },
        memberSex: 'female',
        memberRelation: 'wife',
        memberIdNumber: '045192000898',
      },
    ],
  },
  prints: [
    'Mẫu TK1-TS',
    'Tờ khai tham gia, điều chỉnh thông tin bảo hiểm xã hội, bảo hiểm y tế',
    'Họ và tên: HỒ VĂN THỬ',
    'Ngày, tháng, năm sinh: 01/06/2022',
    'Quốc tịch: Việt Nam',
    'Hình thức nhận kết quả: ☐ Nhận bản điện tử ☒ Nhận bản giấy',
    'Nội dung thay đổi, yêu cầu: Đề nghị cấp lại thẻ BHYT của con bị mất.',
    'Phụ lục thành viên hộ gia đình',
    'Họ và tên chủ hộ: Hồ Văn Mẫu',
    'Hồ Thị Mẫu |  | 14/07/1992 | Nữ |  | Vợ | 045192000898',
    'Tôi cam đoan những nội dung kê khai là đúng và chịu trách nhiệm trước pháp luật về những nội dung đã kê khai.',
    'Người kê khai (Ký, ghi rõ họ tên) – Hồ Thị Mẫu',
  ],
  printsNot: ['XÁC NHẬN CỦA ĐƠN VỊ'],
};

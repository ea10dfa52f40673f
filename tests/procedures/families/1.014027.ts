import type { Family } from './family.ts';

export const family: Family = {
  code: '1.014027',
  story:
    'A widow of 78 asks for the social pension, to be paid into her daughter’s bank account; she has no other benefit.',
  applicant: { card: '045148000111||Hồ Thị Mẫu|02031948|Nữ|Thôn Làng Cát, Đakrông, Đa Krông, Quảng Trị|10082021' },
  answers: {
    ethnicity: '23',
    contactSame: true,
    phone: '0912345678',
    currentBenefits: 'none',
    payPlace: 'Tại thôn Làng Cát',
    payWay: 'account',
    accountName: 'HO THI THU',
    accountNumber: '3901205000111',
    bank: 'Ngân hàng mẫu, phòng giao dịch Đakrông',
  },
  prints: [
    'Mẫu số 01',
    'Văn bản đề nghị hưởng trợ cấp hưu trí xã hội',
    'Thông tin người đề nghị trợ cấp hưu trí xã hội',
    'Họ, chữ đệm, tên: Hồ Thị Mẫu',
    'Ngày, tháng, năm sinh: 02/03/1948 Giới tính: Nữ Dân tộc: Bru-Vân Kiều',
    'Thẻ Căn cước hoặc số định danh cá nhân: 045148000111',
    'Số điện thoại: 0912345678',
    'Chế độ đang hưởng: Không hưởng chế độ nào',
    'Nơi đề nghị nhận trợ cấp: Tại thôn Làng Cát',
    'Tên tài khoản: HO THI THU Số tài khoản: 3901205000111',
    'Người đề nghị – Hồ Thị Mẫu',
  ],
  printsNot: ['Văn bản thôi hưởng', 'Liên lạc ở đúng nơi cư trú', 'Đề nghị việc gì'],
};

import type { Family } from './family.ts';

export const family: Family = {
  code: '1.000894',
  story:
    'A young Bru–Vân Kiều couple of Đakrông prepares its wedding papers at her home; both will sign at the commune.',
  applicant: { card: '045304000135||Hồ Thị Mẫu|21052004|Nữ|Thôn Chân Rò, Đakrông, Quảng Trị|12092024' },
  answers: {
    brideSelfEthnicity: '23',
    brideSelfIdIssuer: 'Bộ Công an',
    brideSelfMarriageCount: 1,
    groomName: 'Hồ Văn Thử',
    groomBirthDate: { iso: '2002-02-14', precision: 'day' },
    groomEthnicity: '23',
    groomResidence: { text: 'Thôn Pa Hy, xã Tà Long cũ, xã Đakrông, tỉnh Quảng Trị' },
    groomIdNumber: '045202000864',
    groomIdIssuedOn: { iso: '2021-06-30', precision: 'day' },
    groomIdIssuer: 'Cục Cảnh sát quản lý hành chính về trật tự xã hội',
    groomMarriageCount: 1,
    wantsCopies: false,
  },
  prints: [
    'Tờ khai đăng ký kết hôn',
    ' | Bên nữ | Bên nam',
    'Họ, chữ đệm, tên | Hồ Thị Mẫu | Hồ Văn Thử',
    'Ngày, tháng, năm sinh | 21/05/2004 | 14/02/2002',
    'Dân tộc | Bru-Vân Kiều | Bru-Vân Kiều',
    'Quốc tịch | Việt Nam | Việt Nam',
    'Giấy tờ tùy thân | 045304000135, 12/09/2024, Bộ Công an | 045202000864',
    'Kết hôn lần thứ mấy | 1 | 1',
    'Đề nghị cấp bản sao: ☐ Có ☒ Không',
    'Chúng tôi cam đoan những lời khai trên đây là đúng sự thật, việc kết hôn của chúng tôi là tự nguyện',
    'Đề nghị Quý cơ quan đăng ký.',
    'Bên nữ (Ký, ghi rõ họ, chữ đệm, tên) – Hồ Thị Mẫu',
    'Bên nam (Ký, ghi rõ họ, chữ đệm, tên) – Hồ Văn Thử',
  ],
  printsNot: ['Người yêu cầu', 'ở nước ngoài'],
};

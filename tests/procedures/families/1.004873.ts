import type { Family } from './family.ts';

export const family: Family = {
  code: '1.004873',
  story:
    'A divorced man of Lìa needs the certificate of his marital status to marry again in the neighbouring commune.',
  applicant: { card: '045088000246||Hồ Văn Lại|02021988|Nam|Thôn Thuận 1, Lìa, Hướng Hóa, Quảng Trị|05052022' },
  answers: {
    relation: 'self',
    applicantIdIssuer: 'Cục Cảnh sát quản lý hành chính về trật tự xã hội',
    selfEthnicity: '23',
    maritalStatus: 'divorced',
    spouseName: 'Hồ Thị Kia',
    divorceJudgment: '12/2020/QĐST-HNGĐ',
    divorceOn: { iso: '2020-07-09', precision: 'day' },
    divorceCourt: 'Tòa án nhân dân huyện Hướng Hóa',
    purpose: 'marry',
    marryWhom: 'Hồ Thị Mẫu, sinh năm 1999, số định danh 045199000123',
    marryWhere: 'UBND xã Đakrông, tỉnh Quảng Trị',
  },
  prints: [
    'Tờ khai cấp Giấy xác nhận tình trạng hôn nhân',
    'Họ, chữ đệm, tên người yêu cầu: Hồ Văn Lại',
    'Ngày, tháng, năm sinh: 02/02/1988',
    'Quan hệ với người được cấp Giấy xác nhận tình trạng hôn nhân: Bản thân',
    'Đề nghị cấp Giấy xác nhận tình trạng hôn nhân cho người có tên dưới đây:',
    'Họ, chữ đệm, tên: Hồ Văn Lại',
    'Giới tính: Nam Dân tộc: Bru-Vân Kiều Quốc tịch: Việt Nam',
    'Tình trạng hôn nhân: Đã đăng ký kết hôn hoặc đã có vợ nhưng đã ly hôn (Bản án/Quyết định ly hôn số 12/2020/QĐST-HNGĐ ngày 09/07/2020 của Tòa án nhân dân huyện Hướng Hóa); hiện tại chưa đăng ký kết hôn với ai',
    'Mục đích sử dụng Giấy xác nhận tình trạng hôn nhân: Để đăng ký kết hôn với Hồ Thị Mẫu, sinh năm 1999, số định danh 045199000123, tại UBND xã Đakrông, tỉnh Quảng Trị',
    'Tôi cam đoan những nội dung khai trên đây là đúng sự thật và chịu trách nhiệm trước pháp luật',
  ],
  printsNot: ['Hiện nay thế nào?', 'Việc khác', 'cấp lại'],
};

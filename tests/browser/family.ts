/** The invented family whose day the browser tests and the pictures tell. */

export const elder =
  '045148000123|197123456|Hồ Thị Mẫu|05031948|Nữ|Thôn Làng Cát, Đakrông, Đa Krông, Quảng Trị|15042021';
export const daughter = '045175000456||Hồ Thị Con|10021975|Nữ|Thôn Làng Cát, Đakrông, Quảng Trị|15042022||||';
export const pension = 'Trợ cấp hưu trí xã hội (từ 75 tuổi)';
export const extract = 'Bản sao khai sinh, trích lục hộ tịch';

/** By the words of the question; everything else comes from the cards. */
export const familyAnswers: readonly (readonly [question: RegExp, answer: string])[] = [
  [/Đề nghị việc gì/, 'Hưởng trợ cấp hưu trí xã hội'],
  [/Đang hưởng lương hưu/, 'Không hưởng chế độ nào'],
  [/Giấy này của ai/, 'Bản thân'],
  [/Cần bản sao giấy gì/, 'Giấy khai sinh bản sao/Trích lục ghi vào Sổ hộ tịch việc khai sinh (bản sao)'],
  [/Trước đây đăng ký ở đâu/, 'UBND xã Ba Nang, huyện Đakrông, tỉnh Quảng Trị'],
];

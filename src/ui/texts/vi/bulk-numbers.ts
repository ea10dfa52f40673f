/** Entering many numbers at once, of dossiers that were received officially away from the desk: they are accepted already. */

import { spoken } from '../spoken.ts';

export const bulkNumbers = spoken('bulk-numbers.bulkNumbers', {
  choose: (count: number) => `Ghi số cho ${count} hồ sơ`,
  title: 'Ghi số cho hồ sơ đã tiếp nhận lưu động',
  lead: 'Các hồ sơ này đã tiếp nhận tại thôn, chỉ còn thiếu số của hệ thống một cửa: gõ, quét lần lượt, hoặc dán cả cột số từ bảng tính vào ô đầu tiên. Ngày đã hẹn với bà con giữ nguyên.',
  leadOwn:
    'Các hồ sơ này đã tiếp nhận tại thôn. Xã cấp số tiếp theo cho từng hồ sơ; ngày đã hẹn với bà con giữ nguyên.',
  mixed: (count: number) =>
    `${count} hồ sơ trong bảng đã tiếp nhận tại thôn: chỉ được ghi thêm số, ngày đã hẹn với bà con giữ nguyên.`,
  go: (count: number) => `Ghi số cho ${count} hồ sơ`,
  accepted: (count: number) => `Đã ghi số cho ${count} hồ sơ đã tiếp nhận lưu động.`,
  someRefused: (count: number) =>
    `${count} hồ sơ chưa ghi được số; lý do ở từng dòng. Các hồ sơ khác không bị ảnh hưởng.`,
  changed: 'Người khác vừa thay đổi hồ sơ này. Hãy mở xem, rồi ghi số lại.',
});

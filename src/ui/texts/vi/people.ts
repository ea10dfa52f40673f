/** Words for a phone that several people share. */

import { spoken } from '../spoken.ts';

export const people = spoken('people.people', {
  title: 'Ai đang dùng máy?',
  lead: 'Mỗi người có mã PIN và hồ sơ riêng, không ai thấy phần của người khác.',
  current: 'đang dùng',
  nameless: 'Chưa có tên',
  namelessLead: 'Ghi danh chưa xong, hoặc dữ liệu cần lấy lại: mở ra để xem.',
  waiting: (count: number) => (count > 0 ? `${count} gói chờ gửi` : 'Không có gói nào chờ gửi'),
  kept: 'Đổi người chỉ là khóa ứng dụng: không mất gì, và hồ sơ đã chốt của mọi người vẫn tự gửi khi có mạng.',
  otherWindows: 'Cửa sổ khác đang mở vẫn là của người đang dùng ở đó, cho đến khi được mở lại.',
  add: 'Người mới trên máy này',
  addLead: 'Người mới cần lời mời (mã QR hoặc liên kết) của xã.',
  changing: 'Đang đổi người…',
  failed: 'Chưa đổi được. Không mất gì: hãy thử lại.',
  change: 'Đổi người dùng',
  whose: (name: string) => `Máy đang ở phần của ${name}.`,
  notMe: 'Không phải tôi',
  others: 'Người khác trên máy này',
  offer: 'Lời mời cho người mới',
  offerLead: (name: string) => `Máy này đang có ${name}.`,
  offerKept: (name: string) => `Người mới có mã PIN và hồ sơ riêng. Phần của ${name} chỉ được khóa lại, không mất gì.`,
  offerUsed: 'Nếu đây là lời mời bạn đã dùng rồi, hãy chọn "Để sau".',
  later: 'Để sau',
});

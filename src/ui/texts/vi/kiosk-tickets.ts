/** Queue numbers at the hall's PC: what whoever stands there reads, and its keeper. */

import { spoken } from '../spoken.ts';

export const kioskTickets = spoken('kiosk-tickets.kioskTickets', {
  job: { title: 'Lấy số thứ tự', lead: 'Chờ gọi đến quầy' },
  title: 'Lấy số thứ tự',
  lead: 'Chạm một lần là có số. Máy không hỏi tên ai.',
  leadQueues: 'Ông/bà đến làm việc gì?',
  asking: 'Đang hỏi…',
  take: 'Lấy số',
  taking: 'Đang lấy số…',
  waiting: (count: number) => (count === 0 ? 'Chưa có ai chờ.' : `Đang chờ: ${count} người.`),
  offline: 'Máy chưa có mạng nên chưa phát số được. Xin lấy số ở quầy.',
  closed: 'Nơi này chưa phát số. Xin đến thẳng quầy.',
  trouble: 'Chưa lấy được số. Xin lấy số ở quầy, hoặc thử lại.',
  over: 'Hôm nay đã phát hết số. Xin hỏi cán bộ ở quầy.',
  again: 'Thử lại',
  yours: 'Số của ông/bà',
  ahead: (count: number) => (count === 0 ? 'Sắp đến lượt ông/bà.' : `Trước ông/bà còn ${count} người.`),
  remember: 'Nhớ số này, hoặc chụp lại bằng điện thoại. Xin ngồi chờ loa gọi và nhìn bảng số.',
  printed: 'Cầm tờ số, ngồi chờ loa gọi và nhìn bảng số.',
  print: 'In tờ số',
  say: 'Nghe số',
  /** Digit by digit, as it will be called. */
  spoken: (digits: string) => `Số của ông bà là: ${digits}. Xin ngồi chờ gọi.`,
  taken: (time: string) => `Lấy lúc ${time}`,
  leaving: (seconds: number) => `Sau ${seconds} giây, máy về trang đầu.`,
  done: 'Tôi đã nhớ số',
});

export const kioskTicketsKeeper = spoken('kiosk-tickets.kioskTicketsKeeper', {
  give: 'Phát số thứ tự ở máy này',
  none: 'Không phát số',
  all: 'Phát số, người dân tự chọn việc',
  one: (letter: string, name: string) => `Chỉ phát số ${letter}: ${name}`,
  oneUnknown: (letter: string) => `Chỉ phát số ${letter}`,
  closed: 'Nơi máy này đứng chưa mở phát số. Mở ở quầy: Khác → Số thứ tự.',
  offline: 'Chưa hỏi được quầy phát những dãy số nào.',
});

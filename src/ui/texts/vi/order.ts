/** What the whole screen says when the province locked or revoked this phone. */

import { lowerFirst } from '../../../core/text/lower-first.ts';
import { spoken } from '../spoken.ts';

export const order = spoken('order.order', {
  lock: {
    title: 'Máy này tạm bị khóa',
    by: (commune: string | undefined) => `${commune ?? 'Xã'} đã tạm khóa máy này.`,
    kept: 'Bản nháp còn nguyên trên máy và không ai mở được. Khi được mở khóa, máy tự biết lúc có mạng.',
    waiting: (count: number) => `Còn ${count} hồ sơ đã chốt, có mạng máy vẫn tự gửi.`,
    ask: 'Hỏi lại ngay',
  },
  erase: {
    title: 'Máy này đã bị thu hồi',
    erased: 'Bản nháp và khóa bảo vệ trên máy đã được xóa.',
    waiting: (count: number) =>
      `Còn ${count} hồ sơ đã chốt chưa về tỉnh. Để máy ở nơi có mạng: máy tự gửi, gửi xong thì tự xóa nốt.`,
    leaving: 'Tỉnh đã nhận đủ. Máy đang xóa nốt…',
    troubled: (count: number) => `Trong đó ${count} hồ sơ tỉnh chưa nhận được. Hãy đưa máy tới xã để cán bộ xem.`,
    ask: 'Gửi ngay',
  },
  over: {
    title: 'Đã xóa xong',
    lead: 'Tỉnh đã nhận đủ các hồ sơ đã chốt. Trên máy không còn gì của ứng dụng; có thể đóng trang này.',
  },
  call: (commune: string) => `Gọi ${lowerFirst(commune)}`,
  asking: 'Đang hỏi…',
  mistaken: 'Nếu có nhầm lẫn, hãy gọi người đã mời.',
  others: 'Người khác dùng máy này',
  othersKept: 'Phần của người khác trên máy không bị ảnh hưởng.',
  open: (name: string | undefined) => (name === undefined ? 'Mở phần khác' : `Mở phần của ${name}`),
});

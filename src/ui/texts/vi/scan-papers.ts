/** A phone as the desk's scanner: the phone's screen (`/quet`) and the dialog on the desk's PC. */

import type { ProblemCode } from '../../../core/problem.ts';
import { spoken } from '../spoken.ts';

export const scanPapers = spoken('scan-papers.scanPapers', {
  title: 'Quét giấy tờ vào hồ sơ',
  lead: 'Chụp giấy tờ người dân vừa đưa; ảnh hiện ngay trên máy tính của quầy.',
  howTo: 'Trên máy tính của quầy, mở hồ sơ, bấm "Quét bằng điện thoại", rồi đưa máy này quét mã hiện ra.',
  aim: 'Đưa mã trên máy tính vào khung',
  notTicket: 'Đây không phải mã quét của quầy. Hãy quét mã hiện trên máy tính khi bấm "Quét bằng điện thoại".',
  asking: 'Đang mở…',
  code: (code: string) => `Mã tạm ${code}`,
  pages: (count: number) => (count === 0 ? 'chưa có ảnh' : `${count} trang`),
  capture: 'Chụp',
  captureOf: (name: string) => `Chụp: ${name}`,
  until: (time: string) => `Mã này dùng đến ${time}.`,
  noPapers: 'Thủ tục này không cần giấy tờ kèm theo.',
  again: 'Thử lại',
  problems: {
    offline: 'Không có mạng, chưa gửi được. Giữ nguyên màn hình này; có mạng thì bấm lại.',
    busy: 'Máy chủ đang bận, chưa gửi được. Đợi một chút rồi bấm lại.',
    'slow-body': 'Mạng chậm quá, chưa gửi được. Bấm lại để gửi lần nữa.',
    'body-too-large': 'Ảnh lớn hơn 8 MB. Hãy chụp bằng màn hình này.',
    'picture-rejected': 'Ảnh này không mở được an toàn. Hãy chụp lại.',
  } as { readonly [code in ProblemCode]?: string },
  another: 'Quét mã khác',
  done: 'Xong thì đặt máy xuống: không có gì được giữ lại trên máy này.',
});

export const phoneScanner = spoken('scan-papers.phoneScanner', {
  open: 'Quét bằng điện thoại',
  title: 'Quét bằng điện thoại',
  steps: [
    'Mở máy ảnh của điện thoại (hoặc ứng dụng Gõ Cửa) và quét mã này.',
    'Chọn giấy tờ, chụp từng trang.',
    'Ảnh hiện ở đây ngay; xong thì đóng lại.',
  ],
  qr: 'Mã để điện thoại quét',
  opening: 'Đang tạo mã…',
  until: (time: string) => `Mã dùng đến ${time}, cho một hồ sơ này thôi.`,
  waiting: 'Chưa có trang nào.',
  arrived: (count: number) => `Đã nhận ${count} trang.`,
  over: 'Mã đã hết hạn.',
  anew: 'Tạo mã mới',
  close: 'Đóng và kết thúc mã',
});

/** Words about the app itself: a new version, other windows, data that the browser threw away. */

import { spoken } from '../spoken.ts';

export const update = spoken('app-state.update', {
  waiting: 'Có bản ứng dụng mới, đã tải xong.',
  news: (sentence: string) => `Có gì mới: ${sentence}`,
  safe: 'Cập nhật không làm mất hồ sơ nào.',
  otherWindows: 'Cửa sổ khác đang mở vẫn chạy bản cũ cho đến khi được mở lại.',
  now: 'Cập nhật bây giờ',
  changing: 'Đang chuyển sang bản mới…',
});

export const windows = spoken('app-state.windows', {
  open: (count: number) => `Ứng dụng đang mở ở ${count} cửa sổ`,
  lead: 'Cả hai đều đúng và chỉ một bên gửi. Nên làm hồ sơ ở một cửa sổ, đóng cửa sổ kia.',
  leadMany: 'Tất cả đều đúng và chỉ một bên gửi. Nên làm hồ sơ ở một cửa sổ, đóng các cửa sổ kia.',
});

export const notEnrolled = spoken('app-state.notEnrolled', {
  title: 'Máy này chưa được ghi danh',
  lead: 'Cần lời mời (mã QR hoặc liên kết) của xã để bắt đầu.',
  again: 'Máy cần ghi danh lại',
  againLead: 'Cần lời mời mới (mã QR hoặc liên kết) của xã để làm hồ sơ tiếp.',
  enrol: 'Ghi danh máy này',
});

export const loss = spoken('app-state.loss', {
  title: 'Trình duyệt đã xóa dữ liệu của ứng dụng',
  restored: (count: number) => `Đã lấy lại ${count} hồ sơ đã chốt từ bản sao trên máy.`,
  waiting: (count: number) => `${count} gói đã khóa đang chờ gửi, có mạng sẽ tự gửi.`,
  allSent: 'Tất cả đã gửi xong.',
  nothingSealed: 'Không có gói đã khóa nào đang chờ gửi.',
  copyGone:
    'Bản sao cũng không còn. Hồ sơ đã chốt mà chưa gửi thì đã mất: hãy gọi quầy, đọc mã trên phiếu của người dân để biết hồ sơ nào đã đến.',
  missing: 'Không lấy lại được hồ sơ có mã:',
  missingAsk: 'Hãy báo quầy các mã này và làm lại với người dân giữ phiếu.',
  drafts: 'Hồ sơ đang làm dở mà chưa chốt không còn trên máy này.',
  draftsPerhaps: 'Hồ sơ đang làm dở có thể thiếu: hãy xem lại.',
  seen: 'Đã đọc',
});

/** Words of the frame that every screen shares. */

import { spoken } from '../spoken.ts';

export const page = spoken('page.page', {
  appName: 'Gõ Cửa',
  today: 'Hôm nay',
  procedures: 'Thủ tục',
  dossiers: 'Hồ sơ',
  more: 'Thêm',
  places: 'Các phần chính',
  nextStep: 'Bước tiếp theo',
  step: (now: number, of: number) => `${now}/${of}`,
  back: 'Quay lại',
  next: 'Tiếp tục',
  close: 'Đóng',
  done: 'Xong',
  retry: 'Thử lại',
  loading: 'Đang mở…',
  notFound: 'Không có trang này',
  notFoundLead: 'Đường dẫn không đúng hoặc đã cũ.',
  toHome: 'Về Hôm nay',
  unverified: 'chưa kiểm chứng',
  broken: 'Màn hình này gặp trục trặc',
  brokenLead: 'Những gì đã báo "Đã lưu" vẫn còn nguyên. Hãy mở lại màn hình.',
  lacking: 'Thiếu một phần của ứng dụng',
  lackingLead: 'Máy chưa tải được phần này. Khi có mạng, bấm "Mở lại" để tải. Những gì đã báo "Đã lưu" vẫn còn nguyên.',
  reopen: 'Mở lại',
});

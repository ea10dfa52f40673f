/** Words for a window that is not the only one, or not the newest. */

import { spoken } from '../spoken.ts';

export const appWindow = spoken('window.appWindow', {
  outdated: 'Cần mở bản mới của ứng dụng',
  held: 'Còn một cửa sổ cũ đang mở',
  stopped: 'Chưa mở được dữ liệu trên máy',
  kept: 'Những gì đã báo "Đã lưu" vẫn còn nguyên trên máy.',
  offline: 'Nếu mở lại mà vẫn thấy dòng này, hãy nối mạng rồi thử lần nữa.',
  elsewhere: 'Hồ sơ này đang mở ở cửa sổ khác',
  elsewhereLead:
    'Mỗi hồ sơ chỉ làm ở một cửa sổ, để câu trả lời không bị ghi đè. Đóng cửa sổ kia thì hồ sơ sẽ tự mở ở đây.',
  take: 'Làm tiếp ở đây',
});

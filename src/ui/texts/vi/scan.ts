import { spoken } from '../spoken.ts';

export const scan = spoken('scan.scan', {
  starting: 'Đang mở máy ảnh…',
  aim: 'Đưa mã QR vào giữa khung',
  torchOn: 'Bật đèn',
  torchOff: 'Tắt đèn',
  zoom: 'Phóng to',
  photo: 'Chọn ảnh mã QR',
  photoNothing: 'Không đọc được mã nào trong ảnh này. Hãy chụp gần hơn, thẳng và đủ sáng.',
  reading: 'Đang đọc ảnh…',
  paste: 'Dán hoặc nhập chữ trong mã',
  pasteLabel: 'Nội dung mã',
  pasteUse: 'Đọc nội dung này',
  stop: 'Tắt máy ảnh',
  start: 'Mở máy ảnh',
});

/** A draft whose procedure this version of the app cannot read. */
import { spoken } from '../spoken.ts';

export const unreadable = spoken('unreadable.unreadable', {
  title: 'Chưa mở được bản nháp',
  lead: 'Mọi điều đã kể vẫn còn nguyên trên máy này.',
  goOn: 'Làm tiếp hồ sơ khác',
  home: 'Về trang đầu',
  more: 'Mở phần Thêm',
});

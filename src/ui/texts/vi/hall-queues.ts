/** What people come to a hall for, as the desk names it. */

import { spoken } from '../spoken.ts';

export const deskQueues = spoken('hall-queues.deskQueues', {
  title: 'Bà con đến làm gì',
  lead: 'Mỗi dòng một việc, theo thứ tự chữ A, B, C… Ví dụ: Nộp hồ sơ; Nhận kết quả. Để trống thì mọi người chung một dãy.',
  field: 'Các việc (nhiều nhất 6 dòng)',
  save: 'Ghi',
  saved: 'Đã ghi. Máy ở sảnh hỏi bà con theo các việc này.',
  wrong: 'Nhiều nhất 6 dòng, mỗi dòng không quá 40 chữ và không trùng nhau.',
  serves: 'Quầy này gọi',
  all: 'Mọi việc',
});

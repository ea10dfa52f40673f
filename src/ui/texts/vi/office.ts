/** Words that desk and administration share: frame, loading, and what the server did not do. */

import type { AccountRole } from '../../../core/reception/administration.ts';
import { spoken } from '../spoken.ts';

export const office = spoken('office.office', {
  skip: 'Đến nội dung chính',
  more: 'Khác',
  lock: 'Khóa màn hình',
  link: {
    offline: 'Không có mạng',
    weak: 'Mạng yếu',
    online: 'Có mạng',
    queued: 'Máy chủ đang xếp hàng',
    'server-down': 'Máy chủ chưa trả lời',
  },
  loading: 'Đang tải…',
  retry: 'Thử lại',
  old: 'Đang xem bản tải trước đó.',
  other: 'Danh sách dưới đây là của lần lọc trước.',
  offline: 'Không kết nối được máy chủ. Hãy thử lại khi có mạng.',
  busy: 'Máy chủ đang bận. Hãy thử lại sau ít phút.',
  nothingWritten: 'Chưa có gì được ghi.',
  signIn: 'Máy chủ chưa nhận ra máy này. Nếu vừa ghi danh, hãy thử lại; nếu vẫn vậy, xin lời mời mới.',
  unconfirmed: 'Máy này chờ người mời so sáu số rồi xác nhận. Xác nhận xong, bấm "Thử lại".',
  unconfirmedCheck: 'Sáu số của máy này',
  revoked: 'Máy này đã bị khóa hoặc thu hồi. Nếu có nhầm lẫn, hãy báo tỉnh hoặc người đã mời.',
  forbidden: 'Vai của máy này không được làm việc đó.',
  notFound: 'Không tìm thấy, hoặc thuộc xã khác.',
  badRequest: 'Có chỗ điền chưa đúng. Hãy xem lại.',
  wrongRole: 'Phần này không dành cho vai của máy này',
  wrongRoleLead: (role: string) => `Máy này đã ghi danh với vai ${role}.`,
  toMine: 'Đến phần của tôi',
  roles: {
    admin: 'Quản trị tỉnh',
    official: 'Cán bộ xã',
    volunteer: 'Người hỗ trợ',
    kiosk: 'Máy ở sảnh',
  } satisfies Record<AccountRole, string>,
  sample: 'dữ liệu mẫu',
  scan: 'Quét bằng máy ảnh',
  scanClose: 'Tắt máy ảnh',
  copy: 'Chép',
  copied: 'Đã chép',
  copyFailed: 'Trình duyệt không cho chép. Hãy bôi đen rồi chép tay.',
  open: 'Mở để in',
  save: 'Tải về máy',
  newTab: '(mở ở thẻ mới)',
});

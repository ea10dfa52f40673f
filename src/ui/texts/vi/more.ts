import type { AccountRole } from '../../../core/reception/administration.ts';
import type { Theme } from '../../parts/theme.ts';
import { spoken } from '../spoken.ts';

export const more = spoken('more.more', {
  title: 'Thêm',
  device: 'Máy này',
  notEnrolled: 'Chưa ghi danh',
  enrol: 'Ghi danh máy này',
  roles: {
    volunteer: 'Người hỗ trợ',
    official: 'Cán bộ tiếp nhận',
    admin: 'Quản trị',
    kiosk: 'Máy ở sảnh',
  } satisfies Record<AccountRole, string>,
  confirmed: 'Xã đã xác nhận',
  unconfirmed: 'Chờ xã xác nhận sáu số',
  check: 'Sáu số kiểm tra',
  receptionPoints: 'Nơi tiếp nhận',
  lock: 'Khóa ứng dụng',
  locked: 'Đang khóa',
  ready: 'Kiểm tra trước khi lên đường',
  theme: 'Màu màn hình',
  themes: { auto: 'Theo máy', light: 'Sáng', dark: 'Tối', sunlight: 'Ngoài nắng' } satisfies Record<Theme, string>,
  storage: 'Bộ nhớ',
  free: (size: string) => `Còn ${size} cho ứng dụng`,
  freeUnknown: 'Trình duyệt không cho biết còn bao nhiêu chỗ.',
  low: 'Sắp đầy: hãy xóa bớt ảnh, video cũ trước khi đi.',
  catalogue: 'Danh mục thủ tục',
  updateCatalogue: 'Cập nhật danh mục',
  updating: (share: number) => `Đang cập nhật ${Math.round(share * 100)}\u00a0%`,
  updated: 'Danh mục đã mới nhất.',
  version: 'Phiên bản ứng dụng',
  desk: 'Bàn tiếp nhận',
  administration: 'Quản trị',
});

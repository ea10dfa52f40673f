/** The phone's log of its sending, and the records it had to set aside. Both may leave the phone: nobody is named in them. */

import type { LogKind } from '../../../core/delivery/log-entry.ts';
import { spoken } from '../spoken.ts';

const packets = (count: number | undefined) => `${count ?? 1} gói`;

/** What a line says; `count` by kind, see `core/delivery/log-entry.ts`. */
export const kinds: Record<LogKind, (count: number | undefined) => string> = spoken('delivery-log.kinds', {
  sealed: (count) => `Chốt trên máy, ${count ?? 1} phần`,
  tried: (count) => `Bắt đầu gửi ${packets(count)}`,
  'broken-off': (count) => `Chưa gửi xong ${packets(count)}, sẽ thử lại`,
  'partly-arrived': (count) => `Cổng xác nhận một phần của ${packets(count)}`,
  acknowledged: (count) => `Cổng xác nhận đã nhận đủ ${packets(count)}`,
  opened: (count) => `Quầy đã mở ${packets(count)}`,
  refused: (count) => `Cổng không nhận ${packets(count)}`,
  'to-review': (count) => `Cổng giữ ${packets(count)} để cán bộ xem`,
  'tried-again': (count) => `Gửi lại ${packets(count)}`,
  forgotten: (count) => `Cổng không còn ${packets(count)}, máy gửi lại`,
  deleted: () => 'Xóa gói khỏi máy sau khi cổng đã xác nhận',
  'set-aside': () => 'Để riêng một bản ghi hỏng',
  'storage-low': (count) => `Bộ nhớ sắp đầy, còn ${count ?? 0} MB`,
  'storage-full': () => 'Bộ nhớ đầy, chưa ghi được',
  'store-lost': (count) => `Trình duyệt đã xóa dữ liệu, khôi phục ${count ?? 0} hồ sơ đã chốt`,
  'app-updated': () => 'Chạy bản ứng dụng mới',
  'recipients-changed': () => 'Nhận khóa mới của tỉnh',
  'recipients-refused': () => 'Không nhận danh sách khóa: đã cũ hoặc không phải của tỉnh',
  'order-lock': () => 'Máy này bị tạm khóa',
  'order-lift': () => 'Máy này được mở khóa lại',
  'order-erase': () => 'Máy này bị thu hồi',
  'clock-off': (count = 0) =>
    `Đồng hồ máy ${count > 0 ? 'nhanh' : 'chậm'} ${spanWords(Math.abs(count))} so với máy chủ`,
  'clock-set-back': (count) => `Đồng hồ máy bị lùi ${spanWords(count ?? 0)}`,
});

function spanWords(minutes: number): string {
  if (minutes < 120) return `${minutes} phút`;
  return minutes < 2 * 1440 ? `${Math.round(minutes / 60)} giờ` : `${Math.round(minutes / 1440)} ngày`;
}

export const deliveryLog = spoken('delivery-log.deliveryLog', {
  title: 'Nhật ký gửi hồ sơ',
  lead: 'Máy ghi lại việc gửi: giờ, mã gói, mã tạm, số đếm. Không có tên hay thông tin của người dân.',
  open: 'Nhật ký gửi hồ sơ',
  share: 'Gửi nhật ký cho quầy',
  shared: 'Đã xuất nhật ký.',
  none: 'Chưa có gì được ghi.',
  more: 'Xem thêm',
  back: 'Quay lại',
  clockNote: 'Giờ theo đồng hồ của máy này.',
  fileName: 'nhat-ky-gui-ho-so.txt',
  app: (version: string) => `Phiên bản ứng dụng ${version}`,
  machine: (deviceId: string) => `Máy ${deviceId}`,
  packet: 'gói',
  code: 'mã tạm',
  problem: (code: string) => `mã lỗi ${code}`,
  times: (times: number, until: string) => `${times} lần, lần cuối ${until}`,
  tables: {
    drafts: 'bản nháp',
    beginnings: 'phần mới bắt đầu',
    thumbs: 'ảnh nhỏ',
    packets: 'gói',
    parts: 'ảnh',
    chunks: 'ảnh',
    deliveries: 'lượt gửi',
    procedures: 'thủ tục',
    lists: 'danh mục',
    statuses: 'trạng thái',
    events: 'nhật ký',
  } as { readonly [table: string]: string },
  otherTable: 'bản ghi của máy',
});

export const setAside = spoken('delivery-log.setAside', {
  title: (count: number) => `${count} bản ghi hỏng – xuất để gửi kỹ thuật`,
  lead: (kinds: string) => `Đã để riêng: ${kinds}. Các hồ sơ khác vẫn nguyên và vẫn gửi bình thường.`,
  export: 'Xuất bản ghi hỏng',
  exported: 'Đã xuất. Tệp này đã khóa, chuyển cho bộ phận kỹ thuật của tỉnh.',
});

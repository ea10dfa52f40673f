/** Sẵn sàng lên đường: each thing that a day without coverage needs, what is wrong with it, and how to put it right. */

import type { ReadyGap, ReadyName } from '../../../core/visit/ready-to-go.ts';
import { hamletName } from '../../../core/visit/visit-text.ts';
import { spoken } from '../spoken.ts';

export const ready = spoken('ready.ready', {
  title: 'Sẵn sàng lên đường',
  yes: 'Sẵn sàng lên đường',
  yesLead: 'Mọi thứ cần khi không có mạng đã ở trên máy.',
  no: 'Chưa sẵn sàng đi nơi không có mạng',
  noLead: (count: number) => `Còn ${count} việc phải làm trước khi đi:`,
  looking: 'Đang kiểm tra máy…',
  missing: 'Còn thiếu',
  advice: 'Nên xem',
  met: 'Đã có',
  names: {
    app: 'Ứng dụng mở được khi không có mạng',
    catalogue: 'Danh mục thủ tục đã ở trên máy',
    recipients: 'Khóa của tỉnh để chốt hồ sơ',
    pack: 'Gói dữ liệu của thôn',
    pin: 'Mã PIN mở được',
    device: 'Xã đã xác nhận máy',
    storage: 'Dữ liệu được giữ lâu dài',
    space: 'Bộ nhớ còn đủ chỗ',
    clock: 'Giờ của máy đúng',
    battery: 'Pin',
    sheets: 'Tờ phiếu có mã',
    unsent: 'Hồ sơ đã gửi hết',
  } satisfies Record<ReadyName, string>,
  gaps: {
    'no-worker': () => 'Ứng dụng chưa lưu hết vào máy. Mở Gõ Cửa khi có mạng và đợi một lát.',
    'files-missing': ({ count, which }) => `Thiếu ${count} tệp của ứng dụng (${which}).`,
    'catalogue-absent': () => 'Chưa tải hết danh mục.',
    'catalogue-torn': ({ count, which }) => `Thiếu ${count} mục trong danh mục (${which}).`,
    'catalogue-old': () => 'Hơn 7 ngày chưa hỏi lại tỉnh; giấy tờ, phí có thể đã đổi.',
    'recipients-absent': () => 'Chưa có khóa nên không chốt được hồ sơ. Hãy ghi danh lại.',
    'recipients-old': () => 'Hơn 30 ngày chưa hỏi lại khóa của tỉnh.',
    'pack-absent': ({ which = '' }) => `Chưa tải gói của ${hamletName(which)}.`,
    'pack-old': () => 'Gói đã cũ hơn 3 ngày.',
    'pin-absent': () => 'Chưa đặt mã PIN.',
    'vault-locked': () => 'Đang khóa: mở một lần để chắc là nhớ mã PIN.',
    'vault-torn': () => 'Kho khóa bằng mã PIN bị hỏng. Gọi hỗ trợ trước khi đi.',
    unconfirmed: () => 'Xã chưa xác nhận sáu số của máy.',
    expired: ({ which }) => `Thời hạn của bạn hết ngày ${dayWords(which)}. Nhờ xã gia hạn.`,
    'not-persisted': () => 'Trình duyệt có thể xóa dữ liệu khi thiếu chỗ.',
    'space-short': () => 'Không đủ chỗ cho ảnh của một ngày. Xóa bớt ảnh, video cũ.',
    'clock-back': () => 'Giờ của máy lùi về trước. Bật giờ tự động trong Cài đặt.',
    'clock-off': ({ count = 0 }) =>
      `Giờ của máy lệch ${count < 120 ? `${count} phút` : `${Math.round(count / 60)} giờ`}. Bật giờ tự động trong Cài đặt.`,
    'battery-low': ({ count }) => `Còn ${count}\u00a0%. Sạc trước khi đi.`,
    'sheets-out': () => 'Hết tờ in sẵn. Vẫn làm được: chép mã tạm bằng tay.',
    'sheets-few': ({ count }) => `Chỉ còn ${count} tờ.`,
    'unsent-waiting': ({ count }) => `${count} hồ sơ còn trên máy, chưa gửi. Gửi trước khi đi thì chắc hơn.`,
  } satisfies Record<ReadyGap, (gap: { readonly count?: number; readonly which?: string }) => string>,
  free: (size: string) => `còn ${size}`,
  packOf: (hamlet: string, size: string) => `${hamlet}, ${size}`,
  sheetsLeft: 'Số tờ còn trong túi',
  sheetsHint: 'Không bắt buộc. Mỗi lần quét một tờ, số này bớt đi một.',
  fix: {
    again: 'Kiểm tra lại',
    mend: 'Tải phần thiếu',
    catalogue: 'Tải danh mục',
    pack: 'Tải gói',
    persist: 'Cho phép giữ',
    send: 'Gửi ngay',
    unlock: 'Mở khóa thử',
    enrol: 'Ghi danh',
    help: 'Gọi hỗ trợ',
  },
  working: 'Đang làm…',
  stillMissing: 'Chưa tải được hết. Hãy thử lại nơi mạng khỏe hơn.',
  storageRefused: 'Trình duyệt chưa cho. Cài ứng dụng vào màn hình chính rồi thử lại.',
});

function dayWords(iso = ''): string {
  return iso.split('-').reverse().join('/');
}

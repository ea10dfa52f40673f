/** The resident's own page: large, few words, nothing of the dossier's content. */

import type { OfficeState } from '../../../core/dossier/dossier-status.ts';
import { forResidents } from '../spoken.ts';

export const slip = forResidents('slip.slip', {
  title: 'Hồ sơ tới đâu rồi?',
  lead: 'Quét mã QR trên phiếu để xem.',
  scan: 'Quét mã QR trên phiếu',
  scanClose: 'Tắt máy ảnh',
  aim: 'Đưa mã QR trên phiếu vào giữa khung',
  asking: 'Đang hỏi xã…',
  code: (code: string) => `Mã tạm ${code}`,
  states: {
    'on-its-way': 'Đang trên đường về xã',
    received: 'Đã về xã, chờ tiếp nhận',
    'in-review': 'Cán bộ đang xem',
    accepted: 'Đã tiếp nhận',
    supplement: 'Cần bổ sung',
    refused: 'Không tiếp nhận',
    done: 'Đã có kết quả',
    'handed-over': 'Đã trả kết quả',
    withdrawn: 'Đã rút hồ sơ',
    stopped: 'Đã dừng giải quyết',
  } satisfies Record<OfficeState | 'on-its-way', string>,
  otherState: 'Đang giải quyết',
  of: (index: number, count: number) => `Hồ sơ ${index} trong ${count}`,
  number: 'Số hồ sơ',
  appointment: 'Hẹn trả kết quả',
  since: (day: string) => `Từ ngày ${day}`,
  notReceipt: 'Không thay Giấy tiếp nhận hồ sơ',
  again: 'Xem lại lần nữa',
  other: 'Xem phiếu khác',
  offline: 'Không có mạng. Phiếu vẫn còn giá trị; hãy xem lại khi có mạng.',
  busy: 'Nhiều người đang hỏi cùng lúc. Hãy đợi một phút rồi xem lại.',
  unknown:
    'Chưa tìm thấy phiếu này. Nếu mới làm hôm nay, hồ sơ có thể còn trên máy của người hỗ trợ; hãy xem lại sau ít ngày, hoặc hỏi xã.',
  invalid: 'Mã này không phải mã trên phiếu của hồ sơ. Hãy quét mã QR in trên phiếu người dân giữ.',
  type: 'Không quét được? Gõ chín chữ số',
  typeLabel: 'Chín chữ số trên phiếu',
  typeUse: 'Xem',
  digitsWrong: 'Chín chữ số chưa đúng. Hãy xem lại từng số.',
  digitsOnly: (code: string) =>
    `Mã ${code} đúng, nhưng chín chữ số chưa đủ để xem: ai cũng có thể đoán ra số. Hãy quét mã QR trên phiếu, hoặc đọc mã này cho quầy tiếp nhận của xã.`,
});

import type { Counters, LinkState } from '../../../core/screen-ports.ts';

export const home = {
  title: 'Hôm nay',
  newDossier: 'Hồ sơ mới',
  link: {
    offline: 'Không có mạng',
    weak: 'Mạng yếu',
    online: 'Có mạng',
    'server-down': 'Máy chủ chưa trả lời',
  } satisfies Record<LinkState, string>,
  counts: (counters: Counters) =>
    [
      counters.waiting > 0 ? `${counters.waiting} chờ gửi` : 'Không có hồ sơ chờ gửi',
      counters.needsAttention > 0 && `${counters.needsAttention} cần xem lại`,
      counters.drafts > 0 && `${counters.drafts} đang làm dở`,
    ]
      .filter(Boolean)
      .join(' · '),
  locked: 'Ứng dụng đang khóa',
  lockedLead: 'Mở khóa để xem các hồ sơ trên máy này.',
  unlock: 'Mở khóa',
  tasks: 'Quầy hỏi thêm',
  supplement: (count: number) => `Bổ sung ${count} mục`,
  drafts: 'Đang làm dở',
  nobodyYet: 'Chưa ghi tên',
  nothingChosen: 'Chưa chọn việc',
  drop: (name: string | undefined) => (name === undefined ? 'Bỏ phần này' : `Bỏ phần của ${name}`),
  dropTitle: 'Bỏ phần đang làm dở này?',
  dropLead: 'Những gì đã ghi ở đây bị xóa khỏi máy, không lấy lại được.',
  dropYes: 'Bỏ',
  dropNo: 'Giữ lại',
  sealed: 'Mới chốt',
  nothing: 'Chưa có hồ sơ nào hôm nay.',
  nothingLead: 'Đến cửa nhà đầu tiên, bấm "Hồ sơ mới".',
  updateWaiting: 'Có bản ứng dụng mới, đã tải xong.',
  updateNow: 'Cập nhật bây giờ',
  notEnrolled: 'Máy này chưa được ghi danh',
  notEnrolledLead: 'Cần lời mời (mã QR hoặc liên kết) của xã để bắt đầu.',
  enrol: 'Ghi danh máy này',
  continueAt: (step: string) => `Đang ở bước: ${step}`,
  loss: 'Trình duyệt đã xóa dữ liệu của ứng dụng',
  lossRestored: (count: number) =>
    count > 0 ? `Đã khôi phục ${count} hồ sơ đã chốt từ bản sao thứ hai.` : 'Không có hồ sơ đã chốt nào cần khôi phục.',
  lossMissing: (codes: string) => `Không khôi phục được: ${codes}. Hãy báo quầy và làm lại với người dân.`,
  lossDrafts: 'Bản nháp chưa chốt trên máy này có thể không còn: hãy xem lại.',
  lossSeen: 'Đã đọc',
};

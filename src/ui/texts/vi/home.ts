import type { Counters, LinkState } from '../../../core/screen-ports.ts';
import { spoken } from '../spoken.ts';

export const home = spoken('home.home', {
  title: 'Hôm nay',
  coming: 'Gõ Cửa đang mở…',
  newDossier: 'Hồ sơ mới',
  link: {
    offline: 'Không có mạng',
    weak: 'Mạng yếu',
    online: 'Có mạng',
    queued: 'Đang xếp hàng',
    'server-down': 'Máy chủ chưa trả lời',
  } satisfies Record<LinkState, string>,
  waiting: ({ waiting }: Counters) => (waiting > 0 ? `${waiting} chờ gửi` : 'Không có hồ sơ chờ gửi'),
  needsAttention: (count: number) => `${count} cần xem lại`,
  inTheMaking: (count: number) => `${count} đang làm dở`,
  locked: 'Ứng dụng đang khóa',
  lockedLead: 'Mở khóa để xem các hồ sơ trên máy này.',
  unlock: 'Mở khóa',
  tasks: 'Quầy hỏi thêm',
  supplement: (count: number) => `Bổ sung ${count} mục`,
  drafts: 'Đang làm dở',
  nobodyYet: 'Chưa ghi tên',
  nothingChosen: 'Chưa chọn việc',
  drop: (name: string | undefined) => (name === undefined ? 'Bỏ phần này' : `Bỏ phần của ${name}`),
  dropped: (name: string | undefined) =>
    name === undefined ? 'Đã bỏ phần làm dở này.' : `Đã bỏ phần làm dở của ${name}.`,
  dropNo: 'Giữ lại',
  sealed: 'Mới chốt',
  nothing: 'Chưa có hồ sơ nào hôm nay.',
  nothingLead: 'Đến cửa nhà đầu tiên, bấm "Hồ sơ mới".',
  continueAt: (step: string) => `Đang ở bước: ${step}`,
});

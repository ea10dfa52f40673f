/** How far a dossier has come, in words. "Đã nhận" is said only of what the gateway's verified acknowledgement names. */

import type { DraftStep } from '../../../core/dossier/dossier.ts';
import type { OfficeState } from '../../../core/dossier/dossier-status.ts';
import { spoken } from '../spoken.ts';

export const progress = spoken('progress.progress', {
  draft: 'Đang làm dở',
  steps: {
    who: 'Ai',
    needs: 'Việc gì',
    questions: 'Kê khai',
    papers: 'Giấy tờ',
    'read-back': 'Đọc lại',
    sign: 'Ký',
    sealed: 'Đã chốt',
  } satisfies Record<DraftStep, string>,
  waiting: 'Chờ gửi',
  sending: 'Đang gửi',
  textSafe: 'Cổng đã nhận phần chữ',
  photos: (have: number, all: number) => `ảnh ${have}/${all}`,
  delivered: 'Cổng đã nhận đủ, đã có xác nhận',
  heldForReview: 'Cổng đã giữ gói này để cán bộ xem',
  needsAttention: 'Cần xem lại',
  notes: 'Ghi nhận tại thôn',
  report: 'Phản ánh hiện trường',
  incomplete: 'Đã chuyển khi chưa đủ, cán bộ làm tiếp',
  office: {
    received: 'Quầy đã mở, chờ tiếp nhận',
    'in-review': 'Cán bộ đang xem lại',
    accepted: 'Đã tiếp nhận',
    supplement: 'Quầy cần bổ sung',
    refused: 'Không tiếp nhận',
    done: 'Đã có kết quả',
    'handed-over': 'Đã trả kết quả',
    withdrawn: 'Đã rút hồ sơ',
    stopped: 'Đã dừng giải quyết',
  } satisfies Record<OfficeState, string>,
  numberPending: 'chờ số hồ sơ',
  officialNumber: (number: string) => `số ${number}`,
});

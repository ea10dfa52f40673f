/**
 * What happens next, in one short sentence for whoever holds the slip: no content of the dossier, no name. The one place
 * where the gateway speaks to residents; everything else is said by the app's own texts.
 */

import type { OfficeState } from '../../core/dossier/dossier-status.ts';

const sentences: { readonly [state in OfficeState | 'on-its-way']: string } = {
  'on-its-way': 'Hồ sơ còn trên máy của người hỗ trợ, sẽ tự gửi khi có mạng.',
  received: 'Hồ sơ đã về xã, chờ cán bộ tiếp nhận và cấp số. Bà con chưa cần làm gì.',
  'in-review': 'Hồ sơ đã về xã, cán bộ đang xem lại. Xã sẽ báo nếu cần thêm gì.',
  accepted: 'Hồ sơ đã được tiếp nhận. Kết quả có theo ngày hẹn.',
  supplement: 'Hồ sơ cần bổ sung. Người hỗ trợ hoặc cán bộ xã sẽ báo cần thêm gì.',
  refused: 'Hồ sơ không được tiếp nhận. Xin hỏi quầy tiếp nhận để biết lý do.',
  done: 'Đã có kết quả. Mời bà con nhận tại quầy tiếp nhận, nhớ mang theo phiếu này.',
  'handed-over': 'Kết quả đã trao cho người nhận.',
  withdrawn: 'Hồ sơ đã được rút theo đề nghị.',
  stopped: 'Việc giải quyết hồ sơ đã dừng. Xin hỏi quầy tiếp nhận để biết lý do.',
};

/** Received away from the desk. */
const withoutNumber = 'Hồ sơ đã được tiếp nhận tại buổi lưu động. Số hồ sơ sẽ có sau, kết quả có theo ngày hẹn.';

/** `on-its-way`: the slip is known (a printed sheet), its packet has not arrived or was not opened yet. */
export function nextStep(state: OfficeState | 'on-its-way', hasNumber = true): string {
  if (state === 'accepted' && !hasNumber) return withoutNumber;
  return sentences[state];
}

/** Names for rows whose keys are fixed words: in tables, spreadsheets and the open figures. */

import type { OfficeState } from '../dossier/dossier-status.ts';
import type { SupplementRequest } from '../dossier/dossier.ts';
import type { Lane } from '../procedure/procedure.ts';
import type { Dimension } from './figure.ts';

export const dimensionNames: { readonly [dimension in Dimension]: string } = {
  commune: 'Xã, phường, đặc khu',
  procedure: 'Thủ tục',
  state: 'Trạng thái',
  lane: 'Cách nộp',
  hamlet: 'Thôn, bản',
  device: 'Máy',
  reason: 'Mục phải bổ sung',
  week: 'Tuần (từ thứ Hai)',
  month: 'Tháng',
};

export const stateNames: { readonly [state in OfficeState]: string } = {
  received: 'Chờ tiếp nhận',
  'in-review': 'Cần cán bộ xem',
  accepted: 'Đang giải quyết',
  supplement: 'Chờ bổ sung',
  refused: 'Không tiếp nhận',
  done: 'Có kết quả',
  'handed-over': 'Đã trả kết quả',
  withdrawn: 'Đã rút',
  stopped: 'Đã dừng giải quyết',
};

export const laneNames: { readonly [lane in Lane]: string } = {
  assisted: 'Nộp trực tiếp, có hỗ trợ',
  online: 'Tự nộp trên VNeID, có hướng dẫn',
};

export const kindNames: { readonly [kind in SupplementRequest['items'][number]['kind']]: string } = {
  paper: 'Giấy tờ',
  answer: 'Câu trả lời',
  signature: 'Chữ ký',
};

export const nobodySaidWhere = 'Chưa ghi thôn';

/**
 * Every refusal leaves the gateway in one shape: RFC 9457 problem details with a stable `code` from `core/problem.ts`,
 * its HTTP status and one short Vietnamese sentence for whoever reads raw answers (the app has its own sentences).
 */

import type { ProblemCode } from '../../core/problem.ts';

interface Answer {
  readonly status: number;
  readonly title: string;
}

/** Codes that the gateway answers with; any other code is a 400 with a general sentence. */
const answers: { readonly [code in ProblemCode]?: Answer } = {
  busy: { status: 503, title: 'Máy chủ đang bận, xin gửi lại sau.' },
  'sign-in-needed': { status: 401, title: 'Thiết bị cần xác nhận lại với máy chủ.' },
  'bad-request': { status: 400, title: 'Yêu cầu chưa đúng mẫu.' },
  'bad-frame': { status: 400, title: 'Gói gửi không đọc được.' },
  'body-too-large': { status: 413, title: 'Nội dung gửi quá lớn.' },
  'too-many-names': { status: 413, title: 'Hỏi quá nhiều mục trong một lần.' },
  'slow-body': { status: 408, title: 'Gửi quá chậm, xin gửi tiếp phần còn lại.' },
  'header-invalid': { status: 400, title: 'Phần đầu của gói đã khóa không hợp lệ.' },
  'unknown-device': { status: 403, title: 'Thiết bị này chưa được ghi nhận.' },
  'wrong-gateway': { status: 400, title: 'Gói này gửi cho máy chủ khác.' },
  'unknown-recipients': { status: 400, title: 'Gói này không khóa cho tỉnh.' },
  'pid-conflict': { status: 409, title: 'Mã gói này đã có một gói khác.' },
  'quota-exceeded': { status: 429, title: 'Đã vượt hạn mức gửi trong ngày.' },
  'disk-full': { status: 503, title: 'Máy chủ tạm hết chỗ, xin gửi lại sau.' },
  'not-found': { status: 404, title: 'Không có mục này.' },
  forbidden: { status: 403, title: 'Vai của thiết bị này không được làm việc đó.' },
  'internal-error': { status: 500, title: 'Máy chủ gặp lỗi, dữ liệu đã gửi vẫn còn nguyên.' },
  'device-revoked': { status: 403, title: 'Thiết bị này đã bị khóa hoặc thu hồi.' },
  'device-unconfirmed': { status: 403, title: 'Thiết bị này chờ người mời xác nhận.' },
  'invitation-malformed': { status: 400, title: 'Lời mời không đúng mẫu.' },
  'invitation-unknown': { status: 404, title: 'Không có lời mời này.' },
  'invitation-used': { status: 409, title: 'Lời mời này đã dùng rồi.' },
  'invitation-expired': { status: 410, title: 'Lời mời này đã hết hạn.' },
  'invitation-foreign': { status: 400, title: 'Lời mời này của máy chủ khác.' },
  'proof-invalid': { status: 400, title: 'Chữ ký của thiết bị không khớp.' },
  'changed-meanwhile': { status: 412, title: 'Người khác vừa thay đổi hồ sơ này.' },
  'action-not-possible': { status: 409, title: 'Hồ sơ đang ở bước khác, chưa làm được việc này.' },
  'number-invalid': { status: 422, title: 'Số hồ sơ không đúng mẫu.' },
  'number-taken': { status: 409, title: 'Số hồ sơ này đã dùng cho hồ sơ khác.' },
  'reason-missing': { status: 422, title: 'Cần ghi rõ lý do.' },
  'publication-personal': { status: 409, title: 'Lời công bố có thể chỉ ra một người, xin xem lại.' },
  'procedure-malformed': { status: 422, title: 'Thủ tục này còn chỗ sai.' },
  'scan-ticket-over': { status: 410, title: 'Mã quét đã hết hạn hoặc đã đóng.' },
  'hand-over-code-invalid': { status: 422, title: 'Mã này không phải mã bàn giao phong bì.' },
  'still-open': { status: 409, title: 'Còn dòng chưa xong, chưa ghi lý do.' },
  'clip-not-audio': { status: 422, title: 'Tệp này không phải bản ghi âm Opus, AAC hay MP3.' },
  'clip-too-long': { status: 422, title: 'Bản ghi âm dài quá hai phút.' },
  'slip-unknown': { status: 404, title: 'Chưa tìm thấy phiếu này.' },
};

export interface ProblemOptions {
  /** Where the code's usual status does not fit (busy: 429 for this caller, 503 for everybody). */
  readonly status?: number;
  readonly retryAfterSeconds?: number;
  /** More members of the problem document: ids and figures only. */
  readonly details?: { readonly [name: string]: unknown };
}

/** A problem+json answer for `code`; `type` is `about:blank` because the code, not a page, names the problem. */
export function problemResponse(code: ProblemCode, options: ProblemOptions = {}): Response {
  const answer = answers[code] ?? { status: 400, title: 'Yêu cầu chưa thực hiện được.' };
  const status = options.status ?? answer.status;
  const headers = new Headers({ 'content-type': 'application/problem+json; charset=utf-8' });
  if (options.retryAfterSeconds !== undefined) headers.set('retry-after', withJitter(options.retryAfterSeconds));
  const body = { type: 'about:blank', title: answer.title, status, code, ...options.details };
  return new Response(JSON.stringify(body), { status, headers });
}

/** Up to half more, so that phones refused together do not come back together. */
export function withJitter(seconds: number): string {
  return String(Math.ceil(seconds * (1 + Math.random() / 2)));
}

/**
 * One sentence for every problem that has a name: what is so, then what to do. The type makes a missing one a compile
 * error. A form's own message (`problem.message`) goes first, because the form knows better.
 */

import type { Problem, ProblemCode } from '../../../core/problem.ts';
import { spoken } from '../spoken.ts';

type Sentence = string | ((problem: Problem) => string);

const megabytes = (bytes: number | undefined, otherwise: string) =>
  bytes === undefined ? otherwise : `${Math.max(1, Math.round(bytes / 1_000_000)).toLocaleString('vi-VN')} MB`;

const seconds = (limit: number | undefined) => {
  if (limit === undefined) return 'ít phút';
  return limit < 90 ? `${Math.ceil(limit)} giây` : `${Math.ceil(limit / 60)} phút`;
};

export const sentences: Record<ProblemCode, Sentence> = spoken('problems.sentences', {
  'card-not-recognised': 'Mã này không phải mã QR của thẻ căn cước. Mã ở góc trên bên phải mặt trước của thẻ.',
  'card-is-insurance': 'Đây là mã của thẻ bảo hiểm y tế. Hãy quét mã QR trên thẻ căn cước.',
  'card-damaged': 'Mã QR bị hỏng nên đọc thiếu. Thử quét lại chỗ sáng hơn, hoặc gõ tay theo thẻ.',
  'card-id-invalid': 'Số định danh đọc được không hợp lệ. Hãy quét lại hoặc gõ tay theo thẻ.',
  'card-date-invalid': 'Ngày trên thẻ đọc được không có thật. Hãy quét lại hoặc gõ tay theo thẻ.',
  'card-too-long': 'Đoạn chữ quá dài, không phải nội dung mã QR của thẻ căn cước.',

  'answer-missing': 'Cần trả lời câu này.',
  'answer-wrong-type': 'Câu trả lời chưa đúng dạng. Hãy nhập lại.',
  'answer-not-a-choice': 'Hãy chọn một trong các mục có sẵn.',
  'answer-out-of-range': (problem) =>
    problem.limit === undefined
      ? 'Con số này ngoài mức cho phép.'
      : `Con số này ngoài mức cho phép (mức ${problem.limit.toLocaleString('vi-VN')}).`,
  'answer-too-long': (problem) =>
    problem.limit === undefined ? 'Câu trả lời quá dài.' : `Câu trả lời dài quá ${problem.limit} chữ cái.`,
  'answer-constraint': 'Câu trả lời chưa khớp điều kiện của tờ khai.',
  'id-number-invalid': 'Số định danh có 12 chữ số (số CMND cũ có 9). Hãy xem lại.',
  'phone-invalid': 'Số điện thoại có 10 chữ số, bắt đầu bằng 0. Hãy xem lại.',
  'date-invalid': 'Ngày này không có thật. Hãy xem lại ngày, tháng, năm.',
  'date-in-future': 'Ngày này chưa tới. Hãy xem lại.',
  'paper-missing': 'Còn thiếu giấy tờ này: chụp, nhận bản chính, hoặc ghi "sẽ bổ sung".',
  'paper-later': 'Giấy tờ này sẽ bổ sung sau.',
  'paper-original-awaited': 'Thủ tục cần bản chính của giấy tờ này; quầy sẽ chờ bản chính.',
  'signature-missing': 'Còn thiếu một chữ ký; việc này được ghi lại để làm lần sau.',
  'consent-missing': 'Chưa ghi lại sự đồng ý của người dân.',
  'needs-sensitive-consent':
    'Việc này không chuẩn bị được khi người dân không muốn nói điều riêng: mời gặp cán bộ tại quầy.',
  'confirmation-missing': 'Chưa đọc lại và xác nhận nội dung với người dân.',
  'confirmation-stale': 'Nội dung đã đổi sau khi đọc lại. Cần đọc lại và xác nhận lần nữa.',
  'card-mismatch': 'Câu trả lời khác với thông tin trên thẻ. Thẻ có thể đã cũ; hãy hỏi lại cho chắc.',

  'procedure-malformed': 'Dữ liệu của thủ tục này bị lỗi nên chưa dùng được. Hãy cập nhật danh mục.',
  'procedure-unknown': 'Máy chưa có thủ tục này. Hãy cập nhật danh mục khi có mạng.',
  'procedure-ended': 'Thủ tục này đã hết hiệu lực, không nhận hồ sơ mới.',
  'procedure-has-no-form': 'Thủ tục này chưa có tờ khai trên máy. Mời người dân đến trung tâm phục vụ hành chính công.',
  'procedure-newer-than-app': 'Cần cập nhật ứng dụng để làm thủ tục này: có mạng thì mở phần Thêm.',
  'catalogue-missing': 'Máy chưa có danh mục thủ tục. Hãy tải danh mục khi có mạng.',

  'clip-not-audio': 'Tệp này không phải bản ghi âm. Hãy chọn tệp .opus, .ogg, .webm, .m4a hoặc .mp3.',
  'clip-too-long': 'Bản ghi âm dài quá hai phút. Hãy thu lại ngắn hơn.',
  'picture-not-an-image': 'Tệp này không phải ảnh (JPEG, PNG hoặc WebP).',
  'picture-too-large': (problem) => `Ảnh lớn quá ${megabytes(problem.limit, 'mức cho phép')}. Hãy chụp trong ứng dụng.`,
  'too-many-pages': (problem) => `Hồ sơ đã đủ ${problem.limit ?? 39} trang ảnh. Bỏ bớt trang không cần rồi chụp tiếp.`,
  'picture-unreadable': 'Không mở được ảnh này. Hãy chụp lại hoặc chọn ảnh khác.',
  'camera-denied': 'Trình duyệt chưa cho dùng máy ảnh. Mở phần quyền của trang này và cho phép "Máy ảnh".',
  'camera-missing': 'Không thấy máy ảnh trên thiết bị này. Hãy chọn ảnh có sẵn hoặc gõ tay.',

  'storage-nearly-full': (problem) =>
    `Bộ nhớ máy sắp đầy (cần còn ít nhất ${megabytes(problem.limit, '50 MB')}). Hãy xóa bớt ảnh, video cũ trước khi chụp.`,
  'storage-full': 'Bộ nhớ máy đã đầy nên chưa lưu được. Hãy xóa bớt ảnh, video rồi thử lại; đừng đóng màn hình này.',
  'storage-lost': 'Dữ liệu của ứng dụng trên máy này đã bị xóa. Hãy báo quầy để đối chiếu và nhận lời mời mới.',
  'store-held':
    'Ứng dụng vừa được cập nhật, nhưng bản cũ còn mở ở một cửa sổ khác. Hãy đóng cửa sổ đó; màn hình này sẽ tự mở tiếp.',
  'app-outdated':
    'Máy này đã có bản mới hơn của ứng dụng, nên bản cũ ở màn hình này dừng lại. Hãy mở lại để dùng bản mới.',
  'private-window': 'Đang ở cửa sổ ẩn danh: đóng lại là mất hết. Hãy mở ứng dụng ở cửa sổ thường.',
  'insecure-context':
    'Trang này không được mở qua https nên không dùng được khóa bảo vệ. Hãy mở đúng địa chỉ được cấp.',
  'pin-wrong': 'Mã PIN chưa đúng. Hãy thử lại.',
  'pin-too-weak':
    'Mã PIN dễ đoán. Chọn ít nhất 6 chữ số không lặp, không liên tiếp, không phải ngày tháng; hoặc bốn từ khác nhau.',
  'pin-wait': (problem) => `Sai nhiều lần. Đợi ${seconds(problem.limit)} rồi thử lại.`,
  'vault-locked': 'Ứng dụng đang khóa. Hãy nhập mã PIN.',
  'vault-torn':
    'Khóa bảo vệ trên máy này đã hỏng, không mã PIN nào mở được nữa. Hồ sơ đã chốt vẫn được gửi. Bấm "Quên mã PIN" để đặt lại.',
  'record-torn': 'Một bản ghi trên máy bị hỏng và đã được để riêng. Các hồ sơ khác không bị ảnh hưởng.',
  'sheet-code-invalid': 'Mã trên tờ không đúng. Xem lại chín chữ số, hoặc quét mã QR trên tờ.',
  'sheet-already-used': 'Tờ này đã gắn với hồ sơ khác. Hãy lấy tờ mới.',
  'correction-window-over': 'Đã hết thời gian sửa trên máy. Nếu cần sửa, hãy báo quầy tiếp nhận.',
  'not-enrolled': 'Máy này chưa được ghi danh. Hãy mở liên kết mời của xã.',
  'bundle-malformed': 'Tệp này không phải tệp hồ sơ của Gõ Cửa, hoặc đã hỏng trên đường. Nhờ máy kia gửi lại tệp.',
  'bundle-foreign': 'Tệp này gửi cho tỉnh khác, máy này không mang hộ được.',
  'bundle-newer-than-app': 'Tệp này do ứng dụng mới hơn làm ra. Hãy cập nhật ứng dụng rồi mở lại.',

  offline: 'Không có mạng. Việc này sẽ làm tiếp khi có mạng.',
  busy: 'Máy chủ đang bận. Ứng dụng sẽ tự thử lại.',
  'sign-in-needed': 'Máy chủ chưa nhận ra thiết bị này. Hồ sơ vẫn gửi được; việc nhận tin sẽ thử lại sau.',
  'bad-request': 'Máy chủ không hiểu yêu cầu này. Hãy cập nhật ứng dụng.',
  'bad-frame': 'Một khung dữ liệu gửi đi bị hỏng trên đường. Ứng dụng sẽ gửi lại.',
  'body-too-large': 'Gói gửi đi lớn quá mức cho phép.',
  'too-many-names': 'Hỏi máy chủ về quá nhiều gói một lúc. Ứng dụng sẽ chia nhỏ và thử lại.',
  'slow-body': 'Mạng quá chậm nên bị ngắt giữa chừng. Ứng dụng sẽ gửi tiếp phần còn lại.',
  'header-invalid': 'Phong bì của gói này không hợp lệ nên máy chủ không nhận. Hãy xuất gói và báo quầy.',
  'unknown-device': 'Máy chủ không biết thiết bị này. Gói vẫn còn trên máy; hãy báo xã kiểm tra ghi danh.',
  'wrong-gateway': 'Gói này thuộc về máy chủ khác. Hãy xuất gói và báo quầy.',
  'unknown-recipients': 'Gói được khóa bằng khóa cũ mà máy chủ không còn. Hãy xuất gói và báo tỉnh.',
  'pid-conflict': 'Máy chủ đã có gói khác cùng mã. Hãy xuất gói và báo quầy.',
  'offset-mismatch': 'Phần đã gửi và phần máy chủ giữ không khớp. Ứng dụng sẽ hỏi lại và gửi tiếp.',
  'unlisted-part': 'Máy chủ nhận được phần không có trong gói. Hãy xuất gói và báo quầy.',
  'digest-mismatch': 'Dữ liệu gửi đi không khớp dấu kiểm tra. Ứng dụng sẽ gửi lại.',
  'quota-exceeded': 'Hôm nay máy này đã gửi hết mức cho phép. Phần còn lại sẽ gửi tiếp ngày mai.',
  'disk-full': 'Máy chủ tạm hết chỗ chứa. Hồ sơ vẫn an toàn trên máy và sẽ tự gửi lại.',
  'not-found': 'Không tìm thấy.',
  forbidden: 'Tài khoản này không được làm việc đó.',
  'internal-error': 'Máy chủ gặp trục trặc. Ứng dụng sẽ thử lại.',

  'packet-unreadable': 'Quầy không mở được gói này. Hãy xuất gói và báo quầy.',
  'packet-malformed': 'Quầy mở được gói nhưng nội dung bị hỏng. Hãy xuất gói và báo quầy.',
  'packet-failed-check': 'Khi kiểm tra lại ở quầy, hồ sơ còn chỗ chưa đạt. Mở hồ sơ để xem và sửa.',
  'picture-rejected':
    'Có ảnh giấy tờ trong hồ sơ này không mở được ở quầy. Hãy hỏi quầy là giấy nào, rồi chụp lại giấy đó với người dân.',
  'supersedes-refused': 'Bản sửa đến sau khi quầy đã xử lý nên chưa được thay. Hãy báo quầy.',
  'spot-reception-doubted':
    'Gói này ghi là đã tiếp nhận lưu động, nhưng máy gửi lúc đó không phải của cán bộ xã này hoặc giờ ghi không hợp lý. Hồ sơ vào như hồ sơ thường; hãy hỏi người gửi, vì bà con có thể đang giữ phiếu tiếp nhận.',
  'spot-appointment-differs':
    'Ngày hẹn ghi trên phiếu tiếp nhận khác ngày tính theo lịch làm việc đã công bố. Hệ thống giữ ngày đã hẹn với bà con.',
  'supplement-unasked': 'Phần bổ sung này không phải điều quầy đang hỏi nên chưa được ghép vào hồ sơ. Hãy báo quầy.',
  'device-revoked': 'Thiết bị này đã bị khóa hoặc thu hồi. Hồ sơ được giữ lại để cán bộ xem.',
  'device-unconfirmed': 'Thiết bị này chưa được xã xác nhận sáu số kiểm tra. Hồ sơ được giữ lại để cán bộ xem.',
  'kiosk-has-no-notes': 'Máy ở sảnh không ghi gì cho thôn, nên gói này được giữ lại để cán bộ xem.',

  'invitation-malformed': 'Liên kết mời bị thiếu hoặc sai chữ. Hãy quét lại mã QR hoặc sao chép lại cả liên kết.',
  'invitation-unknown': 'Không có lời mời này. Hãy xin xã một lời mời mới.',
  'invitation-used': 'Lời mời này đã có máy dùng. Mỗi lời mời chỉ dùng một lần; hãy xin lời mời mới.',
  'invitation-expired': 'Lời mời đã hết hạn. Hãy xin xã một lời mời mới.',
  'invitation-foreign': 'Lời mời này của nơi khác. Hãy mở liên kết đúng địa chỉ đã ghi trong lời mời.',
  'proof-invalid': 'Máy chủ không xác minh được khóa của thiết bị. Hãy thử lại; nếu vẫn vậy, xin lời mời mới.',

  'changed-meanwhile': 'Người khác vừa thay đổi hồ sơ này. Hãy mở lại để xem bản mới nhất rồi làm tiếp.',
  'action-not-possible': 'Ở trạng thái này không làm được việc đó.',
  'number-invalid': 'Số hồ sơ chưa đúng mẫu. Hãy xem lại.',
  'number-taken': 'Số hồ sơ này đã dùng cho hồ sơ khác. Hãy xem lại.',
  'reason-missing': 'Hãy ghi lý do.',
  'publication-personal': 'Lời công bố có thể chỉ ra một người. Hãy xem lại từng chỗ được nêu, rồi mới công bố.',
  'scan-ticket-over': 'Mã quét này đã hết hạn hoặc đã đóng. Nhờ cán bộ mở mã mới trên máy tính rồi quét lại.',
  'hand-over-code-invalid': 'Mã này không phải mã bàn giao phong bì. Nhờ người kia mở lại mã rồi quét.',
  'still-open': 'Còn dòng chưa xong. Hãy làm xong, hoặc ghi lý do cho từng dòng còn lại.',
  'sheet-spoiled': 'Tờ phiếu mang mã này đã báo hỏng. Hãy hỏi lại người hỗ trợ và xem đúng phiếu của hồ sơ chưa.',
  'sheet-lost': 'Tờ phiếu mang mã này đã báo mất. Hãy hỏi lại người hỗ trợ và xem đúng phiếu của hồ sơ chưa.',
  'slip-unknown': 'Không tìm thấy phiếu này. Hồ sơ có thể chưa tới nơi; hãy thử lại sau ít ngày.',
});

/** The sentence for a problem, the form's own message first. */
export function problemSentence(problem: Problem): string {
  if (problem.code === 'answer-constraint' && problem.message) return problem.message;
  const sentence = sentences[problem.code];
  return typeof sentence === 'string' ? sentence : sentence(problem);
}

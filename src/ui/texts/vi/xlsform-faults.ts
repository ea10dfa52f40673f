/** One sentence for every remark about an uploaded XLSForm, for the official who wrote it: what is so, then what to do. */

import type { SheetNote, XlsformFault } from '../../../core/definition/xlsform-fault.ts';
import { formFaultSentence } from './form-faults.ts';
import { spoken } from '../spoken.ts';

export const sentences: Record<XlsformFault, (detail: string) => string> = spoken('xlsform-faults.sentences', {
  'file-too-large': () => 'Tệp lớn quá 2 MB. Hãy bỏ ảnh và các trang không dùng rồi tải lại.',
  'file-not-xlsx': () => 'Tệp này không phải bảng tính .xlsx. Hãy lưu lại dưới dạng "Excel (.xlsx)".',
  'file-damaged': () => 'Tệp bị hỏng nên không mở được. Hãy mở bằng chương trình bảng tính rồi lưu lại.',
  'file-unpacks-too-large': () => 'Nội dung trong tệp quá lớn. Hãy bỏ các trang và dòng không dùng.',
  'sheet-missing': (detail) => `Thiếu trang "${detail}".`,
  'sheet-unsupported': () => 'Trang này không được đọc.',
  'too-many-rows': () => 'Trang có quá 2.000 dòng.',
  'too-many-columns': () => 'Trang có quá 60 cột.',

  'column-missing': () => 'Thiếu cột này.',
  'column-unsupported': () => 'Cột này chưa được hỗ trợ ở đây nên nội dung không được đưa vào.',
  'column-duplicate': () => 'Cột này có hai lần; chỉ cột đầu được đọc.',
  'language-unsupported': () =>
    'Biểu mẫu chỉ lấy một ngôn ngữ (tiếng Việt nếu có); cột ngôn ngữ này không được đưa vào.',
  'cell-too-long': () => 'Ô có quá 4.000 ký tự.',
  'cell-error': () => 'Ô có công thức bị lỗi hoặc chưa được tính. Hãy dán lại dưới dạng giá trị.',
  'number-expected': (detail) => `Chỗ này cần một con số${quoted(detail)}.`,
  'yes-no-expected': (detail) => `Chỗ này cần "yes" hoặc "no"${quoted(detail)}.`,
  'json-malformed': () => 'Ô này chứa dữ liệu JSON nhưng viết sai. Kiểm tra dấu ngoặc và dấu phẩy.',
  'value-missing': () => 'Ô này không được để trống.',
  'value-unknown': (detail) => `Giá trị này không có trong các giá trị cho phép${quoted(detail)}.`,

  'type-missing': () => 'Dòng có nội dung nhưng thiếu loại câu hỏi (cột type).',
  'type-unsupported': (detail) =>
    `Loại câu hỏi "${detail}" chưa được hỗ trợ. Hãy dùng text, integer, decimal, date, time, note, calculate, select_one hoặc select_multiple.`,
  'type-ignored': (detail) => `"${detail}" do máy tự ghi, ở đây không hỏi nên được bỏ qua.`,
  'name-missing': () => 'Thiếu tên (cột name).',
  'name-invalid': (detail) =>
    `Tên "${detail}" chưa dùng được: bắt đầu bằng chữ cái không dấu, sau đó là chữ, số, dấu chấm, gạch nối hoặc gạch dưới.`,
  'name-duplicate': (detail) => `Tên "${detail}" dùng hai lần. Mỗi câu hỏi cần một tên riêng.`,
  'label-missing': (detail) => `Thiếu lời hỏi (cột label); tạm dùng "${detail}".`,
  'label-placeholder': () => 'Lời hỏi có ${…}: ứng dụng không thay câu trả lời vào lời hỏi, chữ này hiện nguyên văn.',
  'group-unbalanced': () => 'Nhóm mở mà không đóng, hoặc đóng mà không mở. Kiểm tra các dòng begin và end.',
  'group-flattened': (detail) =>
    `Nhóm "${detail}" nằm trong nhóm khác: được đưa vào thành một dòng tiêu đề, điều kiện của nhóm áp cho từng câu bên trong.`,
  'group-empty': () => 'Nhóm lặp không có câu hỏi nào.',
  'repeat-too-deep': () => 'Nhóm lồng nhau quá sâu (nhóm lặp nhiều nhất 3 lớp).',
  'repeat-count-unsupported': () =>
    'Số lần lặp chỉ nhận một con số; biểu thức này không được đưa vào, người hỏi tự thêm từng lần.',
  'appearance-unsupported': (detail) => `Cách trình bày "${detail}" không được đưa vào; ứng dụng tự chọn cách hiện.`,
  'default-unsupported': () =>
    'Giá trị đặt sẵn này không được đưa vào: chỉ nhận giá trị cố định, hoặc today() cho ngày.',
  'constraint-message-missing': () =>
    'Điều kiện này chưa có lời nhắc (cột constraint_message); tạm dùng một câu chung.',
  'list-unknown': (detail) => `Không có danh sách lựa chọn "${detail}" trong trang choices.`,
  'choice-duplicate': (detail) => `Lựa chọn "${detail}" có hai lần trong cùng danh sách.`,
  'choice-incomplete': () => 'Dòng lựa chọn cần có list_name và name.',

  'expression-malformed': (detail) =>
    detail === '' ? 'Biểu thức viết sai. Kiểm tra dấu ngoặc và dấu nháy.' : `Biểu thức viết sai gần "${detail}".`,
  'expression-unsupported': (detail) => `Biểu thức dùng "${detail}", chưa được hỗ trợ ở chỗ này.`,
  'expression-too-deep': () => 'Biểu thức quá dài hoặc lồng nhau quá sâu. Hãy tách thành các câu tính riêng.',
  'reference-unknown': (detail) => `Không có câu hỏi nào tên "${detail}".`,

  'setting-unsupported': () => 'Trang settings chỉ có một dòng nội dung; dòng này không được đọc.',
  'key-unknown': (detail) => `Không có mục nào tên "${detail}" ở đây, hoặc mục này đã có ở dòng trên.`,
  'default-used': (detail) => `Chưa có "${detail}"; tạm dùng giá trị mặc định. Hãy điền trước khi công bố.`,
  'code-changed': (detail) => `Mã form_id được đổi thành "${detail}" (chỉ gồm chữ, số và dấu chấm).`,
  'version-changed': () => 'Số phiên bản (version) không phải số nguyên dương; tạm dùng 1.',
  'procedure-invalid': (detail) => `Thủ tục chưa hợp lệ ở chỗ này${quoted(detail)}.`,
});

function quoted(detail: string): string {
  return detail === '' ? '' : `: "${detail}"`;
}

export function sheetNoteSentence({ code, detail = '', formFault }: SheetNote): string {
  if (formFault === undefined) return sentences[code](detail);
  return formFaultSentence({ code: formFault, place: '', about: detail });
}

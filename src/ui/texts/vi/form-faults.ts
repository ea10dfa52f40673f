/** One sentence for every fault of a definition, for the official who wants to publish it: what is so, then what to do. */

import type { FormFault, FormFaultCode } from '../../../core/definition/form-fault.ts';
import { spoken } from '../spoken.ts';

export const sentences: Record<FormFaultCode, (about: string) => string> = spoken('form-faults.sentences', {
  'not-json': () => 'Tệp không phải JSON hợp lệ: thừa hoặc thiếu dấu phẩy, ngoặc hay ngoặc kép gần dòng này.',
  malformed: () => 'Chỗ này thiếu hoặc sai kiểu dữ liệu. Hãy so với một thủ tục tải về từ trang Thủ tục.',
  'newer-than-app': () => 'Chỗ này dùng một từ mà phiên bản này chưa biết. Kiểm tra chính tả, hoặc cập nhật hệ thống.',
  'duplicate-question': (about) => `Mã câu hỏi "${about}" dùng hai lần. Mỗi câu hỏi cần một mã riêng.`,
  'duplicate-section': (about) => `Mã phần "${about}" dùng hai lần. Mỗi phần cần một mã riêng.`,
  'duplicate-paper': (about) => `Mã giấy tờ "${about}" dùng hai lần. Mỗi giấy tờ cần một mã riêng.`,
  'duplicate-sheet': (about) => `Mã tờ "${about}" dùng hai lần. Mỗi tờ cần một mã riêng.`,
  'duplicate-fee': (about) => `Mã khoản thu "${about}" dùng hai lần. Mỗi khoản cần một mã riêng.`,
  'unknown-fee': (about) => `Không có khoản thu nào mang mã "${about}".`,
  'duplicate-choice': (about) => `Lựa chọn "${about}" có hai lần trong cùng câu hỏi.`,
  'too-many-questions': () => 'Biểu mẫu có quá 1.000 câu hỏi. Hãy tách thành nhiều thủ tục.',
  'unknown-question': (about) => `Không có câu hỏi nào mang mã "${about}".`,
  'unknown-fact': (about) => `Ứng dụng không đặt giá trị nào tên "${about}".`,
  'unknown-section': (about) => `Không có phần nào mang mã "${about}".`,
  'unknown-sheet': (about) => `Không có tờ nào mang mã "${about}".`,
  'unknown-list': (about) => `Không có danh mục nào tên "${about}".`,
  'unknown-life-event': (about) => `Không có sự kiện đời sống nào tên "${about}".`,
  'unknown-lane': (about) => `Không có cách nộp nào tên "${about}".`,
  'hidden-question': (about) => `Câu hỏi "${about}" nằm trong một nhóm lặp, từ đây không nhìn thấy được.`,
  circle: (about) => `Các câu hỏi phụ thuộc vòng tròn vào nhau: ${about}.`,
  'unknown-choice': (about) => `Điều kiện hỏi giá trị "${about}" mà câu hỏi đó không có lựa chọn này.`,
  'wrong-kind': (about) => `Câu trả lời của "${about}" không thuộc loại mà phép tính hoặc điều kiện này cần.`,
  'never-holds': () => 'Điều kiện này không bao giờ đúng.',
  unreachable: (about) => `Câu hỏi "${about}" không bao giờ hiện ra: các điều kiện của nó loại trừ nhau.`,
  'unknown-default': (about) => `Giá trị đặt sẵn "${about}" không hợp với câu hỏi này.`,
  'unknown-reminder': (about) => `Lời nhắc tính từ "${about}", nhưng đó không phải câu hỏi về ngày.`,
  'min-above-max': () => 'Giá trị nhỏ nhất lớn hơn giá trị lớn nhất.',
  'ends-before-start': () => 'Ngày hết hiệu lực đứng trước ngày bắt đầu hiệu lực.',
  'means-wrong-kind': (about) => `Loại câu hỏi này không ghi được "${about}" của một người.`,
  'print-wrong-kind': (about) => `Loại câu hỏi này không in được theo kiểu "${about}".`,
  'sensitive-without-consent': () =>
    'Có câu hỏi nhạy cảm nhưng chưa có lời đồng ý cho dữ liệu nhạy cảm (consents, purpose "sensitive").',
});

export function formFaultSentence({ code, about = '' }: FormFault): string {
  return sentences[code](about);
}

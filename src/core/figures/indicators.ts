/**
 * The indicators by which the state scores offices (Quyết định 766/QĐ-TTg of 23/06/2022), with names, most points and targets
 * as a public dashboard of the decision had reconciled them with the national portal in October 2026; the annex itself was
 * not read. For each, which of our figures answers it, or why none does.
 */

import type { FigureId } from './figure.ts';

export interface Indicator {
  readonly id: string;
  readonly name: string;
  /** Absent: it is watched, not scored, or its points could not be told apart. */
  readonly maxPoints?: number;
  readonly targetPercent?: number;
  readonly answeredBy?: FigureId;
  /** What the answer leaves out, or why there is none. */
  readonly note: string;
}

const elsewhere = 'Không tính được ở đây: thuộc dữ liệu của Cổng Dịch vụ công quốc gia.';
const duty = 'Không tính được ở đây: việc của tỉnh về công bố thủ tục.';
const payment = 'Không tính được ở đây: hệ thống không thu tiền.';
const complaints = 'Không tính được ở đây: phản ánh, kiến nghị không đi qua hệ thống này.';

export const indicators: readonly Indicator[] = [
  { id: '1.1', name: 'Tỷ lệ TTHC công bố đúng hạn', maxPoints: 6, note: duty },
  { id: '1.2', name: 'Tỷ lệ TTHC cập nhật, công khai đúng hạn', maxPoints: 4, note: duty },
  { id: '1.3', name: 'Tỷ lệ TTHC công khai đầy đủ nội dung', maxPoints: 2, note: duty },
  { id: '1.4', name: 'Tỷ lệ hồ sơ đồng bộ lên Cổng DVCQG', maxPoints: 6, note: elsewhere },
  {
    id: '2.1',
    name: 'Tỷ lệ hồ sơ xử lý trước hạn, đúng hạn',
    maxPoints: 20,
    answeredBy: 'on-time',
    note: 'Chỉ hồ sơ đi qua hệ thống này; không có ngưỡng nên điểm bằng tỷ lệ nhân điểm tối đa.',
  },
  {
    id: '2.2',
    name: 'Thời gian giải quyết trung bình',
    answeredBy: 'processing',
    note: 'Theo dõi, không có điểm riêng. Ở đây tính cả ngày nghỉ.',
  },
  {
    id: '3.0',
    name: 'Hồ sơ trực tuyến toàn trình trên tổng hồ sơ đủ điều kiện',
    maxPoints: 12,
    note: 'Không tính được ở đây: chưa rõ thủ tục nào đủ điều kiện toàn trình.',
  },
  { id: '3.1', name: 'Tỷ lệ TTHC cung cấp dịch vụ công trực tuyến', targetPercent: 80, note: duty },
  { id: '3.2', name: 'Tỷ lệ DVC có phát sinh hồ sơ trực tuyến', note: elsewhere },
  {
    id: '3.3',
    name: 'Tỷ lệ hồ sơ nộp trực tuyến',
    targetPercent: 50,
    answeredBy: 'share-online',
    note: 'Chưa nhân hệ số đồng bộ; chưa lọc hồ sơ đủ điều kiện kết quả điện tử; chưa rõ phần điểm trong 12 điểm của nhóm.',
  },
  {
    id: '3.5a',
    name: 'Tỷ lệ TTHC được cung cấp thanh toán trực tuyến',
    maxPoints: 2,
    targetPercent: 80,
    note: payment,
  },
  { id: '3.5b', name: 'Tỷ lệ TTHC có giao dịch thanh toán trực tuyến', maxPoints: 2, targetPercent: 80, note: payment },
  { id: '3.6', name: 'Tỷ lệ hồ sơ thanh toán trực tuyến', maxPoints: 6, note: payment },
  {
    id: '4.1',
    name: 'Tỷ lệ hồ sơ có kết quả giải quyết điện tử',
    maxPoints: 6,
    note: 'Chưa tính: tệp kết quả ở đây chưa được ký số nên chưa phải kết quả điện tử hợp lệ.',
  },
  {
    id: '4.2',
    name: 'Tỷ lệ hồ sơ thực hiện số hóa thành phần',
    maxPoints: 4,
    targetPercent: 80,
    answeredBy: 'share-digitised',
    note: 'Chỉ phần số hóa thành phần; điều kiện có kết quả điện tử chưa tính.',
  },
  { id: '4.c', name: 'Cung cấp dịch vụ chứng thực bản sao điện tử từ bản chính', maxPoints: 2, note: elsewhere },
  {
    id: '4.3',
    name: 'Tỷ lệ hồ sơ khai thác, sử dụng lại dữ liệu số hóa',
    maxPoints: 2,
    targetPercent: 80,
    note: 'Chưa tính: giấy tờ dùng lại chỉ trong phạm vi một xã.',
  },
  { id: '4.4', name: 'Tỷ lệ hồ sơ số hóa kết nối, chia sẻ để tái sử dụng', maxPoints: 4, note: elsewhere },
  { id: '4.5a', name: 'Tỷ lệ TTHC kết nối, chia sẻ dữ liệu dân cư', maxPoints: 2, note: duty },
  { id: '4.5b', name: 'Tỷ lệ hồ sơ sử dụng thông tin từ CSDL dân cư', maxPoints: 2, note: elsewhere },
  { id: '5.1', name: 'Phân loại phản ánh, kiến nghị', note: complaints },
  { id: '5.2', name: 'Tỷ lệ phản ánh, kiến nghị xử lý đúng hạn', maxPoints: 6, note: complaints },
  { id: '5.3', name: 'Tỷ lệ hài lòng trong xử lý phản ánh, kiến nghị', maxPoints: 6, note: complaints },
  {
    id: '5.4',
    name: 'Tỷ lệ hài lòng trong tiếp nhận, giải quyết TTHC',
    maxPoints: 6,
    targetPercent: 90,
    answeredBy: 'satisfaction',
    note: 'Chỉ người dân nhận kết quả qua hệ thống này và có trả lời; thang ba mức, khác bộ câu hỏi của Cổng Dịch vụ công quốc gia.',
  },
];

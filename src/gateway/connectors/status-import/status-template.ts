import { utils, write } from '@e965/xlsx';
import { officialStatuses } from '../../../core/reception/official-status.ts';

/** A spreadsheet to fill in where the one-stop system exports nothing: the heads, one example, and the ten statuses. */
export function makeStatusTemplate(): Uint8Array {
  const text = (words: string) => ({ t: 's' as const, v: words });
  const sheet = (rows: readonly (readonly string[])[]) => utils.aoa_to_sheet(rows.map((row) => row.map(text)));
  const rows = sheet([
    ['Số hồ sơ', 'Trạng thái', 'Ngày cập nhật', 'Ngày hẹn trả', 'Ghi chú'],
    ['H50.99-261121-0001', 'Đang xử lý', '21/11/2026', '05/12/2026', 'Dòng mẫu, hãy xóa'],
  ]);
  rows['!cols'] = [22, 34, 16, 16, 40].map((width) => ({ wch: width }));
  const statuses = sheet([['Mã', 'Trạng thái'], ...officialStatuses.map(({ code, label }) => [code, label])]);
  statuses['!cols'] = [{ wch: 6 }, { wch: 44 }];
  const book = utils.book_new();
  utils.book_append_sheet(book, rows, 'Trạng thái hồ sơ');
  utils.book_append_sheet(book, statuses, 'Mã trạng thái');
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer);
}

import { utils, write } from '@e965/xlsx';

/** A list to fill in where a commune has none: the heads that the import knows, and two examples. */
export function makeRosterTemplate(): Uint8Array {
  const rows = [
    ['Số hộ', 'Họ và tên chủ hộ', 'Thôn', 'Nơi ở', 'Số nhân khẩu', 'Điện thoại', 'Đối tượng', 'VNeID mức 2', 'Ghi chú'],
    [
      '01',
      'Nguyễn Văn Mẫu',
      'Thôn Mẫu',
      'Gần nhà văn hóa',
      '4',
      '',
      'Hộ nghèo; Người cao tuổi',
      '1',
      'Dòng mẫu, hãy xóa',
    ],
    ['02', 'Hồ Thị Thử', 'Thôn Mẫu', 'Đầu suối', '6', '', '', '', 'Dòng mẫu, hãy xóa'],
  ];
  const sheet = utils.aoa_to_sheet(rows.map((row) => row.map((text) => ({ t: 's' as const, v: text }))));
  sheet['!cols'] = [8, 26, 16, 26, 14, 16, 28, 12, 30].map((width) => ({ wch: width }));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, 'Danh sách hộ');
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer);
}

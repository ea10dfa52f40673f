/** The list that the police's mobile team works through: A4 lying on its side, with room to write what came of it. */

import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { dayWords, hamletName } from '../../core/visit/visit-text.ts';
import { printPdf } from './print-pdf.ts';

export interface VneidListPrint {
  readonly communeName: string;
  readonly sample: boolean;
  /** Absent: of the whole commune. */
  readonly hamlet?: string;
  readonly visit?: { readonly on: string; readonly from: string; readonly to: string; readonly place: string };
  readonly printedOn: string;
  readonly rows: readonly {
    readonly name: string;
    readonly birthYear?: number;
    readonly phone?: string;
    readonly headName: string;
    readonly hamlet: string;
    readonly whereabouts?: string;
    readonly step: string;
  }[];
}

const heads = ['TT', 'Họ và tên', 'Năm sinh', 'Điện thoại', 'Chủ hộ, nơi ở', 'Tình trạng', 'Kết quả', 'Ký nhận'];

export async function printVneidList(list: VneidListPrint): Promise<Uint8Array> {
  const { communeName, hamlet, visit, rows } = list;
  const place = hamlet === undefined ? `UBND ${communeName}` : `${hamletName(hamlet)}, UBND ${communeName}`;
  const body = rows.map((row, at): TableCell[] => [
    { text: String(at + 1), alignment: 'center' },
    { text: row.name, bold: true },
    { text: String(row.birthYear ?? ''), alignment: 'center' },
    row.phone ?? '',
    [row.headName, ...(hamlet === undefined ? [hamletName(row.hamlet)] : []), row.whereabouts ?? '']
      .filter((text) => text !== '')
      .join(', '),
    row.step,
    '',
    '',
  ]);
  const content: Content[] = [
    ...(list.sample
      ? [{ text: 'DỮ LIỆU MẪU – KHÔNG DÙNG CHO HỒ SƠ THẬT', bold: true, alignment: 'center' as const }]
      : []),
    { text: 'DANH SÁCH NGƯỜI CẦN ĐỊNH DANH ĐIỆN TỬ MỨC ĐỘ 2', bold: true, fontSize: 15, alignment: 'center' },
    { text: place, fontSize: 12, alignment: 'center' },
    ...(visit
      ? [
          {
            text: `Đội lưu động đến ${dayWords(visit.on)}, ${visit.from}–${visit.to}, tại ${visit.place}`,
            bold: true,
            fontSize: 12,
            alignment: 'center' as const,
          },
        ]
      : []),
    { text: `${rows.length} người. In ${list.printedOn}.`, italics: true, alignment: 'center', margin: [0, 2, 0, 8] },
    rows.length === 0
      ? { text: 'Chưa có ai trong danh sách này.', alignment: 'center', margin: [0, 20, 0, 0] }
      : {
          fontSize: 11,
          table: {
            headerRows: 1,
            dontBreakRows: true,
            widths: [24, 150, 46, 82, '*', 78, 90, 70],
            body: [heads.map((text): TableCell => ({ text, bold: true, alignment: 'center' })), ...body],
          },
          layout: {
            hLineWidth: () => 0.6,
            vLineWidth: () => 0.6,
            paddingTop: () => 5,
            paddingBottom: () => 5,
            paddingLeft: () => 4,
            paddingRight: () => 4,
          },
        },
  ];
  return await printPdf('Danh sách định danh mức 2', content, 28, { landscape: true, isNumbered: true });
}

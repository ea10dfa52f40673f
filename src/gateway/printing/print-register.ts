/** Mẫu số 07 on A4 lying on its side; its head stands on every page. */

import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { unconfirmed } from './office-sheet.ts';
import { printPdf } from './print-pdf.ts';
import { registerCells, registerColumns } from './register-lines.ts';
import type { RegisterLine } from './register-lines.ts';

export interface Register {
  readonly communeName: string;
  /** "từ ngày 01/11/2026 đến ngày 30/11/2026" */
  readonly period: string;
  readonly sample: boolean;
  readonly lines: readonly RegisterLine[];
}

/** Points between the margins of an A4 page on its side, less the lines and paddings of thirteen columns. */
const room = 841.89 - 2 * 28 - 13 * 5;

export async function printRegister(register: Register): Promise<Uint8Array> {
  const whole = registerColumns.reduce((sum, { width }) => sum + width, 0);
  const lines = register.lines.map((line, index) =>
    registerCells({ ...line, officialNumber: twoLines(line.officialNumber) }, index).map((text): TableCell => ({
      text,
      alignment: /\p{L}/u.test(text) ? 'left' : 'center',
    })),
  );
  const none: TableCell[][] = [
    [
      {
        text: 'Không có hồ sơ nào được tiếp nhận trong thời gian này.',
        colSpan: registerColumns.length,
        italics: true,
      },
      ...registerColumns.slice(1).map(() => ''),
    ],
  ];
  const content: Content[] = [
    {
      columns: [
        {
          width: '40%',
          alignment: 'center',
          stack: [
            { text: `UBND ${register.communeName}`.toLocaleUpperCase('vi') },
            { text: 'BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ', bold: true },
          ],
        },
        {
          width: '*',
          alignment: 'center',
          stack: [
            { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', bold: true },
            { text: 'Độc lập – Tự do – Hạnh phúc', bold: true, decoration: 'underline' },
          ],
        },
      ],
      fontSize: 10.5,
    },
    ...(register.sample
      ? [
          {
            text: 'DỮ LIỆU MẪU – KHÔNG DÙNG CHO HỒ SƠ THẬT',
            bold: true,
            alignment: 'center' as const,
            margin: [0, 8, 0, 0] as [number, number, number, number],
          },
        ]
      : []),
    { text: 'SỔ THEO DÕI HỒ SƠ', bold: true, fontSize: 14, alignment: 'center', margin: [0, 10, 0, 0] },
    { text: `(${register.period})`, italics: true, alignment: 'center', margin: [0, 2, 0, 8] },
    {
      fontSize: 8.5,
      table: {
        headerRows: 2,
        dontBreakRows: true,
        widths: registerColumns.map(({ width }) => (room * width) / whole),
        body: [...headRows(), ...(lines.length > 0 ? lines : none)],
      },
      layout: {
        hLineWidth: () => 0.6,
        vLineWidth: () => 0.6,
        paddingLeft: () => 2.2,
        paddingRight: () => 2.2,
        paddingTop: () => 2,
        paddingBottom: () => 2,
      },
    },
    unconfirmed('Mẫu số 07', 'các cột theo báo cáo lập từ sổ'),
  ];
  return printPdf('Sổ theo dõi hồ sơ', content, 28, { landscape: true, isNumbered: true });
}

/** A number is longer than its column and has no space to break at: its serial goes below. */
function twoLines(officialNumber: string): string {
  return officialNumber.length > 15 ? officialNumber.replace(/-(?=[^-]*$)/, '-\n') : officialNumber;
}

/** What spans several columns stands over them; every other head takes both rows. */
function headRows(): TableCell[][] {
  const head = { bold: true, alignment: 'center' as const };
  const upper = registerColumns.map(({ head: text, over }, index): TableCell => {
    if (over === undefined) return { ...head, text, rowSpan: 2 };
    if (registerColumns[index - 1]?.over === over) return '';
    return { ...head, text: over, colSpan: registerColumns.filter((column) => column.over === over).length };
  });
  const lower = registerColumns.map(({ head: text, over }): TableCell => (over === undefined ? '' : { ...head, text }));
  return [upper, lower];
}

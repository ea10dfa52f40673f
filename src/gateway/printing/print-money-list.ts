/** A list of money on A4 lying on its side, with its sums and the places to sign; nothing in it is added up by hand. */

import type { Content } from 'pdfmake/interfaces.js';
import { officeHead, officeSignatures, ruledTable, sheetTitle } from './office-sheet.ts';
import type { Office } from './office-sheet.ts';
import { printPdf } from './print-pdf.ts';

export interface MoneyList extends Office {
  readonly title: string;
  /** Whose, or of which days. */
  readonly below: string;
  readonly heads: readonly string[];
  readonly widths: readonly (number | string)[];
  readonly rows: readonly (readonly string[])[];
  readonly sums: readonly (readonly [name: string, sum: string])[];
  readonly places: readonly string[];
  /** Who made the list. */
  readonly official: string;
}

export async function printMoneyList(list: MoneyList): Promise<Uint8Array> {
  const content: Content[] = [
    ...officeHead(list, []),
    sheetTitle(list.title),
    { text: `(${list.below})`, italics: true, alignment: 'center', margin: [0, -8, 0, 8] },
    list.rows.length === 0
      ? { text: 'Không có khoản nào.', italics: true, alignment: 'center', margin: [0, 6, 0, 6] }
      : { stack: [ruledTable(list.heads, list.widths, list.rows)], fontSize: 9.5 },
    ...list.sums.map(([name, sum]): Content => ({ text: [`${name}: `, { text: sum, bold: true }] })),
    { text: `Người in: ${list.official}`, fontSize: 9.5, margin: [0, 6, 0, 0] },
    officeSignatures(list.places.map((title) => ({ title, name: '' }))),
    {
      text: 'Bảng kê nội bộ để đối soát, không thay sổ và biên lai thu phí, lệ phí của Nhà nước.',
      italics: true,
      fontSize: 8.5,
      margin: [0, 14, 0, 0],
    },
  ];
  return printPdf(list.title, [{ stack: content, fontSize: 11 }], 36, { landscape: true, isNumbered: true });
}

/**
 * What the one-stop desk's own sheets share: office on the left, quốc hiệu on the right, facts about who asked for what,
 * places to sign. The bodies of the forms of TT 03/2025/TT-VPCP were not read: items follow the layout of
 * TT 01/2018/TT-VPCP as running one-stop systems print it, and each sheet says so in small print.
 */

import type { Column, Content } from 'pdfmake/interfaces.js';
import { writingLine } from './drawn-parts.ts';

export interface Office {
  /** With its kind: "Xã Mẫu". */
  readonly communeName: string;
  readonly receptionPoint: string;
  /** Day of the print, "ngày 21 tháng 11 năm 2026". */
  readonly printedOn: string;
  readonly sample: boolean;
}

export interface Requester {
  readonly name: string;
  readonly address?: string;
  readonly phone?: string;
}

/** `below` stands under the office: the number of the sheet, the code of the dossier. */
export function officeHead(office: Office, below: readonly string[]): Content[] {
  const sample: Content[] = office.sample
    ? [{ text: 'DỮ LIỆU MẪU – KHÔNG DÙNG CHO HỒ SƠ THẬT', bold: true, alignment: 'center', margin: [0, 0, 0, 6] }]
    : [];
  return [
    ...sample,
    {
      columns: [
        {
          width: '44%',
          alignment: 'center',
          stack: [
            { text: `UBND ${office.communeName}`.toLocaleUpperCase('vi') },
            { text: office.receptionPoint.toLocaleUpperCase('vi'), bold: true },
            ...below.map((text): Content => ({ text, margin: [0, 4, 0, 0] })),
          ],
        },
        {
          width: '*',
          alignment: 'center',
          stack: [
            { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', bold: true },
            { text: 'Độc lập – Tự do – Hạnh phúc', bold: true, decoration: 'underline' },
            { text: office.printedOn, italics: true, margin: [0, 6, 0, 0] },
          ],
        },
      ],
      columnGap: 16,
    },
  ];
}

/** A label and what is known; a dotted line where nothing is. */
export function fact(label: string, value: string | undefined): Content {
  if (value === undefined || value === '') return writingLine(label, '', 2);
  return { text: [`${label} `, { text: value, bold: true }], margin: [0, 2.5, 0, 2.5] };
}

/** The small print under a sheet whose official body was not read: what is sure is its number and its name. */
export function unconfirmed(form: string, why = 'bố cục theo mẫu của TT 01/2018/TT-VPCP'): Content {
  return {
    text: `${form} ban hành kèm theo TT 03/2025/TT-VPCP: ${why}; chưa đối chiếu được với bản gốc của mẫu.`,
    italics: true,
    fontSize: 8.5,
    margin: [0, 14, 0, 0],
  };
}

/** The heading of a sheet. */
export function sheetTitle(text: string): Content {
  return { text, bold: true, fontSize: 14, alignment: 'center', margin: [0, 16, 0, 12] };
}

/** Words of the desk, each paragraph on its own. */
export function words(text: string): Content[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): Content => ({ text: line.trim(), leadingIndent: 20, margin: [0, 2, 0, 2] }));
}

/** Places to sign, side by side, with the names below. */
export function officeSignatures(places: readonly { readonly title: string; readonly name: string }[]): Content {
  const columns = places.map(({ title, name }): Column => ({
    width: '*',
    alignment: 'center',
    stack: [
      { text: title, bold: true },
      { text: '(Ký và ghi rõ họ tên)', italics: true },
      { text: name === '' ? ' ' : name, margin: [0, 54, 0, 0] },
    ],
  }));
  const alone: Column[] = places.length === 1 ? [{ width: '*', text: '' }] : [];
  return { unbreakable: true, columns: [...alone, ...columns], margin: [0, 16, 0, 0] };
}

export function ruledTable(
  heads: readonly string[],
  widths: readonly (number | string)[],
  rows: readonly (readonly string[])[],
): Content {
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [...widths],
      body: [
        heads.map((text) => ({ text, bold: true, alignment: 'center' as const })),
        // Words begin where their column begins; figures, sums and boxes stand in its middle.
        ...rows.map((row) =>
          row.map((text, index) => ({
            text,
            alignment: widths[index] !== '*' && /^\P{L}*( đ)?$/u.test(text) ? ('center' as const) : ('left' as const),
          })),
        ),
      ],
    },
    layout: { hLineWidth: () => 0.6, vLineWidth: () => 0.6 },
    margin: [0, 2, 0, 4],
  };
}

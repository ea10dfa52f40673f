/** Invitations to the police's mobile team, one a person: a page of A5, or four on A4 to be cut into A6. */

import type { Content } from 'pdfmake/interfaces.js';
import { dayWords, hamletName } from '../../core/visit/visit-text.ts';
import { printPdf } from './print-pdf.ts';

export interface VneidInvitation {
  readonly communeName: string;
  readonly telephone?: string;
  readonly sample: boolean;
  readonly visit: {
    readonly hamlet: string;
    readonly on: string;
    readonly from: string;
    readonly to: string;
    readonly place: string;
  };
  readonly people: readonly { readonly name: string; readonly birthYear?: number; readonly headName: string }[];
}

const sizes = {
  A5: { small: 11, words: 14, title: 19, name: 18 },
  A6: { small: 9, words: 11, title: 14, name: 14 },
} as const;
type Sizes = (typeof sizes)[keyof typeof sizes];

export async function printVneidSlips(invitation: VneidInvitation, paper: 'A5' | 'A6'): Promise<Uint8Array> {
  const slips = invitation.people.map((person) => slipOf(invitation, person, sizes[paper]));
  const title = 'Giấy mời làm định danh mức 2';
  if (paper === 'A5') {
    const pages = slips.map((stack, at): Content => ({ stack, ...(at > 0 && { pageBreak: 'before' as const }) }));
    return await printPdf(title, pages, 34, { paper });
  }
  const sheets: Content[] = [];
  for (let from = 0; from < slips.length; from += 4) {
    const four = [0, 1, 2, 3].map((at) => slips[from + at] ?? []);
    sheets.push({
      ...(from > 0 && { pageBreak: 'before' as const }),
      table: {
        widths: ['50%', '50%'],
        heights: [385, 385],
        body: [
          [{ stack: four[0] ?? [] }, { stack: four[1] ?? [] }],
          [{ stack: four[2] ?? [] }, { stack: four[3] ?? [] }],
        ],
      },
      layout: {
        // Where to cut.
        hLineWidth: (line) => (line === 1 ? 0.5 : 0),
        vLineWidth: (line) => (line === 1 ? 0.5 : 0),
        hLineStyle: () => ({ dash: { length: 4 } }),
        vLineStyle: () => ({ dash: { length: 4 } }),
        paddingTop: () => 10,
        paddingBottom: () => 10,
        paddingLeft: () => 14,
        paddingRight: () => 14,
      },
    });
  }
  return await printPdf(title, sheets, 14);
}

function slipOf(
  { communeName, telephone, sample, visit }: VneidInvitation,
  { name, birthYear, headName }: VneidInvitation['people'][number],
  { small, words, title, name: nameSize }: Sizes,
): Content[] {
  const line = (label: string, value: string): Content => ({
    text: [`${label} `, { text: value, bold: true }],
    fontSize: words,
    margin: [0, 2, 0, 2],
  });
  const born = birthYear === undefined ? '' : `, sinh năm ${birthYear}`;
  return [
    { text: `UBND ${communeName}`.toLocaleUpperCase('vi'), fontSize: small, alignment: 'center' },
    ...(sample ? [{ text: 'DỮ LIỆU MẪU', bold: true, fontSize: small, alignment: 'center' as const }] : []),
    { text: 'GIẤY MỜI', bold: true, fontSize: title, alignment: 'center', margin: [0, 6, 0, 0] },
    { text: 'làm định danh điện tử (VNeID) mức độ 2', fontSize: words, alignment: 'center', margin: [0, 0, 0, 6] },
    { text: 'Kính mời ông/bà:', fontSize: words },
    { text: `${name}${born}`, bold: true, fontSize: nameSize, margin: [0, 2, 0, 2] },
    ...(headName === name ? [] : [{ text: `Hộ ${headName}, ${hamletName(visit.hamlet)}`, fontSize: small }]),
    line('Ngày:', dayWords(visit.on)),
    line('Giờ:', `${visit.from}–${visit.to}`),
    line('Tại:', `${visit.place}, ${hamletName(visit.hamlet)}`),
    {
      text: 'Mang theo thẻ căn cước và điện thoại đang dùng. Không phải nộp tiền.',
      fontSize: words,
      margin: [0, 6, 0, 2],
    },
    {
      text: 'Không đưa mã OTP và mật khẩu cho bất cứ ai, kể cả người mời.',
      bold: true,
      fontSize: words,
      margin: [0, 0, 0, 4],
    },
    ...(telephone === undefined ? [] : [{ text: `Cần hỏi thêm, xin gọi ${telephone}.`, fontSize: words }]),
  ];
}

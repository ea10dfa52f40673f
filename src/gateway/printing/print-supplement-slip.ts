/** Mẫu số 02 "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ": everything asked for at once, and why. */

import type { Content } from 'pdfmake/interfaces.js';
import { fact, officeHead, officeSignatures, ruledTable, unconfirmed, words } from './office-sheet.ts';
import type { Office, Requester } from './office-sheet.ts';
import { printPdf } from './print-pdf.ts';

export interface SupplementSlip extends Office {
  readonly requester: Requester;
  /** The procedure's name with its code. */
  readonly request: string;
  readonly dossierCode: string;
  readonly items: readonly {
    readonly name: string;
    readonly originals: number;
    readonly certified: number;
    readonly copies: number;
    readonly why: string;
  }[];
  readonly note?: string;
  readonly official: string;
  readonly telephone?: string;
}

export async function printSupplementSlip(slip: SupplementSlip): Promise<Uint8Array> {
  const { requester, items, note, official, telephone } = slip;
  const count = (value: number) => (value === 0 ? '' : String(value));
  const rows = items.map((item, index) => [
    String(index + 1),
    item.name,
    count(item.originals),
    count(item.certified),
    count(item.copies),
  ]);
  const whys = items.map((item, index): Content => ({
    text: `${index + 1}. ${item.why}`,
    margin: [20, 1.5, 0, 1.5],
  }));
  const content: Content[] = [
    ...officeHead(slip, ['Số: ………/HDHS', slip.dossierCode]),
    {
      text: 'PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ',
      bold: true,
      fontSize: 14,
      alignment: 'center',
      margin: [0, 16, 0, 12],
    },
    fact('Bộ phận tiếp nhận và trả kết quả:', slip.receptionPoint),
    fact('Tiếp nhận hồ sơ/yêu cầu của Ông/Bà:', requester.name),
    fact('Nội dung yêu cầu giải quyết:', slip.request),
    fact('Địa chỉ:', requester.address),
    fact('Số điện thoại:', requester.phone),
    fact('Email:', undefined),
    { text: '1. Yêu cầu Ông/Bà hoàn thiện hồ sơ gồm những nội dung như sau:', margin: [0, 6, 0, 3] },
    ruledTable(['TT', 'Thành phần hồ sơ', 'Bản chính', 'Bản chứng thực', 'Bản photo'], [24, '*', 48, 62, 48], rows),
    { text: '2. Lý do:', margin: [0, 4, 0, 2] },
    ...whys,
    ...(note === undefined ? [] : words(note)),
    {
      text: [
        '3. Trong quá trình hoàn thiện hồ sơ nếu có vướng mắc, Ông/Bà liên hệ với công chức ',
        { text: official || '………………………………', bold: true },
        ', số điện thoại ',
        { text: telephone ?? '………………………', bold: true },
        '.',
      ],
      margin: [0, 6, 0, 0],
    },
    officeSignatures([{ title: 'NGƯỜI HƯỚNG DẪN', name: official }]),
    unconfirmed('Mẫu số 02'),
  ];
  return printPdf('Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ', [{ stack: content, fontSize: 12 }], 50);
}

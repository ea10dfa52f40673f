/**
 * Phiếu thu nội bộ, A5: what the desk wrote down about one payment. The receipt that counts comes from the tax office's own
 * book; the slip says so, and names its number.
 */

import type { Content } from 'pdfmake/interfaces.js';
import type { Payment } from '../../core/money/desk-money.ts';
import type { SlipFacts } from '../desk/slip-facts.ts';
import { fact, officeHead, officeSignatures, sheetTitle } from './office-sheet.ts';
import { printPdf } from './print-pdf.ts';

export interface PaymentSlip extends SlipFacts {
  readonly kind: Payment['kind'];
  readonly number: string;
  readonly payerName: string;
  readonly amount: string;
  readonly inWords: string;
  readonly way: string | undefined;
  readonly officialReceipt: string | undefined;
  readonly exempt: string | undefined;
  readonly reason: string | undefined;
  /** The number of the line that this one takes back. */
  readonly reverses: string | undefined;
  readonly isReversed: boolean;
}

const titles: { readonly [kind in Payment['kind']]: string } = {
  paid: 'PHIẾU THU NỘI BỘ',
  exempt: 'PHIẾU GHI NHẬN KHÔNG THU',
  reversal: 'PHIẾU HỦY THU NỘI BỘ',
};

export async function printPaymentSlip(slip: PaymentSlip): Promise<Uint8Array> {
  const { kind } = slip;
  const isMoney = kind !== 'exempt';
  const content: Content[] = [
    ...officeHead(slip, [`Số: ${slip.number}`, slip.dossierCode]),
    sheetTitle(titles[kind]),
    ...(slip.isReversed ? [{ text: 'ĐÃ HỦY', bold: true, fontSize: 16, alignment: 'center' as const }] : []),
    fact(kind === 'reversal' ? 'Trả lại cho:' : 'Người nộp:', slip.payerName),
    fact('Về thủ tục:', slip.request),
    ...(isMoney ? [fact('Số tiền:', slip.amount), fact('Bằng chữ:', slip.inWords)] : []),
    ...(slip.way === undefined ? [] : [fact('Cách thu:', slip.way)]),
    ...(isMoney ? [fact('Biên lai thu phí, lệ phí số:', slip.officialReceipt)] : []),
    ...(slip.exempt === undefined ? [] : [fact('Thuộc diện:', slip.exempt)]),
    ...(slip.reverses === undefined ? [] : [fact('Hủy phiếu số:', slip.reverses)]),
    ...(slip.reason === undefined ? [] : [fact('Lý do:', slip.reason)]),
    officeSignatures([
      { title: 'NGƯỜI NỘP', name: slip.payerName },
      { title: 'CÁN BỘ GHI', name: slip.official },
    ]),
    {
      text: 'Phiếu dùng trong nội bộ bộ phận tiếp nhận, KHÔNG THAY BIÊN LAI thu phí, lệ phí của Nhà nước.',
      bold: true,
      alignment: 'center',
      margin: [0, 14, 0, 0],
    },
  ];
  return printPdf(titles[kind], [{ stack: content, fontSize: 11.5 }], 44);
}

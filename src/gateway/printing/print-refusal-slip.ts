/** Mẫu số 03 "Phiếu từ chối tiếp nhận giải quyết hồ sơ": never without the reason in words. */

import type { Content } from 'pdfmake/interfaces.js';
import { fact, officeHead, officeSignatures, unconfirmed, words } from './office-sheet.ts';
import type { Office, Requester } from './office-sheet.ts';
import { printPdf } from './print-pdf.ts';

export interface RefusalSlip extends Office {
  readonly requester: Requester;
  /** Who handed it in for the applicant. */
  readonly submitter?: string;
  /** The procedure's name with its code. */
  readonly request: string;
  readonly dossierCode: string;
  readonly reason: string;
  readonly official: string;
  readonly telephone?: string;
}

export async function printRefusalSlip(slip: RefusalSlip): Promise<Uint8Array> {
  const { requester, official, telephone } = slip;
  const content: Content[] = [
    ...officeHead(slip, [slip.dossierCode]),
    {
      text: 'PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ',
      bold: true,
      fontSize: 14,
      alignment: 'center',
      margin: [0, 16, 0, 12],
    },
    fact('Bộ phận tiếp nhận và trả kết quả:', slip.receptionPoint),
    fact('Tiếp nhận hồ sơ của:', requester.name),
    fact('Địa chỉ:', requester.address),
    fact('Số điện thoại:', requester.phone),
    fact('Email:', undefined),
    fact('Nội dung yêu cầu giải quyết:', slip.request),
    {
      text: `Qua xem xét, ${slip.receptionPoint} thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:`,
      leadingIndent: 20,
      margin: [0, 8, 0, 4],
    },
    ...words(slip.reason).map((line): Content => ({ stack: [line], bold: true })),
    { text: 'Xin thông báo cho Ông/Bà được biết và thực hiện.', leadingIndent: 20, margin: [0, 6, 0, 2] },
    {
      text: `Ông/Bà liên hệ với công chức ${official || '………………………………'}, số điện thoại ${telephone ?? '………………………'} để được hướng dẫn.`,
      leadingIndent: 20,
    },
    officeSignatures([
      { title: 'NGƯỜI NỘP HỒ SƠ', name: slip.submitter ?? requester.name },
      { title: 'NGƯỜI TIẾP NHẬN HỒ SƠ', name: official },
    ]),
    unconfirmed('Mẫu số 03'),
  ];
  return printPdf('Phiếu từ chối tiếp nhận giải quyết hồ sơ', [{ stack: content, fontSize: 12 }], 50);
}

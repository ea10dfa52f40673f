/**
 * Mẫu số 01 "Giấy tiếp nhận hồ sơ và hẹn trả kết quả", only for communes that mint their own numbers: elsewhere the
 * one-stop system prints it. Two copies, one kept and one for the submitter. The body of the form of TT 03/2025/TT-VPCP was
 * not read: items follow the layout of TT 01/2018/TT-VPCP as running one-stop systems print it, with the fee line and the
 * number ("…/TTPVHCC", for the pen) of the prints of 2025.
 */

import type { Content } from 'pdfmake/interfaces.js';
import { qrDrawing } from './drawn-parts.ts';
import { fact, officeHead, officeSignatures, ruledTable, unconfirmed } from './office-sheet.ts';
import type { Office } from './office-sheet.ts';
import { printPdf } from './print-pdf.ts';

export interface ReceiptPaper {
  readonly name: string;
  readonly originals: number;
  readonly copies: number;
}

export interface Receipt extends Office {
  readonly officialNumber: string;
  readonly applicant: {
    readonly name: string;
    readonly address?: string;
    readonly phone?: string;
    readonly idNumber?: string;
  };
  /** Who handed it in for the applicant. */
  readonly submitter?: string;
  readonly request: string;
  readonly papers: readonly ReceiptPaper[];
  readonly term: string;
  readonly fee: string;
  /** In words: "08 giờ 30 phút, ngày 21 tháng 11 năm 2026". */
  readonly receivedAt: string;
  readonly dueAt?: string;
  readonly receiver: string;
}

export async function printReceipt(receipt: Receipt): Promise<Uint8Array> {
  const copies = ['Lưu', 'Giao người nộp'];
  const pages = copies.map((copy, index): Content => ({
    stack: [
      ...head(receipt, copy),
      ...body(receipt),
      officeSignatures([
        { title: 'NGƯỜI NỘP HỒ SƠ', name: receipt.submitter ?? receipt.applicant.name },
        { title: 'NGƯỜI TIẾP NHẬN HỒ SƠ', name: receipt.receiver },
      ]),
      unconfirmed('Mẫu số 01'),
    ],
    ...(index > 0 && { pageBreak: 'before' as const }),
  }));
  return printPdf(`Giấy tiếp nhận hồ sơ ${receipt.officialNumber}`, pages, 50);
}

function head(receipt: Receipt, copy: string): Content[] {
  return [
    ...officeHead(receipt, ['Số: ………/TTPVHCC', `Mã hồ sơ: ${receipt.officialNumber}`]),
    {
      columns: [
        { width: 64, text: '' },
        {
          width: '*',
          alignment: 'center',
          stack: [
            { text: 'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ', bold: true, fontSize: 14 },
            { text: `(Liên: ${copy})`, italics: true },
          ],
        },
        { width: 64, stack: [qrDrawing(receipt.officialNumber, 64)] },
      ],
      margin: [0, 14, 0, 10],
    },
  ];
}

function body(receipt: Receipt): Content[] {
  const { applicant } = receipt;
  return [
    fact('Bộ phận tiếp nhận và trả kết quả:', receipt.receptionPoint),
    fact('Tiếp nhận hồ sơ của:', applicant.name),
    ...(receipt.submitter === undefined ? [] : [fact('Người nộp:', receipt.submitter)]),
    fact('Địa chỉ:', applicant.address),
    fact('Số điện thoại:', applicant.phone),
    fact('Email (nếu có):', undefined),
    fact('Số định danh cá nhân/Hộ chiếu:', applicant.idNumber),
    fact('Nội dung yêu cầu giải quyết:', receipt.request),
    { text: '1. Thành phần hồ sơ, yêu cầu và số lượng mỗi loại giấy tờ gồm:', margin: [0, 4, 0, 4] },
    papersTable(receipt.papers),
    fact('2. Số lượng hồ sơ:', '01 (bộ)'),
    fact('3. Thời gian giải quyết hồ sơ theo quy định là:', receipt.term),
    fact('4. Thời gian nhận hồ sơ:', receipt.receivedAt),
    fact('5. Thời gian trả kết quả giải quyết hồ sơ:', receipt.dueAt ?? 'sẽ báo sau'),
    fact('6. Đăng ký nhận kết quả tại:', receipt.receptionPoint),
    fact('7. Phí, lệ phí (nếu có):', receipt.fee),
    { text: '8. Vào Sổ theo dõi hồ sơ, Quyển số: ………… Số thứ tự: …………', margin: [0, 2.5, 0, 2.5] },
  ];
}

function papersTable(papers: readonly ReceiptPaper[]): Content {
  const rows = papers.map((paper, index) => [
    String(index + 1),
    paper.name,
    String(paper.originals),
    String(paper.copies),
  ]);
  return ruledTable(
    ['STT', 'Tên giấy tờ, tài liệu', 'Số bản chính', 'Số bản sao'],
    [28, '*', 62, 62],
    rows.length > 0 ? rows : [['', 'Không có giấy tờ kèm theo', '', '']],
  );
}

/**
 * Mẫu số 01 "Giấy tiếp nhận hồ sơ và hẹn trả kết quả", only for communes that mint their own numbers: elsewhere the
 * one-stop system prints it. Two copies, one kept and one for the submitter. The body of the form of TT 03/2025/TT-VPCP was
 * not read: items follow the layout of TT 01/2018/TT-VPCP as running one-stop systems print it, with the fee line of 2025.
 */

import type { Column, Content } from 'pdfmake/interfaces.js';
import { qrDrawing } from './drawn-parts.ts';
import { printPdf } from './print-pdf.ts';

export interface ReceiptPaper {
  readonly name: string;
  readonly originals: number;
  readonly copies: number;
}

export interface Receipt {
  /** With its kind: "Xã Mẫu". */
  readonly communeName: string;
  readonly receptionPoint: string;
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
  /** Day of the print, "ngày 21 tháng 11 năm 2026". */
  readonly printedOn: string;
  readonly receiver: string;
  readonly sample: boolean;
}

export async function printReceipt(receipt: Receipt): Promise<Uint8Array> {
  const copies = ['Lưu', 'Giao người nộp'];
  const pages = copies.map((copy, index): Content => ({
    stack: [...head(receipt, copy), ...body(receipt), signatures(receipt)],
    ...(index > 0 && { pageBreak: 'before' as const }),
  }));
  return printPdf(`Giấy tiếp nhận hồ sơ ${receipt.officialNumber}`, pages, 50);
}

function head(receipt: Receipt, copy: string): Content[] {
  const sample: Content[] = receipt.sample
    ? [{ text: 'DỮ LIỆU MẪU – KHÔNG DÙNG CHO HỒ SƠ THẬT', bold: true, alignment: 'center', margin: [0, 0, 0, 6] }]
    : [];
  return [
    ...sample,
    {
      columns: [
        {
          width: '*',
          alignment: 'center',
          stack: [
            { text: `UBND ${receipt.communeName}`.toLocaleUpperCase('vi') },
            { text: receipt.receptionPoint.toLocaleUpperCase('vi'), bold: true },
            { text: `Mã hồ sơ: ${receipt.officialNumber}`, margin: [0, 6, 0, 0] },
          ],
        },
        {
          width: '*',
          alignment: 'center',
          stack: [
            { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', bold: true },
            { text: 'Độc lập – Tự do – Hạnh phúc', bold: true, decoration: 'underline' },
            { text: receipt.printedOn, italics: true, margin: [0, 6, 0, 0] },
          ],
        },
      ],
      columnGap: 16,
    },
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

function item(label: string, value: string): Content {
  return { text: [`${label} `, { text: value, bold: true }], margin: [0, 2.5, 0, 2.5] };
}

function body(receipt: Receipt): Content[] {
  const { applicant } = receipt;
  const known = (label: string, value: string | undefined) => (value === undefined ? [] : [item(label, value)]);
  return [
    item('Bộ phận tiếp nhận và trả kết quả:', receipt.receptionPoint),
    item('Tiếp nhận hồ sơ của:', applicant.name),
    ...known('Người nộp:', receipt.submitter),
    ...known('Địa chỉ:', applicant.address),
    ...known('Số điện thoại:', applicant.phone),
    ...known('Số định danh cá nhân:', applicant.idNumber),
    item('Nội dung yêu cầu giải quyết:', receipt.request),
    { text: '1. Thành phần hồ sơ, yêu cầu và số lượng mỗi loại giấy tờ gồm:', margin: [0, 4, 0, 4] },
    papersTable(receipt.papers),
    item('2. Số lượng hồ sơ:', '01 (bộ)'),
    item('3. Thời gian giải quyết hồ sơ theo quy định là:', receipt.term),
    item('4. Thời gian nhận hồ sơ:', receipt.receivedAt),
    item('5. Thời gian trả kết quả giải quyết hồ sơ:', receipt.dueAt ?? 'sẽ báo sau'),
    item('6. Đăng ký nhận kết quả tại:', receipt.receptionPoint),
    item('7. Phí, lệ phí (nếu có):', receipt.fee),
    { text: '8. Vào Sổ theo dõi hồ sơ, Quyển số: ………… Số thứ tự: …………', margin: [0, 2.5, 0, 2.5] },
  ];
}

function papersTable(papers: readonly ReceiptPaper[]): Content {
  const heads = ['STT', 'Tên giấy tờ, tài liệu', 'Số bản chính', 'Số bản sao'];
  const rows = papers.map((paper, index) => [
    { text: String(index + 1), alignment: 'center' as const },
    { text: paper.name },
    { text: String(paper.originals), alignment: 'center' as const },
    { text: String(paper.copies), alignment: 'center' as const },
  ]);
  const nothing = [[{ text: '' }, { text: 'Không có giấy tờ kèm theo' }, { text: '' }, { text: '' }]];
  return {
    table: {
      headerRows: 1,
      widths: [28, '*', 62, 62],
      body: [
        heads.map((text) => ({ text, bold: true, alignment: 'center' as const })),
        ...(rows.length > 0 ? rows : nothing),
      ],
    },
    layout: { hLineWidth: () => 0.6, vLineWidth: () => 0.6 },
    margin: [0, 0, 0, 4],
  };
}

function signatures(receipt: Receipt): Content {
  const place = (title: string, name: string): Column => ({
    width: '*',
    alignment: 'center',
    stack: [
      { text: title, bold: true },
      { text: '(Ký và ghi rõ họ tên)', italics: true },
      { text: name, margin: [0, 54, 0, 0] },
    ],
  });
  return {
    unbreakable: true,
    columns: [
      place('NGƯỜI NỘP HỒ SƠ', receipt.submitter ?? receipt.applicant.name),
      place('NGƯỜI TIẾP NHẬN HỒ SƠ', receipt.receiver),
    ],
    margin: [0, 16, 0, 0],
  };
}

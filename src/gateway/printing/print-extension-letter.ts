/**
 * Mẫu số 04 "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết": before or when an appointment cannot be kept. Of its body
 * only the items of the apology slip in use were found; the head of the office signs and seals it, so his name stays for the pen.
 */

import type { Content } from 'pdfmake/interfaces.js';
import { fact, officeHead, sheetTitle, unconfirmed, words } from './office-sheet.ts';
import type { Office, Requester } from './office-sheet.ts';
import { printPdf } from './print-pdf.ts';

export interface ExtensionLetter extends Office {
  readonly requester: Requester;
  readonly request: string;
  /** The official text's name for the field: "Bảo trợ xã hội". */
  readonly sector: string;
  readonly dossierCode: string;
  readonly officialNumber: string;
  /** "ngày 21 tháng 11 năm 2026" */
  readonly receivedOn: string;
  /** In words, with the hour. */
  readonly promisedAt: string;
  readonly newAt: string;
  readonly reason: string;
}

export async function printExtensionLetter(letter: ExtensionLetter): Promise<Uint8Array> {
  const { requester, receptionPoint } = letter;
  const content: Content[] = [
    ...officeHead(letter, ['Số: ………/…………', letter.dossierCode]),
    sheetTitle('VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ\nGIA HẠN THỜI GIAN GIẢI QUYẾT'),
    { text: [`Kính gửi: `, { text: requester.name, bold: true }], alignment: 'center', margin: [0, 0, 0, 8] },
    fact('Địa chỉ:', requester.address),
    fact('Số điện thoại:', requester.phone),
    {
      text: `${capitalised(letter.receivedOn)}, ${receptionPoint} tiếp nhận hồ sơ thuộc lĩnh vực ${letter.sector} của Ông/Bà.`,
      leadingIndent: 20,
      margin: [0, 8, 0, 2],
    },
    fact('Nội dung yêu cầu giải quyết:', letter.request),
    fact('Số biên nhận hồ sơ:', letter.officialNumber),
    fact('Ngày hẹn trả kết quả giải quyết hồ sơ:', letter.promisedAt),
    {
      text: `Đến nay, ${receptionPoint} chưa trả kết quả giải quyết hồ sơ đúng thời hạn quy định ghi trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả.`,
      leadingIndent: 20,
      margin: [0, 6, 0, 2],
    },
    { text: 'Lý do:', margin: [0, 2, 0, 0] },
    ...words(letter.reason).map((line): Content => ({ stack: [line], bold: true })),
    {
      text: `${receptionPoint} xin lỗi Ông/Bà vì sự chậm trễ này và mong nhận được sự thông cảm của Ông/Bà.`,
      leadingIndent: 20,
      margin: [0, 6, 0, 2],
    },
    fact('Thời gian hẹn trả kết quả lại:', letter.newAt),
    {
      unbreakable: true,
      margin: [0, 18, 0, 0],
      columns: [
        {
          width: '42%',
          stack: [
            { text: 'Nơi nhận:', bold: true, italics: true, fontSize: 10.5 },
            { text: '- Như trên;\n- Bộ phận tiếp nhận và trả kết quả;\n- Lưu.', fontSize: 10.5 },
          ],
        },
        {
          width: '*',
          alignment: 'center',
          stack: [
            { text: 'THỦ TRƯỞNG CƠ QUAN', bold: true },
            { text: '(Ký, đóng dấu, ghi rõ họ tên)', italics: true },
            { text: ' ', margin: [0, 54, 0, 0] },
          ],
        },
      ],
    },
    unconfirmed('Mẫu số 04', 'các mục theo phiếu xin lỗi và hẹn lại ngày trả kết quả đang dùng'),
  ];
  return printPdf('Văn bản xin lỗi và đề nghị gia hạn', [{ stack: content, fontSize: 12 }], 50);
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}

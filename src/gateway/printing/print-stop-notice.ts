/**
 * Mẫu số 05 "Thông báo dừng giải quyết hồ sơ", new in 2025. No published body was found: what is printed is its name, what we
 * know of the dossier, and open lines for what is said to belong there (who asked for the stop, when, fees to be paid back).
 */

import type { Content } from 'pdfmake/interfaces.js';
import { fact, officeHead, officeSignatures, sheetTitle, unconfirmed, words } from './office-sheet.ts';
import type { Office, Requester } from './office-sheet.ts';
import { printPdf } from './print-pdf.ts';

export interface StopNotice extends Office {
  readonly requester: Requester;
  readonly request: string;
  readonly dossierCode: string;
  readonly receivedAt: string;
  readonly stoppedAt: string;
  readonly reason: string;
  readonly official: string;
  readonly telephone?: string;
}

export async function printStopNotice(notice: StopNotice): Promise<Uint8Array> {
  const { requester, official, telephone } = notice;
  const content: Content[] = [
    ...officeHead(notice, ['Số: ………/…………', notice.dossierCode]),
    sheetTitle('THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ'),
    fact('Bộ phận tiếp nhận và trả kết quả:', notice.receptionPoint),
    fact('Hồ sơ của:', requester.name),
    fact('Địa chỉ:', requester.address),
    fact('Số điện thoại:', requester.phone),
    fact('Nội dung yêu cầu giải quyết:', notice.request),
    fact('Thời gian nhận hồ sơ:', notice.receivedAt),
    fact('Người đề nghị dừng:', undefined),
    fact('Ngày đề nghị:', undefined),
    fact('Thời điểm dừng giải quyết:', notice.stoppedAt),
    { text: 'Lý do dừng giải quyết:', margin: [0, 6, 0, 2] },
    ...words(notice.reason).map((line): Content => ({ stack: [line], bold: true })),
    fact('Phí, lệ phí hoàn trả (nếu có):', undefined),
    {
      text: `Ông/Bà liên hệ với công chức ${official || '………………………………'}, số điện thoại ${telephone ?? '………………………'} để được hướng dẫn.`,
      leadingIndent: 20,
      margin: [0, 6, 0, 0],
    },
    officeSignatures([{ title: 'THỦ TRƯỞNG CƠ QUAN', name: '' }]),
    unconfirmed('Mẫu số 05', 'chưa tìm được nội dung của mẫu, các mục trên chỉ là dữ liệu cần có'),
  ];
  return printPdf('Thông báo dừng giải quyết hồ sơ', [{ stack: content, fontSize: 12 }], 50);
}

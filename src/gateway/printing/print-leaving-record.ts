/** Biên bản bàn giao: what somebody who leaves gave back and what stays open, with why. No form of any law: a sheet to sign. */

import type { Content } from 'pdfmake/interfaces.js';
import { fact, officeHead, officeSignatures, ruledTable, sheetTitle } from './office-sheet.ts';
import type { Office } from './office-sheet.ts';
import { printPdf } from './print-pdf.ts';

export interface LeavingRecord extends Office {
  readonly person: string;
  readonly role: string;
  readonly decision?: string;
  /** dd/mm/yyyy */
  readonly leftOn: string;
  readonly lines: readonly {
    readonly what: string;
    /** "Đã xong", or what is still there. */
    readonly state: string;
    /** Of a line that stays open. */
    readonly reason?: string;
  }[];
}

export async function printLeavingRecord(record: LeavingRecord): Promise<Uint8Array> {
  const rows = record.lines.map(({ what, state, reason = '' }, index) => [String(index + 1), what, state, reason]);
  const content: Content[] = [
    ...officeHead(record, []),
    sheetTitle('BIÊN BẢN BÀN GIAO KHI THÔI NHIỆM VỤ'),
    fact('Người bàn giao:', record.person),
    fact('Vai trò:', record.role),
    ...(record.decision === undefined ? [] : [fact('Quyết định:', record.decision)]),
    fact('Ngày cuối làm việc:', record.leftOn),
    fact('Người nhận bàn giao:', undefined),
    { text: 'Nội dung bàn giao', bold: true, margin: [0, 10, 0, 4] },
    ruledTable(['STT', 'Nội dung', 'Tình trạng', 'Lý do còn lại'], [28, '*', 120, 150], rows),
    {
      text: 'Tình trạng ghi theo sổ của hệ thống lúc in. Hai bên đã kiểm đếm và thống nhất nội dung trên. Biên bản lập thành hai bản, mỗi bên giữ một bản.',
      margin: [0, 8, 0, 0],
    },
    officeSignatures([
      { title: 'NGƯỜI BÀN GIAO', name: record.person },
      { title: 'NGƯỜI NHẬN BÀN GIAO', name: '' },
    ]),
  ];
  return printPdf('Biên bản bàn giao', [{ stack: content, fontSize: 12 }], 50);
}

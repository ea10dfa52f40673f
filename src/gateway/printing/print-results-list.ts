/** Danh sách kết quả mang theo: what lies in the envelope of a visit, signed for by whoever takes it and by each resident. */

import type { Content } from 'pdfmake/interfaces.js';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import type { ResultToHandOver } from '../../core/results/result-to-hand-over.ts';
import { fullDayWords, hamletName } from '../../core/visit/visit-text.ts';
import { fact, officeHead, officeSignatures, ruledTable, sheetTitle } from './office-sheet.ts';
import type { Office } from './office-sheet.ts';
import { printPdf } from './print-pdf.ts';

export interface ResultsList extends Office {
  readonly hamlet: string;
  readonly date: string;
  readonly carrier: string;
  readonly official: string;
  readonly results: readonly ResultToHandOver[];
}

export async function printResultsList(list: ResultsList): Promise<Uint8Array> {
  const { hamlet, date, carrier, official, results } = list;
  const content: Content[] = [
    ...officeHead(list, []),
    sheetTitle('DANH SÁCH KẾT QUẢ MANG THEO'),
    fact('Buổi tại:', `${hamletName(hamlet)}, ${fullDayWords(date)}`),
    fact('Người mang theo:', carrier),
    fact('Số kết quả:', String(results.length)),
    ruledTable(
      ['TT', 'Mã tạm', 'Số hồ sơ', 'Người nhận', 'Kết quả', 'Người dân mang theo', 'Ký nhận'],
      [22, 68, 106, 120, '*', 120, 96],
      results.map((result, index) => [
        String(index + 1),
        formatLocalCode(result.localCode),
        result.officialNumber ?? '',
        result.applicantName,
        result.procedureName,
        ['phiếu, thẻ căn cước', ...result.bring].join('; '),
        '',
      ]),
    ),
    {
      text: 'Người nhận thay phải có giấy ủy quyền hoặc giấy tờ chứng minh. Kết quả chưa trao được: mang về quầy trong ngày.',
      italics: true,
      fontSize: 10,
      margin: [0, 8, 0, 0],
    },
    officeSignatures([
      { title: 'NGƯỜI GIAO', name: official },
      { title: 'NGƯỜI MANG THEO', name: carrier },
    ]),
  ];
  return printPdf('Danh sách kết quả mang theo', [{ stack: content, fontSize: 11 }], 36, {
    landscape: true,
    isNumbered: true,
  });
}

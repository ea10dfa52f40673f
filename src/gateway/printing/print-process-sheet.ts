/**
 * Mẫu số 06 "Phiếu kiểm soát quá trình giải quyết hồ sơ" (2018: Mẫu số 05): a block for each handing on, with room for both
 * signatures. Whether a step was in time is written where a term is known: when the result is back at the desk.
 */

import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { fact, officeHead, sheetTitle, unconfirmed } from './office-sheet.ts';
import type { Office } from './office-sheet.ts';
import { printPdf } from './print-pdf.ts';
import { communeOffice } from '../../core/text/commune-office.ts';

export interface ProcessStep {
  readonly from: string;
  readonly to: string;
  /** "08 giờ 30 phút, ngày 21 tháng 11 năm 2026" */
  readonly at: string;
  readonly giver: string;
  readonly receiver?: string;
  /** Trước hạn · Đúng hạn · Quá hạn; absent: the step has no term of its own. */
  readonly outcome?: string;
  readonly note?: string;
}

export interface ProcessSheet extends Office {
  readonly applicant: string;
  readonly request: string;
  readonly dossierCode: string;
  readonly receivedAt: string;
  readonly dueAt?: string;
  readonly steps: readonly ProcessStep[];
}

/** As long as its column leaves beside the word. */
const dots = '…………………';
/** Blocks for the pen below those that are known: the sheet goes with the dossier. */
const openBlocks = 2;

export async function printProcessSheet(sheet: ProcessSheet): Promise<Uint8Array> {
  const heads = [
    'TÊN CƠ QUAN',
    'THỜI GIAN GIAO, NHẬN HỒ SƠ',
    'KẾT QUẢ GIẢI QUYẾT HỒ SƠ\n(Trước hạn/đúng hạn/quá hạn)',
    'GHI CHÚ',
  ];
  const content: Content[] = [
    ...officeHead(sheet, [sheet.dossierCode]),
    sheetTitle('PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ'),
    fact('Cơ quan (bộ phận) giải quyết hồ sơ:', communeOffice(sheet.communeName)),
    fact('Kèm theo hồ sơ của:', sheet.applicant),
    fact('Nội dung yêu cầu giải quyết:', sheet.request),
    fact('Thời gian nhận hồ sơ:', sheet.receivedAt),
    fact('Thời gian trả kết quả giải quyết hồ sơ:', sheet.dueAt),
    {
      margin: [0, 8, 0, 0],
      fontSize: 11,
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: [132, '*', 92, 84],
        body: [
          heads.map((text): TableCell => ({ text, bold: true, alignment: 'center', fontSize: 10 })),
          ...sheet.steps.map(blockRow),
          ...Array.from({ length: openBlocks }, () => openRow()),
        ],
      },
      layout: { hLineWidth: () => 0.6, vLineWidth: () => 0.6, paddingTop: () => 4, paddingBottom: () => 4 },
    },
    unconfirmed('Mẫu số 06'),
  ];
  return printPdf('Phiếu kiểm soát quá trình giải quyết hồ sơ', [{ stack: content, fontSize: 12 }], 50);
}

function blockRow(step: ProcessStep): TableCell[] {
  return [
    { text: `1. Giao: ${step.from}\n\n2. Nhận: ${step.to}` },
    { stack: [step.at, hands(step.giver, step.receiver ?? '')] },
    { text: step.outcome ?? '', alignment: 'center' },
    { text: step.note ?? '' },
  ];
}

function openRow(): TableCell[] {
  return [
    { text: `1. Giao: ${dots}\n\n2. Nhận: ${dots}` },
    { stack: ['…… giờ …… phút, ngày …… tháng …… năm ………', hands('', '')] },
    { text: '' },
    { text: '' },
  ];
}

/** Names under the room for their signatures. */
function hands(giver: string, receiver: string): Content {
  const place = (title: string, name: string): Content => ({
    stack: [
      { text: title, italics: true },
      { text: name === '' ? ' ' : name, margin: [0, 26, 0, 0] },
    ],
    alignment: 'center',
  });
  return { columns: [place('Người giao', giver), place('Người nhận', receiver)], columnGap: 4, margin: [0, 5, 0, 0] };
}

/** A pad: one A4 page a coded sheet. */

import type { Content } from 'pdfmake/interfaces.js';
import type { CodedSheet, PadPlace } from './coded-sheet.ts';
import { codedSheet, sheetMargin } from './coded-sheet.ts';
import { printPdf } from './print-pdf.ts';

export async function printPad(sheets: readonly CodedSheet[], place: PadPlace): Promise<Uint8Array> {
  const pages = sheets.map((sheet, index): Content => ({
    stack: [codedSheet(sheet, place)],
    unbreakable: true,
    ...(index > 0 && { pageBreak: 'before' as const }),
  }));
  return printPdf(`Tập phiếu có mã – ${place.communeName}`, pages, sheetMargin);
}

/**
 * Phiếu việc của buổi: all that a visit is for on paper, to be ticked off by hand where no phone is at hand. Names only as far as
 * they are needed to find the door; what a dossier says does not stand here.
 */

import type { Content } from 'pdfmake/interfaces.js';
import type { DeskErrands } from '../../core/visit/desk-errands.ts';
import { dayWords, fullDayWords, hamletName } from '../../core/visit/visit-text.ts';
import type { Household } from '../../core/household/household.ts';
import { formatDong } from '../../core/money/dong.ts';
import type { EnvelopeToCarry } from '../../core/results/result-to-hand-over.ts';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import { officeHead, officeSignatures, ruledTable, sheetTitle } from './office-sheet.ts';
import type { Office } from './office-sheet.ts';
import { printPdf } from './print-pdf.ts';

export interface VisitSheet extends Office {
  readonly errands: DeskErrands;
}

const tick = '□';

export async function printVisitSheet(sheet: VisitSheet): Promise<Uint8Array> {
  const { errands } = sheet;
  const { hamlet, date, comeBack, notHome, notKnocked, householdCount, supplements, results, boxes, envelopes } =
    errands;
  const seen = householdCount - notKnocked.length;
  const content: Content[] = [
    ...officeHead(sheet, []),
    sheetTitle('PHIẾU VIỆC CỦA BUỔI'),
    {
      text: `${hamletName(hamlet)} – ${fullDayWords(date)}`,
      bold: true,
      fontSize: 13,
      alignment: 'center',
      margin: [0, 0, 0, 8],
    },
    ...section('1. Hộ đã hẹn quay lại', comeBack.length, () =>
      ruledTable(
        ['', 'Chủ hộ', 'Ở đâu', 'Hẹn ngày', 'Ghi'],
        [18, 130, '*', 66, 110],
        comeBack.map(({ household, on, remark }) => [
          tick,
          household.headName,
          household.whereabouts ?? '',
          on === undefined ? '' : dayWords(on),
          remark ?? '',
        ]),
      ),
    ),
    ...section('2. Hộ đã đến mà vắng nhà', notHome.length, () => householdTable(notHome)),
    ...section(`3. Hộ chưa đến (đã đến ${seen} trên ${householdCount} hộ)`, notKnocked.length, () =>
      householdTable(notKnocked),
    ),
    ...section('4. Bổ sung cần nhận', supplements.length, () =>
      ruledTable(
        ['', 'Mã tạm', 'Người yêu cầu', 'Việc', 'Cần nhận'],
        [18, 72, 110, 110, '*'],
        supplements.map(({ localCode, applicantName, procedureName, asked }) => [
          tick,
          formatLocalCode(localCode),
          applicantName,
          procedureName,
          asked.join('; '),
        ]),
      ),
    ),
    ...section('5. Kết quả cần trao', results.length, () =>
      ruledTable(
        ['', 'Mã tạm', 'Người nhận', 'Kết quả', 'Bản giấy', 'Người dân mang theo', 'Phí chưa thu'],
        [18, 66, 92, '*', 66, 86, 62],
        results.map(({ localCode, applicantName, procedureName, carried, bring, fee }) => [
          tick,
          formatLocalCode(localCode),
          applicantName,
          procedureName,
          carried?.carrier ?? 'ở quầy',
          bring.join('; '),
          fee === undefined ? '' : fee.dueDong === undefined ? 'chưa tính được' : formatDong(fee.dueDong),
        ]),
      ),
    ),
    ...section('6. Hồ sơ đã chốt cần mang về', boxes.length, () =>
      ruledTable(
        ['', 'Người giữ', 'Máy', 'Số gói', 'Lâu nhất từ'],
        [18, '*', 150, 60, 90],
        boxes.map(({ personName, deviceName, unsent, oldestAt }) => [
          tick,
          personName,
          deviceName,
          String(unsent),
          oldestAt === undefined ? '' : dayWords(oldestAt.slice(0, 10)),
        ]),
      ),
    ),
    ...section('7. Phong bì cần mang về quầy', envelopes.length, () =>
      ruledTable(
        ['', 'Mã phong bì', 'Hồ sơ của', 'Đang ở đâu'],
        [18, 80, '*', 170],
        envelopes.map((envelope) => [
          tick,
          formatLocalCode(envelope.code),
          envelope.applicantNames.join('; '),
          envelopeWords(envelope),
        ]),
      ),
    ),
    {
      text: 'Tờ này có tên người dân: giữ kín, xong buổi nộp lại quầy. Số gói theo lời các máy ở lần liên lạc gần nhất.',
      italics: true,
      fontSize: 10,
      margin: [0, 10, 0, 0],
    },
    officeSignatures([
      { title: 'NGƯỜI GIAO VIỆC', name: '' },
      { title: 'NGƯỜI ĐI BUỔI', name: '' },
    ]),
  ];
  return printPdf('Phiếu việc của buổi', [{ stack: content, fontSize: 11 }], 40, { isNumbered: true });
}

function envelopeWords({ state, holders }: EnvelopeToCarry): string {
  switch (state) {
    case 'door':
      return 'ở nhà dân, chưa ai cầm';
    case 'held':
      return `${holders.join(', ')} cầm`;
    case 'disputed':
      return `cần hỏi lại: ${holders.join(', ')}`;
  }
}

function householdTable(households: readonly Household[]): Content {
  return ruledTable(
    ['', 'Chủ hộ', 'Ở đâu', 'Ghi'],
    [18, 150, '*', 150],
    households.map(({ headName, whereabouts, remark }) => [tick, headName, whereabouts ?? '', remark ?? '']),
  );
}

function section(title: string, count: number, table: () => Content): Content[] {
  const head: Content = { text: `${title}: ${count}`, bold: true, margin: [0, 8, 0, 2] };
  return count === 0 ? [head] : [head, table()];
}

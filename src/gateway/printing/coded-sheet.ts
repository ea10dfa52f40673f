/**
 * One coded sheet of a pad: resident's slip, ink confirmation, envelope label; one nine-digit code on all three. The slip's
 * QR alone carries the slip token: whoever holds the slip may ask for the state, whoever finds an envelope may not.
 * Nothing personal is printed, and nowhere is there a declaration to sign blank.
 */

import type { Content } from 'pdfmake/interfaces.js';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import { formatSheetCode } from '../../core/dossier/sheet-code.ts';
import { cutLine, qrDrawing, signatureFrame, tickBox, writingLine } from './drawn-parts.ts';
import { communeOffice } from '../../core/text/commune-office.ts';

export interface CodedSheet {
  /** Nine digits. */
  readonly code: string;
  readonly slipToken: string;
}

/** What every sheet of a pad has in common. */
export interface PadPlace {
  readonly publicUrl: string;
  /** With its kind: "Xã Mẫu". */
  readonly communeName: string;
  readonly telephone?: string;
  readonly receptionPoint: string;
  readonly hamlet?: string;
  readonly sample: boolean;
  /** By which a lost pad is reported; of a sheet that no desk printed there is none. */
  readonly padNumber?: number;
}

/** Content width of an A4 page with `sheetMargin` on both sides. */
const width = 595.28 - 2 * 28;
export const sheetMargin = 28;

export function codedSheet(sheet: CodedSheet, place: PadPlace): Content {
  return [...slip(sheet, place), cutLine(width), ...confirmation(sheet, place), cutLine(width), ...label(sheet, place)];
}

function office(place: PadPlace): Content {
  const call = place.telephone === undefined ? [] : [{ text: `Điện thoại: ${place.telephone}`, bold: true }];
  const mark = place.sample ? [{ text: 'DỮ LIỆU MẪU – KHÔNG DÙNG CHO HỒ SƠ THẬT', bold: true, fontSize: 9 }] : [];
  return {
    stack: [
      ...mark,
      { text: `UBND ${place.communeName}`.toLocaleUpperCase('vi'), bold: true },
      { text: place.receptionPoint },
      ...call,
    ],
  };
}

/** The label already says "Thôn". */
function bareHamlet(place: PadPlace): string {
  return (place.hamlet ?? '').replace(/^thôn\s+/iu, '');
}

function padWords({ padNumber }: PadPlace): string {
  return padNumber === undefined ? '' : ` · tập số ${padNumber}`;
}

function digits(sheet: CodedSheet, fontSize: number): Content {
  return { text: formatLocalCode(sheet.code), bold: true, fontSize, lineHeight: 1 };
}

function slip(sheet: CodedSheet, place: PadPlace): Content[] {
  const ask = place.telephone === undefined ? 'hỏi tại nơi tiếp nhận' : `gọi số ${place.telephone}`;
  return [
    {
      columns: [
        {
          width: '*',
          stack: [
            office(place),
            { text: 'PHIẾU GHI NHẬN HỖ TRỢ', bold: true, fontSize: 15, margin: [0, 7, 0, 0] },
            { text: `Phần người dân giữ${padWords(place)}`, italics: true },
            { text: 'Mã tạm', margin: [0, 5, 0, 0] },
            digits(sheet, 34),
            { text: 'Không thay Giấy tiếp nhận hồ sơ', bold: true, fontSize: 14, margin: [0, 2, 0, 0] },
          ],
        },
        {
          width: 136,
          stack: [
            qrDrawing(formatSheetCode(place.publicUrl, sheet.code, sheet.slipToken), 136),
            { text: 'Quét mã này để biết hồ sơ đến đâu', alignment: 'center', fontSize: 9 },
          ],
        },
      ],
      columnGap: 12,
    },
    {
      margin: [0, 3, 0, 0],
      columns: [
        { width: '*', stack: [writingLine('Ông/bà:'), writingLine('Việc:')] },
        { width: '*', stack: [writingLine('Người hỗ trợ:'), writingLine('Ngày:')] },
      ],
      columnGap: 16,
    },
    {
      text: `Hồ sơ được tính thời hạn từ khi cán bộ tiếp nhận và cấp số chính thức. Muốn biết hồ sơ đến đâu: quét mã, hoặc ${ask} và đọc mã tạm.`,
      fontSize: 10,
      margin: [0, 6, 0, 0],
    },
  ];
}

function confirmation(sheet: CodedSheet, place: PadPlace): Content[] {
  return [
    {
      columns: [
        {
          width: '*',
          stack: [
            { text: 'XÁC NHẬN CỦA NGƯỜI DÂN', bold: true, fontSize: 14 },
            { text: 'Để trong phong bì, nộp cùng giấy tờ', italics: true },
          ],
        },
        { width: 'auto', stack: [{ text: 'Mã tạm', fontSize: 9 }, digits(sheet, 20)] },
        { width: 58, ...(qrDrawing(sheet.code, 58) as object) } as Content,
      ],
      columnGap: 12,
    },
    writingLine('Tôi là:', '', 3),
    writingLine('Việc đề nghị giải quyết:'),
    {
      text: 'Tôi đã nghe đọc lại và xác nhận nội dung đúng.',
      bold: true,
      fontSize: 14,
      alignment: 'center',
      margin: [0, 11, 0, 2],
    },
    {
      columns: [
        { width: '*', ...writingLine('Thôn:', bareHamlet(place)) },
        { width: 215, text: 'Ngày ……… tháng ……… năm 20………', alignment: 'right', margin: [0, 12, 0, 0] },
      ],
      columnGap: 12,
    },
    {
      margin: [0, 5, 0, 0],
      columns: [
        { width: '*', stack: [signatureFrame('Người xác nhận', 'Ký, ghi rõ họ tên', 108)] },
        { width: 104, stack: [signatureFrame('Điểm chỉ', 'nếu không ký được', 108)] },
        {
          width: 200,
          stack: [
            writingLine('Người đọc lại:'),
            writingLine('Người phiên dịch:'),
            writingLine('Người làm chứng:'),
            {
              text: 'Ký tên sau họ tên. Người làm chứng không phải là người hỗ trợ hay người được hưởng.',
              italics: true,
              fontSize: 8.5,
              margin: [0, 3, 0, 0],
            },
          ],
        },
      ],
      columnGap: 10,
    },
  ];
}

function label(sheet: CodedSheet, place: PadPlace): Content[] {
  return [
    {
      columns: [
        { width: 112, stack: [qrDrawing(sheet.code, 112)] },
        {
          width: '*',
          stack: [
            {
              text: [
                { text: 'NHÃN PHONG BÌ', bold: true, fontSize: 14 },
                { text: padWords(place), fontSize: 9 },
              ],
            },
            digits(sheet, 30),
            { text: `Nơi nhận: ${place.receptionPoint}`, margin: [0, 3, 0, 0] },
            { text: communeOffice(place.communeName), bold: true },
            writingLine('Thôn:', bareHamlet(place), 5),
          ],
        },
        {
          width: 190,
          stack: [
            { text: 'Trong phong bì có:', bold: true },
            tickBox('Xác nhận đã ký hoặc điểm chỉ'),
            tickBox('Tờ khai đã ký'),
            tickBox('Bản chính giấy tờ, số tờ: …………'),
            tickBox('Bản sao, số tờ: …………'),
            tickBox('Ảnh chân dung'),
            tickBox('Khác: ……………………………'),
          ],
        },
      ],
      columnGap: 14,
    },
  ];
}

/**
 * The week's visits on A4 lying on its side, in letters that are read standing before a notice board; below, who comes to the
 * door, so that a resident knows whom to let in.
 */

import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { MissedVisit, Visit } from '../../core/visit/list-visits.ts';
import {
  dayWords,
  fullDayWords,
  hamletName,
  missedWords,
  peopleWords,
  procedureWords,
} from '../../core/visit/visit-text.ts';
import { qrDrawing } from './drawn-parts.ts';
import { printPdf } from './print-pdf.ts';

export interface NoticePerson {
  readonly name: string;
  /** guest: works for another office. */
  readonly work: 'official' | 'team' | 'guest';
  readonly hamlets: readonly string[];
}

export interface VisitNotice {
  readonly communeName: string;
  readonly telephone?: string;
  readonly from: string;
  readonly to: string;
  readonly visits: readonly Visit[];
  readonly missed: readonly MissedVisit[];
  readonly procedureNames: { readonly [code: string]: string };
  readonly people: readonly NoticePerson[];
  /** Where the same stands, for a phone. */
  readonly publicAddress: string;
  readonly sample: boolean;
}

const work = { official: 'Cán bộ xã', team: 'Tổ công nghệ số cộng đồng', guest: 'Cơ quan phối hợp' } as const;
const heads = ['Ngày', 'Giờ', 'Thôn, nơi tiếp bà con', 'Người đến', 'Nhận'];

export async function printVisitNotice(notice: VisitNotice): Promise<Uint8Array> {
  const { communeName, from, to, visits, missed, people, telephone } = notice;
  const content: Content[] = [
    ...(notice.sample
      ? [{ text: 'DỮ LIỆU MẪU – KHÔNG DÙNG CHO HỒ SƠ THẬT', bold: true, alignment: 'center' as const }]
      : []),
    { text: `UBND ${communeName}`.toLocaleUpperCase('vi'), fontSize: 15, alignment: 'center' },
    { text: 'LỊCH CÁN BỘ VỀ THÔN', bold: true, fontSize: 30, alignment: 'center' },
    {
      text: `Từ ${dayWords(from)} đến ${dayWords(to)}`,
      fontSize: 18,
      alignment: 'center',
      margin: [0, 0, 0, 10],
    },
    visits.length === 0
      ? { text: 'Tuần này không có buổi nào.', fontSize: 20, alignment: 'center', margin: [0, 20, 0, 20] }
      : weekTable(notice),
    ...missed.map((each): Content => ({ text: missedWords(each), fontSize: 15, bold: true, margin: [0, 4, 0, 0] })),
    {
      unbreakable: true,
      columns: [
        {
          width: '*',
          stack: [
            { text: 'Bà con nhớ mang theo thẻ căn cước và giấy tờ liên quan.', fontSize: 16, margin: [0, 0, 0, 4] },
            ...(telephone === undefined
              ? []
              : [
                  { text: 'Cần hỏi thêm, hoặc không đi lại được, xin gọi:', fontSize: 16 },
                  { text: telephone, fontSize: 26, bold: true },
                ]),
          ],
        },
        {
          width: 84,
          stack: [
            qrDrawing(notice.publicAddress, 84),
            { text: 'Lịch trên điện thoại', fontSize: 9, alignment: 'center' },
          ],
        },
      ],
      margin: [0, 14, 0, 0],
    },
    ...(people.length === 0 ? [] : [peopleList(notice)]),
  ];
  return printPdf('Lịch cán bộ về thôn', content, 32, { landscape: true, isNumbered: true });
}

function weekTable({ visits, procedureNames }: VisitNotice): Content {
  const rows = visits.map((visit): TableCell[] => {
    const [weekday = '', day = ''] = fullDayWords(visit.date).split(', ');
    return [
      { stack: [{ text: weekday, bold: true }, { text: day }] },
      { text: `${visit.from}–${visit.to}`, bold: true },
      {
        stack: [
          { text: hamletName(visit.hamlet), bold: true },
          { text: visit.place, fontSize: 14 },
        ],
      },
      { text: peopleWords(visit), fontSize: 14 },
      { text: procedureWords(visit, procedureNames), fontSize: 14 },
    ];
  });
  return {
    fontSize: 17,
    lineHeight: 1.05,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [92, 92, '*', 170, 150],
      body: [heads.map((text): TableCell => ({ text, bold: true, fontSize: 15, fillColor: '#E8EFEB' })), ...rows],
    },
    layout: {
      hLineWidth: () => 0.9,
      vLineWidth: () => 0.9,
      paddingTop: () => 5,
      paddingBottom: () => 5,
      paddingLeft: () => 6,
      paddingRight: () => 6,
    },
  };
}

function peopleList({ people, telephone }: VisitNotice): Content {
  const doubt = telephone === undefined ? 'xin hỏi UBND xã' : `xin gọi ${telephone}`;
  return {
    unbreakable: people.length <= 12,
    margin: [0, 16, 0, 0],
    stack: [
      { text: 'DANH SÁCH CÁN BỘ, TỔ CÔNG NGHỆ SỐ ĐẾN NHÀ', bold: true, fontSize: 18, margin: [0, 0, 0, 6] },
      {
        fontSize: 15,
        table: {
          headerRows: 1,
          dontBreakRows: true,
          widths: [230, 210, '*'],
          body: [
            ['Họ và tên', 'Là', 'Đến'].map((text): TableCell => ({ text, bold: true, fillColor: '#E8EFEB' })),
            ...people.map(({ name, work: kind, hamlets }): TableCell[] => [
              { text: name, bold: true },
              work[kind],
              hamlets.map(hamletName).join(', '),
            ]),
          ],
        },
        layout: { hLineWidth: () => 0.7, vLineWidth: () => 0.7, paddingTop: () => 3, paddingBottom: () => 3 },
      },
      {
        text: `Người của xã không hỏi mật khẩu, không hỏi mã OTP. Thấy nghi ngờ, ${doubt}.`,
        fontSize: 15,
        margin: [0, 8, 0, 0],
      },
    ],
  };
}

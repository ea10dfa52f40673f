/**
 * Filled declarations as A4 pages in the manner of Vietnamese forms (margins and type of Nghị định 30/2020/NĐ-CP): each
 * begins on a page of its own.
 */

import type { Column, Content } from 'pdfmake/interfaces.js';
import type { Declaration, DeclarationSignature } from '../../core/procedure/declaration.ts';
import { blockContents } from './declaration-lines.ts';
import { printPdf } from './print-pdf.ts';

/** A declaration with what the desk prints around it. */
export interface PrintedDeclaration {
  readonly declaration: Declaration;
  /** "482 109 375": finds the envelope and the dossier again when the sheet comes back signed. */
  readonly localCode?: string;
  readonly sample: boolean;
}

/** 25 mm for the holes on the left, 15 mm on the right, 18 mm above and below. */
const margins: [number, number, number, number] = [71, 51, 43, 51];
/** What is left of an A4 page between them, in points. */
const width = 595.28 - margins[0] - margins[2];
const fontSize = 13;

/** `title` is the window's name: it names no person. */
export async function printDeclarations(title: string, sheets: readonly PrintedDeclaration[]): Promise<Uint8Array> {
  const pages = sheets.map((sheet, index): Content => ({
    stack: sheetContents(sheet),
    fontSize,
    lineHeight: 1.15,
    ...(index > 0 && { pageBreak: 'before' as const }),
  }));
  return printPdf(title, pages, margins);
}

function sheetContents({ declaration, localCode, sample }: PrintedDeclaration): Content[] {
  const { number, issuedBy, title, addressedTo, leadSentences, blocks, pledge, footnotes } = declaration;
  const mark = sample ? ['DỮ LIỆU MẪU – KHÔNG DÙNG CHO HỒ SƠ THẬT'] : [];
  const code = localCode === undefined ? [] : [`Mã tạm: ${localCode}`];
  const right: Content[] =
    number === undefined
      ? []
      : [
          { text: number, bold: true, fontSize: 12 },
          { text: issuedBy, italics: true, fontSize: 10 },
        ];
  return [
    {
      columns: [
        { width: '*', stack: [...mark, ...code].map((text): Content => ({ text, fontSize: 9 })) },
        { width: '*', stack: right, alignment: 'right' },
      ],
      margin: [0, 0, 0, 6],
    },
    { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', bold: true, alignment: 'center' },
    { text: 'Độc lập – Tự do – Hạnh phúc', bold: true, alignment: 'center' },
    ruleUnderMotto(),
    {
      text: title.toLocaleUpperCase('vi'),
      bold: true,
      fontSize: 14,
      alignment: 'center',
      margin: [24, 14, 24, 6],
    },
    ...(addressedTo === undefined
      ? []
      : [{ text: `Kính gửi: ${addressedTo}`, alignment: 'center' as const, margin: [24, 2, 24, 8] as Margins }]),
    ...leadSentences.map((text): Content => ({ text, leadingIndent: 28, margin: [0, 2, 0, 3] })),
    ...blockContents(blocks, width, fontSize),
    ...(pledge === undefined ? [] : [paragraphs(pledge)]),
    signatures(declaration.signatures, declaration.placeDate),
    ...(footnotes.length === 0 ? [] : [smallPrint(footnotes)]),
  ];
}

type Margins = [number, number, number, number];

function ruleUnderMotto(): Content {
  const half = 84;
  return {
    canvas: [{ type: 'line', x1: width / 2 - half, y1: 2, x2: width / 2 + half, y2: 2, lineWidth: 0.7 }],
  };
}

function paragraphs(text: string): Content {
  return {
    stack: text.split('\n').map((line): Content => ({ text: line, leadingIndent: 28, margin: [0, 3, 0, 0] })),
    margin: [0, 4, 0, 0],
  };
}

/** Place and date stand over the last place to sign, as on paper; all of it on one page. */
function signatures(places: readonly DeclarationSignature[], placeDate: string | undefined): Content {
  const isAlone = places.length <= 1;
  const columns = places.map((place): Column => ({ width: '*', alignment: 'center', stack: signaturePlace(place) }));
  const left: Column = { width: '42%', text: '' };
  const day: Content[] =
    placeDate === undefined
      ? []
      : [
          isAlone
            ? { columns: [left, { width: '*', text: placeDate, italics: true, alignment: 'center' }] }
            : { text: placeDate, italics: true, alignment: 'right' },
        ];
  return {
    unbreakable: true,
    margin: [0, 10, 0, 0],
    stack: [...day, { columns: isAlone ? [left, ...columns] : columns, columnGap: 14, margin: [0, 2, 0, 0] }],
  };
}

/** "NGƯỜI YÊU CẦU (Ký, ghi rõ họ tên)": the words in brackets go below, in italics. */
function signaturePlace({ label, name }: DeclarationSignature): Content[] {
  const [, title = label, hint] = /^(.*?)\s*(\(.*\))$/su.exec(label) ?? [];
  return [
    { text: title, bold: true },
    ...(hint === undefined ? [] : [{ text: hint, italics: true, fontSize: 11 }]),
    { text: name === '' ? ' ' : name, margin: [0, 58, 0, 0] },
  ];
}

function smallPrint(footnotes: readonly string[]): Content {
  return {
    unbreakable: true,
    margin: [0, 14, 0, 0],
    stack: [
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: 120, y2: 0, lineWidth: 0.6 }], margin: [0, 0, 0, 3] },
      ...footnotes.map((text): Content => ({ text, fontSize: 9.5, lineHeight: 1.1 })),
    ],
  };
}

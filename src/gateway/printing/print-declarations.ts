/**
 * Filled declarations as A4 pages in the manner of Vietnamese forms (margins and type of Nghị định 30/2020/NĐ-CP): each
 * begins on a page of its own.
 */

import type { Column, Content } from 'pdfmake/interfaces.js';
import type { Declaration, DeclarationSignature } from '../../core/declaration/declaration.ts';
import { blockContents } from './declaration-lines.ts';
import { printPdf } from './print-pdf.ts';
import { hasGaps, toPrintable } from './printable-text.ts';

/** A declaration with what the desk prints around it. */
export interface PrintedDeclaration {
  readonly declaration: Declaration;
  /** "482 109 375": finds the envelope and the dossier again when the sheet comes back signed. */
  readonly localCode?: string;
  readonly sample: boolean;
}

/** 25 mm for the holes on the left, 15 mm on the right, 15 mm above and below. */
const margins: [number, number, number, number] = [71, 43, 43, 43];
/** What is left of an A4 page between them, in points. */
const width = 595.28 - margins[0] - margins[2];
const fontSize = 13;

/**
 * `title` is the window's name: it names no person. `unprinted` are the local codes of dossiers that have no declaration to
 * print: a page at the end names them, so that nobody counts on a sheet that is not there.
 */
export async function printDeclarations(
  title: string,
  sheets: readonly PrintedDeclaration[],
  unprinted: readonly string[] = [],
): Promise<Uint8Array> {
  const pages = sheets.map((sheet, index): Content => ({
    stack: sheetContents(sheet),
    fontSize,
    lineHeight: 1.12,
    ...(index > 0 && { pageBreak: 'before' as const }),
  }));
  const missing: Content[] =
    unprinted.length === 0
      ? []
      : [{ text: `Không in được: ${unprinted.join(', ')}`, fontSize, pageBreak: 'before' as const }];
  return printPdf(title, [...pages, ...missing], margins);
}

function sheetContents({ declaration: told, localCode, sample }: PrintedDeclaration): Content[] {
  // Before the layout, which counts letters to fill its lines.
  const declaration = toPrintable(told);
  const { number, issuedBy, title, addressedTo, leadSentences, blocks, pledge } = declaration;
  const footnotes = [...declaration.footnotes, ...(hasGaps(told) ? [gapNote] : [])];
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
      text: balance(title.toLocaleUpperCase('vi')),
      bold: true,
      fontSize: 14,
      alignment: 'center',
      margin: [0, 14, 0, 6],
    },
    ...(addressedTo === undefined
      ? []
      : [{ text: `Kính gửi: ${addressedTo}`, alignment: 'center' as const, margin: [24, 2, 24, 8] as Margins }]),
    ...leadSentences.map((text): Content => ({ text, leadingIndent: 28, margin: [0, 2, 0, 3] })),
    ...blockContents(blocks, width, fontSize),
    {
      // Nobody signs a page that says nothing.
      unbreakable: true,
      stack: [
        ...(pledge === undefined ? [] : [paragraphs(pledge)]),
        signatures(declaration.signatures, declaration.placeDate),
      ],
    },
    ...(footnotes.length === 0 ? [] : [smallPrint(footnotes)]),
  ];
}

const gapNote = 'Có chữ phông in không có: ghi tay vào chỗ chấm.';

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

/** Capitals of a title that fit a line. */
const titleLetters = 48;

/** A long title on lines of about the same length, instead of one word left over. */
function balance(title: string): string {
  const lines = Math.ceil(title.length / titleLetters);
  const goal = title.length / lines;
  let balanced = '';
  let length = 0;
  for (const word of title.split(' ')) {
    const isFull = length > 0 && length + word.length / 2 > goal;
    balanced += isFull ? `\n${word}` : length === 0 ? word : ` ${word}`;
    length = isFull ? word.length : length + word.length + 1;
  }
  return balanced;
}

/** Place and date stand over the last place to sign, as on paper; names stand on one line. */
function signatures(places: readonly DeclarationSignature[], placeDate: string | undefined): Content {
  const isAlone = places.length <= 1;
  const left: Column = { width: '42%', text: '' };
  const day: Content[] =
    placeDate === undefined
      ? []
      : [
          isAlone
            ? { columns: [left, { width: '*', text: placeDate, italics: true, alignment: 'center' }] }
            : { text: placeDate, italics: true, alignment: 'right' },
        ];
  const perRow = places.length > 3 ? 2 : Math.max(1, places.length);
  const rows: Content[] = [];
  for (let at = 0; at < places.length; at += perRow) {
    const row = places.slice(at, at + perRow);
    const across = (cells: readonly Column[]): Content => ({
      columns: isAlone ? [left, ...cells] : [...cells],
      columnGap: 14,
    });
    rows.push({
      stack: [
        across(row.map((place) => ({ width: '*', alignment: 'center', stack: signatureTitle(place.label) }))),
        {
          ...(across(row.map(({ name }) => ({ width: '*', alignment: 'center', text: name || ' ' }))) as object),
          margin: [0, 46, 0, 4],
        } as Content,
      ],
    });
  }
  return { margin: [0, 10, 0, 0], stack: [...day, { stack: rows, margin: [0, 2, 0, 0] }] };
}

/** "NGƯỜI YÊU CẦU (Ký, ghi rõ họ tên)": the words in brackets go below, in italics. */
function signatureTitle(label: string): Content[] {
  const [, title = label, hint] = /^(.*?)\s*(\(.*\))$/su.exec(label) ?? [];
  return [{ text: title, bold: true }, ...(hint === undefined ? [] : [{ text: hint, italics: true, fontSize: 11 }])];
}

function smallPrint(footnotes: readonly string[]): Content {
  return {
    margin: [0, 10, 0, 0],
    stack: [
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: 120, y2: 0, lineWidth: 0.6 }], margin: [0, 0, 0, 3] },
      ...footnotes.map((text): Content => ({ text, fontSize: 9, lineHeight: 1.05 })),
    ],
  };
}

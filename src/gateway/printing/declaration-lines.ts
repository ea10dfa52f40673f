/**
 * Headings, lines, boxes and squares of a declaration on paper. Nothing said is a dotted line as far as the margin,
 * so that the pen has room; what belongs to one number stays together and is not torn by a page's end.
 */

import type { Column, Content, ContentTable, TableCell } from 'pdfmake/interfaces.js';
import type { DeclarationBlock, DeclarationBox, DeclarationPart } from '../../core/declaration/declaration.ts';
import { printedLabel, printedNumber } from '../../core/declaration/declaration.ts';
import { gatherMatrices } from '../../core/declaration/gather-matrices.ts';
import { boxDrawing, boxSize, matrixContent, tableContent } from './declaration-tables.ts';

type Line = Extract<DeclarationBlock, { kind: 'line' }>;
type SquaresPart = Extract<DeclarationPart, { kind: 'squares' }>;

/** `width` of the page's content in points. */
export function blockContents(blocks: readonly DeclarationBlock[], width: number, fontSize: number): Content[] {
  // Half an em is the mean width of Vietnamese letters in Tinos; only the packing of lines depends on it.
  const lettersPerLine = Math.floor(width / (fontSize * 0.47));
  const contents: Content[] = [];
  let heading = '';
  // A heading goes with the line below it: it never stands alone at a page's end.
  let waiting: Content[] = [];
  for (const block of gatherMatrices(blocks)) {
    if (block.kind === 'heading') {
      heading = block.text;
      waiting.push({ text: block.text, bold: true, margin: [0, 7, 0, 2] });
      continue;
    }
    if (block.kind === 'matrix') contents.push(...waiting, matrixContent(block, heading));
    else if (block.kind === 'table') {
      contents.push(...waiting, tableContent(block, printedNumber(block.item, heading), width));
    } else {
      const rows = lineRows(block, printedNumber(block.item, heading), lettersPerLine);
      contents.push({ stack: [...waiting, { stack: rows, margin: [0, 2, 0, 2] }], unbreakable: true });
    }
    waiting = [];
  }
  return [...contents, ...waiting];
}

/** Parts side by side as long as they fit, each row to the margin. */
function lineRows(line: Line, number: string, lettersPerLine: number): Content[] {
  const rows: Content[] = [];
  let row: { readonly part: DeclarationPart; readonly head: string }[] = [];
  let room = lettersPerLine;
  const close = () => {
    if (row.length > 0) rows.push(textRow(row));
    row = [];
    room = lettersPerLine;
  };
  line.parts.forEach((part, index) => {
    const head = [index === 0 ? number : '', printedLabel(part.label)].filter((text) => text !== '').join(' ');
    if (part.kind === 'boxes') {
      close();
      rows.push(boxRows(head, part.choices, lettersPerLine));
      return;
    }
    if (part.kind === 'squares') {
      close();
      rows.push(squareRow(head, part));
      return;
    }
    if (line.isParagraph) {
      close();
      rows.push(...paragraphRows(head, part.text));
      return;
    }
    const isLong = head.length + part.text.length > lettersPerLine - 8;
    if (isLong) {
      close();
      if (part.text === '') rows.push({ text: head }, dottedLine());
      else rows.push({ text: [head === '' ? '' : `${head} `, { text: part.text, bold: isAnswer(part) }] });
      return;
    }
    const needed = head.length + (part.text.length || 14) + 3;
    if (needed > room) close();
    row.push({ part, head });
    room -= needed;
  });
  close();
  return rows;
}

/** What was said stands out from the words of the form; a sentence is both. */
function isAnswer(part: DeclarationPart): boolean {
  return part.kind === 'text' && part.isSentence !== true;
}

/** Answers as wide as they are, open parts as wide as the rest of the line. */
function textRow(parts: readonly { readonly part: DeclarationPart; readonly head: string }[]): Content {
  if (parts.length === 1 || parts.every(({ part }) => part.kind === 'text' && part.text !== '')) {
    const [only] = parts;
    if (parts.length > 1 || (only?.part.kind === 'text' && only.part.text !== '')) {
      return {
        text: parts.flatMap(({ part, head }, index) => [
          index > 0 ? '     ' : '',
          head === '' ? '' : `${head} `,
          { text: part.kind === 'text' ? part.text : '', bold: isAnswer(part) },
        ]),
      };
    }
  }
  const cells = parts.flatMap(({ part, head }): TableCell[] => {
    if (part.kind === 'text' && part.text !== '') {
      return [{ text: [head === '' ? '' : `${head} `, { text: part.text, bold: isAnswer(part) }] }];
    }
    return [{ text: head }, { text: ' ' }];
  });
  const widths = parts.flatMap(({ part }) => (part.kind === 'text' && part.text !== '' ? ['auto'] : ['auto', '*']));
  return dottedCells(cells, widths);
}

/** A row whose '*' cells have a dotted line under them. */
function dottedCells(cells: TableCell[], widths: readonly string[]): ContentTable {
  return {
    // A copy: the printer writes its own measures into it.
    table: { widths: [...widths], body: [cells] },
    // The dots stand close under the letters, as on a printed form.
    lineHeight: 0.98,
    layout: {
      hLineWidth: (line) => (line === 1 ? 0.8 : 0),
      vLineWidth: () => 0,
      hLineStyle: () => ({ dash: { length: 1, space: 2 } }),
      hLineColor: (line, _node, column) => (line === 1 && widths[column] === '*' ? 'black' : 'white'),
      paddingLeft: (column) => (column > 0 && widths[column] === 'auto' ? 10 : 0),
      paddingRight: (column) => (widths[column] === '*' ? 0 : 4),
      paddingTop: () => 1.5,
      paddingBottom: () => 0,
    },
  };
}

function dottedLine(): Content {
  return dottedCells([{ text: ' ' }], ['*']);
}

/** The label, then the words on lines of their own; two dotted lines when there are none. */
function paragraphRows(head: string, text: string): Content[] {
  const label: Content[] = head === '' ? [] : [{ text: head }];
  if (text === '') return [...label, dottedLine(), dottedLine()];
  return [...label, ...text.split('\n').map((line): Content => ({ text: line, bold: true, margin: [14, 0, 0, 0] }))];
}

function boxColumns(box: DeclarationBox, width: string): Column[] {
  return [
    { width: boxSize + 1, canvas: boxDrawing(box.isChecked) },
    // Air before the next box, which would else seem to belong to this label.
    { width, text: box.label, bold: box.isChecked, margin: [0, 0, 12, 0] },
  ];
}

/** Short choices behind their label, as many on a line as fit; long ones below each other. */
function boxRows(head: string, choices: readonly DeclarationBox[], lettersPerLine: number): Content {
  const total = head.length + choices.reduce((sum, choice) => sum + choice.label.length + 6, 0);
  if (total <= lettersPerLine) {
    const label: Column[] = head === '' ? [] : [{ width: 'auto', text: head, margin: [0, 0, 4, 0] }];
    return { columns: [...label, ...choices.flatMap((choice) => boxColumns(choice, 'auto'))], columnGap: 3 };
  }
  const isShort = choices.length > 3 && choices.every(({ label }) => label.length <= lettersPerLine / 2 - 8);
  const perRow = isShort ? 2 : 1;
  const rows: Content[] = [];
  for (let at = 0; at < choices.length; at += perRow) {
    const row = choices.slice(at, at + perRow).flatMap((choice) => boxColumns(choice, '*'));
    const rest: Column[] =
      at + perRow > choices.length
        ? [
            { width: boxSize + 1, text: '' },
            { width: '*', text: '' },
          ]
        : [];
    rows.push({ columns: [...row, ...rest], columnGap: 3, margin: [14, 1, 0, 0] });
  }
  return { stack: [...(head === '' ? [] : [{ text: head }]), ...rows] };
}

/** One square a digit. */
function squareRow(head: string, { digits, count }: SquaresPart): Content {
  const signs = Array.from(digits);
  const cells = Array.from({ length: count }, (_, at): TableCell => ({ text: signs[at] ?? ' ', alignment: 'center' }));
  return {
    columns: [
      { width: 'auto', text: head, margin: [0, 2, 0, 0] },
      {
        width: 'auto',
        table: { widths: cells.map(() => 13), body: [cells] },
        layout: {
          hLineWidth: () => 0.7,
          vLineWidth: () => 0.7,
          paddingLeft: () => 1,
          paddingRight: () => 1,
          paddingTop: () => 1,
          paddingBottom: () => 0,
        },
      },
    ],
    columnGap: 8,
  };
}

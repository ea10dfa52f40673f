/** Tables of a declaration on paper: columns as wide as their words need, letters smaller only where they must be. */

import type { CanvasElement, Content, TableCell } from 'pdfmake/interfaces.js';
import type { DeclarationBlock } from '../../core/declaration/declaration.ts';
import { printedLabel, printedNumber } from '../../core/declaration/declaration.ts';
import type { DeclarationMatrix } from '../../core/declaration/gather-matrices.ts';

type Table = Extract<DeclarationBlock, { kind: 'table' }>;

const ruled = {
  hLineWidth: () => 0.6,
  vLineWidth: () => 0.6,
  paddingLeft: () => 3,
  paddingRight: () => 3,
};
/** What padding and rule take of a column. */
const columnExtra = 7;
const largest = 12;
const smallest = 6.5;

/** `width` in points. */
export function tableContent({ label, columns, rows }: Table, number: string, width: number): Content {
  const head = [number, printedLabel(label)].filter((text) => text !== '').join(' ');
  const hasRowNames = columns[0] === '';
  const { fontSize, widths } = fitColumns([columns, ...rows], width);
  return {
    stack: [
      ...(head === '' ? [] : [{ text: head, margin: [0, 2, 0, 3] as [number, number, number, number] }]),
      {
        table: {
          headerRows: 1,
          keepWithHeaderRows: 1,
          dontBreakRows: true,
          widths: [...widths],
          heights: (row: number) => (row === 0 ? 'auto' : 20),
          body: [
            columns.map((text): TableCell => ({ text, bold: true, alignment: 'center' })),
            ...rows.map((row) =>
              row.map((text, index): TableCell => ({ text, bold: text !== '' && !(hasRowNames && index === 0) })),
            ),
          ],
        },
        fontSize,
        layout: ruled,
      },
    ],
    margin: [0, 3, 0, 5],
  };
}

/** A row a line, a column a choice, a box in every cell. */
export function matrixContent({ choices, rows }: DeclarationMatrix, heading: string): Content {
  return {
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: ['*', ...choices.map(() => 62)],
      body: [
        [{ text: '' }, ...choices.map((text): TableCell => ({ text, bold: true, alignment: 'center' }))],
        ...rows.map(({ item, label, checked }): TableCell[] => [
          { text: [printedNumber(item, heading), label].filter((text) => text !== '').join(' ') },
          // In the middle of its column, which is 62 points wide.
          ...checked.map((isChecked): TableCell => ({ canvas: boxDrawing(isChecked), margin: [26, 0, 0, 0] })),
        ]),
      ],
    },
    fontSize: 11,
    layout: ruled,
    margin: [0, 3, 0, 5],
  };
}

/** Letters so large that every word fits its column with a third to spare, which goes to the columns with most to say. */
function fitColumns(rows: readonly (readonly string[])[], width: number) {
  const columns = rows[0] ?? [];
  const longest = (at: number, measure: (text: string) => number) =>
    Math.max(1, ...rows.map((row) => measure(row[at] ?? '')));
  const words = columns.map((_, at) =>
    longest(at, (text) => Math.max(...text.split(/\s/u).map((word) => word.length))),
  );
  // A name or a number is read in one line; a heading may wrap, so it counts for less than what stands under it.
  const texts = columns.map((head, at) => {
    const said = Math.max(0, ...rows.slice(1).map((row) => row[at]?.length ?? 0));
    return 1 + Math.max(0, Math.min(40, said) - (words[at] ?? 0)) + Math.min(40, head.length) / 6;
  });
  const room = width - columns.length * columnExtra;
  // Bold letters are a little over half an em wide; digits exactly half.
  const needed = words.reduce((sum, word) => sum + word * 0.58, 0);
  const fontSize = Math.max(smallest, Math.min(largest, Math.floor((room / (needed * 1.3)) * 2) / 2));
  const least = words.map((word) => word * 0.58 * fontSize);
  const rest = Math.max(0, room - least.reduce((sum, one) => sum + one, 0));
  const weight = texts.reduce((sum, one) => sum + one, 0);
  return { fontSize, widths: least.map((one, at) => one + (rest * (texts[at] ?? 0)) / weight) };
}

export const boxSize = 9.5;

/** An empty box, or one with a cross. */
export function boxDrawing(isChecked: boolean): CanvasElement[] {
  const end = boxSize;
  const cross: CanvasElement[] = isChecked
    ? [
        { type: 'line', x1: 1.5, y1: 4.5, x2: end - 1.5, y2: end + 1.5, lineWidth: 1.2 },
        { type: 'line', x1: end - 1.5, y1: 4.5, x2: 1.5, y2: end + 1.5, lineWidth: 1.2 },
      ]
    : [];
  return [{ type: 'rect', x: 0, y: 3, w: boxSize, h: boxSize, lineWidth: 0.8 }, ...cross];
}

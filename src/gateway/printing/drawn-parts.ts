/** Pieces that printed sheets share: QR codes as vector, lines to write on, boxes to tick, dashed cuts. Sizes in points. */

import type { CanvasElement, Content, ContentTable } from 'pdfmake/interfaces.js';
import { encode } from 'uqr';

/** A QR of `text`, `size` points wide with its quiet zone; level M survives a fold and a thumb. */
export function qrDrawing(text: string, size: number): Content {
  return drawModules(encode(text, { ecc: 'M', border: 2 }).data, size);
}

/** Dark squares, `size` points wide with the quiet zone that is part of `data`. */
export function drawModules(data: readonly (readonly boolean[])[], size: number): Content {
  const module = size / data.length;
  const canvas: CanvasElement[] = [];
  data.forEach((row, y) => {
    // One bar a run of dark modules: hairlines between single squares would cost scanners contrast.
    for (let x = 0; x < row.length; x += 1) {
      const start = x;
      while (row[x] === true) x += 1;
      if (x > start) {
        canvas.push({
          type: 'rect',
          x: start * module,
          y: y * module,
          w: (x - start) * module,
          h: module,
          color: 'black',
        });
      }
    }
  });
  // The spacer keeps the quiet zone: a canvas is only as large as what is drawn in it.
  canvas.push({ type: 'rect', x: 0, y: 0, w: size, h: size, lineColor: 'white', lineWidth: 0.1 });
  return { canvas };
}

/** `label` and a dotted line to the right margin, with `value` on it when it is known; `space` above for the hand. */
export function writingLine(label: string, value = '', space = 12): ContentTable {
  return {
    table: { widths: ['auto', '*'], body: [[{ text: label }, { text: value || ' ' }]] },
    layout: {
      hLineWidth: (line) => (line === 1 ? 0.7 : 0),
      vLineWidth: () => 0,
      hLineStyle: () => ({ dash: { length: 1, space: 2 } }),
      hLineColor: (line, _node, column) => (line === 1 && column === 1 ? 'black' : 'white'),
      paddingLeft: () => 0,
      paddingRight: (column) => (column === 0 ? 4 : 0),
      paddingTop: () => space,
      paddingBottom: () => 1,
    },
  };
}

/** An empty box to tick, then the words. */
export function tickBox(words: string): Content {
  return {
    columns: [
      { width: 14, canvas: [{ type: 'rect', x: 0, y: 1.5, w: 9, h: 9, lineWidth: 0.8 }] },
      { width: '*', text: words },
    ],
    columnGap: 2,
    margin: [0, 2.5, 0, 2.5],
  };
}

/** An empty frame for a signature or a thumb, with the words above it. */
export function signatureFrame(title: string, hint: string, height: number): Content {
  return {
    table: {
      widths: ['*'],
      heights: [height],
      body: [
        [
          {
            stack: [
              { text: title, bold: true },
              { text: hint, italics: true, fontSize: 9 },
            ],
            alignment: 'center',
          },
        ],
      ],
    },
    layout: { hLineWidth: () => 0.6, vLineWidth: () => 0.6 },
  };
}

/** A dashed line over the full width of the content, where scissors go. */
export function cutLine(width: number): Content {
  return {
    stack: [
      { text: 'cắt theo đường này', fontSize: 7, color: '#4A5751', alignment: 'right' },
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.8, dash: { length: 5, space: 4 } }] },
    ],
    margin: [0, 8, 0, 12],
  };
}

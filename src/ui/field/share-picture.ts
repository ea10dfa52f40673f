/** The words of a share as a picture: white paper, black ink, large, for chat programs that show pictures first. */

import { encode } from 'uqr';
import { shared as texts } from '../texts/vi/door.ts';
import type { SharedWords } from './share-words.ts';

const width = 720;
const margin = 40;
const family = '"Noto Sans Variable", sans-serif';

/** Absent: this browser draws no pictures. */
export async function drawShare(words: SharedWords, fileName: string): Promise<File | undefined> {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  await document.fonts?.ready;
  const blocks = [
    { text: words.head, font: `700 38px ${family}`, line: 52, space: 16 },
    ...words.lines.map((text, at) => ({
      text,
      font: `${at === 0 ? 700 : 400} ${at === 0 ? 44 : 32}px ${family}`,
      line: at === 0 ? 58 : 44,
      space: 10,
    })),
    { text: words.notReceipt, font: `700 30px ${family}`, line: 42, space: 14 },
  ].map((block) => {
    context.font = block.font;
    return { ...block, rows: wrap(context, block.text, width - 2 * margin) };
  });
  const textHeight = blocks.reduce((sum, { rows, line, space }) => sum + rows.length * line + space, 0);
  const qr = words.qr === undefined ? undefined : encode(words.qr, { ecc: 'M', border: 4 });
  const module = qr ? Math.floor(440 / qr.size) : 0;
  const qrSide = qr ? module * qr.size : 0;
  canvas.width = width;
  canvas.height = margin * 2 + textHeight + (qr ? qrSide + 60 : 0);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, canvas.height);
  context.fillStyle = '#000';
  let y = margin;
  for (const { rows, font, line, space } of blocks) {
    context.font = font;
    for (const row of rows) context.fillText(row, margin, (y += line) - line * 0.25);
    y += space;
  }
  if (qr) {
    const left = (width - qrSide) / 2;
    for (const [row, cells] of qr.data.entries()) {
      for (const [column, isDark] of cells.entries()) {
        if (isDark) context.fillRect(left + column * module, y + row * module, module, module);
      }
    }
    context.font = `400 28px ${family}`;
    context.textAlign = 'center';
    context.fillText(texts.scan, width / 2, y + qrSide + 36);
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  return blob ? new File([blob], fileName, { type: 'image/png' }) : undefined;
}

function wrap(context: CanvasRenderingContext2D, text: string, most: number): readonly string[] {
  const rows: string[] = [];
  for (const word of text.split(' ')) {
    const longer = rows.length > 0 ? `${rows.at(-1)} ${word}` : word;
    if (rows.length > 0 && context.measureText(longer).width <= most) rows[rows.length - 1] = longer;
    else rows.push(word);
  }
  return rows;
}

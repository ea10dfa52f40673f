import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { CanvasRect, ContentCanvas } from 'pdfmake/interfaces.js';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { formatSheetCode, parseSheetCode } from '../../../src/core/dossier/sheet-code.ts';
import { qrDrawing } from '../../../src/gateway/printing/drawn-parts.ts';
import { printPad } from '../../../src/gateway/printing/print-pad.ts';

const place = {
  publicUrl: 'https://gocua.example',
  communeName: 'Xã Mẫu',
  telephone: '000 000 0000',
  receptionPoint: 'Quầy Mẫu',
  sample: false,
};

const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });

/** What a scanner sees of a drawing, three pixels a point. */
async function scan(text: string, size: number): Promise<string | undefined> {
  const { canvas } = qrDrawing(text, size) as ContentCanvas;
  const rects = (canvas as CanvasRect[])
    .filter((rect) => rect.color === 'black')
    .map(({ x, y, w, h }) => `<rect x="${x}" y="${y}" width="${w}" height="${h}"/>`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size * 3}" height="${size * 3}" viewBox="0 0 ${size} ${size}"><rect width="100%" height="100%" fill="white"/>${rects.join('')}</svg>`;
  const png = await sharp(Buffer.from(svg)).png().toBuffer();
  const [read] = await readBarcodes(new Uint8Array(png), { formats: ['QRCode'] });
  return read?.text;
}

describe('codes on a sheet', () => {
  it('scan as the link of the slip, from which code and token come back', async () => {
    const link = formatSheetCode(place.publicUrl, '482109375', 'AbCdEfGhIjKlMnOpQrStUw');
    const read = await scan(link, 136);
    expect(read).toBe(link);
    expect(parseSheetCode(read ?? '')).toEqual({
      ok: true,
      value: { code: '482109375', slipToken: 'AbCdEfGhIjKlMnOpQrStUw' },
    });
  });

  it('scan as bare digits on the envelope and on the small confirmation', async () => {
    expect(await scan('482109375', 112)).toBe('482109375');
    expect(await scan('482109375', 58)).toBe('482109375');
  });
});

describe('a pad', () => {
  it('keeps each sheet on one page, even with the longest names', async () => {
    const sheets = ['482109375', '900017718'].map((code) => ({ code, slipToken: 'AbCdEfGhIjKlMnOpQrStUw' }));
    const long = 'Trung tâm Phục vụ hành chính công xã có tên rất dài, cơ sở 2 tại nhà sinh hoạt cộng đồng thôn Tà Rẹc';
    const pdf = await printPad(sheets, { ...place, receptionPoint: long, hamlet: long, sample: true });
    const text = Buffer.from(pdf).toString('latin1');
    expect(text.slice(0, 5)).toBe('%PDF-');
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(2);
    expect(text).toContain('Tinos');
  });
});

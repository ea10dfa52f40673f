/** Reads the QR codes of coded sheets from the printed PDF's picture, with the reader that the phone has. */

import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { prepareZXingModule } from 'zxing-wasm/reader';
import { readCodes } from '../../src/device/camera/read-codes.ts';

/** The slip codes (`…/tra-cuu#<code>.<token>`) of every sheet, in page order. */
export async function readSheetCodes(pdf: Uint8Array): Promise<readonly string[]> {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm).buffer as ArrayBuffer } });
  const folder = mkdtempSync(join(tmpdir(), 'gocua-sheets-'));
  try {
    writeFileSync(join(folder, 'pad.pdf'), pdf);
    execFileSync('pdftoppm', ['-r', '120', '-gray', '-png', join(folder, 'pad.pdf'), join(folder, 'page')]);
    const codes: string[] = [];
    for (const name of readdirSync(folder)
      .filter((file) => file.endsWith('.png'))
      .sort()) {
      const { data, info } = await sharp(join(folder, name)).greyscale().raw().toBuffer({ resolveWithObject: true });
      const texts = await readCodes({ width: info.width, height: info.height, pixels: new Uint8Array(data) }, []);
      codes.push(...texts.filter((text) => text.includes('/tra-cuu#')));
    }
    return codes;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

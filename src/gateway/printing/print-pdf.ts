/**
 * PDF on the gateway. Only the font files are ever read; no document may fetch anything, and nothing is set that the font
 * cannot draw.
 */

import type * as Pdfmake from 'pdfmake';
import type { Content, Margins, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { createRequire } from 'node:module';
import { fontFiles, tinos } from './font-files.ts';
import { toPrintable } from './printable-text.ts';

// Through require, because pdfmake is a CommonJS object whose methods no ES import can name.
const require = createRequire(import.meta.url);
const pdfmake = require('pdfmake') as typeof Pdfmake;

pdfmake.setFonts({ Tinos: tinos });
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => fontFiles.has(path));

/** What a document may do besides: lie on its side, and say on each page which one it is. */
export interface PageWishes {
  readonly landscape?: boolean;
  readonly isNumbered?: boolean;
  /** Absent: A4. */
  readonly paper?: 'A5';
}

/**
 * An upright A4 document unless `wishes` say otherwise, with `margin` points around (or left, top, right, bottom); `title` is
 * shown by viewers as the window's name.
 */
export async function printPdf(
  title: string,
  content: Content,
  margin: Margins,
  wishes: PageWishes = {},
): Promise<Uint8Array> {
  const definition: TDocumentDefinitions = {
    pageSize: wishes.paper ?? 'A4',
    pageOrientation: wishes.landscape === true ? 'landscape' : 'portrait',
    pageMargins: margin,
    ...(wishes.isNumbered === true && {
      footer: (page: number, pages: number) => ({
        text: `Trang ${page}/${pages}`,
        alignment: 'center',
        fontSize: 9,
      }),
    }),
    info: { title, creator: 'Gõ Cửa', producer: 'Gõ Cửa' },
    language: 'vi-VN',
    displayTitle: true,
    defaultStyle: { font: 'Tinos', fontSize: 11, lineHeight: 1.1 },
    content: toPrintable(content),
  };
  return pdfmake.createPdf(definition).getBuffer();
}

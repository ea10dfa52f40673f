/**
 * PDF on the gateway, set in Tinos (metric twin of the Times that official forms use, with every Vietnamese letter). Only
 * the font files are ever read; no document may fetch anything.
 */

import type * as Pdfmake from 'pdfmake';
import type { Content, Margins, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { createRequire } from 'node:module';

// Through require, because pdfmake is a CommonJS object whose methods no ES import can name.
const require = createRequire(import.meta.url);
const pdfmake = require('pdfmake') as typeof Pdfmake;

const font = (name: string) => require.resolve(`@expo-google-fonts/tinos/${name}`);
const tinos = {
  normal: font('400Regular/Tinos_400Regular.ttf'),
  bold: font('700Bold/Tinos_700Bold.ttf'),
  italics: font('400Regular_Italic/Tinos_400Regular_Italic.ttf'),
  bolditalics: font('700Bold_Italic/Tinos_700Bold_Italic.ttf'),
};
const fontFiles = new Set(Object.values(tinos));

pdfmake.setFonts({ Tinos: tinos });
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => fontFiles.has(path));

/**
 * An A4 portrait document with `margin` points around (or left, top, right, bottom); `title` is shown by viewers as the
 * window's name.
 */
export async function printPdf(title: string, content: Content, margin: Margins): Promise<Uint8Array> {
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageMargins: margin,
    info: { title, creator: 'Gõ Cửa', producer: 'Gõ Cửa' },
    language: 'vi-VN',
    displayTitle: true,
    defaultStyle: { font: 'Tinos', fontSize: 11, lineHeight: 1.1 },
    content,
  };
  return pdfmake.createPdf(definition).getBuffer();
}

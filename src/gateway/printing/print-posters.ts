/**
 * Posters for walls and notice boards: one code that a cheap phone reads from a metre away (a module of at least 2.5 mm, a
 * quiet zone of four modules, error correction Q or at least M), a few large words, a telephone for whoever cannot scan.
 */

import type { Content } from 'pdfmake/interfaces.js';
import { encode } from 'uqr';
import type { PosterPaper, PosterWords } from '../../core/visit/poster.ts';
import { drawModules } from './drawn-parts.ts';
import { printPdf } from './print-pdf.ts';

export interface Poster {
  readonly words: PosterWords;
  /** The QR's text, and the same with less in it where the first would need a code too fine for the paper. */
  readonly addresses: readonly string[];
  /** For whoever types. */
  readonly typedAddress: string;
  readonly sample: boolean;
}

const pointsAMillimetre = 72 / 25.4;
const leastModuleMm = 2.5;

interface Sizes {
  readonly margin: number;
  /** The widest code there is room for, and the module beyond which more size only takes room from the words. */
  readonly roomMm: number;
  readonly moduleMm: number;
  readonly office: number;
  readonly title: number;
  readonly words: number;
  readonly call: number;
}
const sizes: { readonly [paper in PosterPaper]: Sizes } = {
  A4: { margin: 34, roomMm: 140, moduleMm: 3, office: 13, title: 36, words: 16, call: 30 },
  A5: { margin: 22, roomMm: 126, moduleMm: 2.52, office: 8.5, title: 21, words: 10, call: 17 },
};

/** One page a poster; absent: an address is too long for a code that is read from a metre away on this paper. */
export async function printPosters(posters: readonly Poster[], paper: PosterPaper): Promise<Uint8Array | undefined> {
  const pages: Content[] = [];
  for (const [index, poster] of posters.entries()) {
    const code = findPosterCode(poster.addresses, paper);
    if (code === undefined) return undefined;
    pages.push({
      stack: posterPage(poster, code, grown(sizes[paper], poster.words)),
      unbreakable: true,
      ...(index > 0 && { pageBreak: 'before' as const }),
    });
  }
  const { margin } = sizes[paper];
  return printPdf('Áp phích có mã QR', pages, margin, paper === 'A5' ? { paper } : {});
}

/** Few words may be larger ones. */
function grown(size: Sizes, { bring, title }: PosterWords): Sizes {
  if (bring.length > 2 || title.length > 28) return size;
  return { ...size, title: size.title * 1.15, words: size.words * 1.35, call: size.call * 1.25 };
}

export interface PosterCode {
  readonly modules: readonly (readonly boolean[])[];
  readonly widthMm: number;
}

/** The code of the first address that can be read from a metre away on this paper, quiet zone included. */
export function findPosterCode(addresses: readonly string[], paper: PosterPaper): PosterCode | undefined {
  const { roomMm, moduleMm } = sizes[paper];
  for (const address of addresses) {
    for (const ecc of ['Q', 'M'] as const) {
      const { data: modules, size } = encode(address, { ecc, border: 4 });
      if (roomMm / size >= leastModuleMm) return { modules, widthMm: Math.min(roomMm, moduleMm * size) };
    }
  }
  return undefined;
}

function posterPage({ words, typedAddress, sample }: Poster, code: PosterCode, size: Sizes): Content[] {
  const width = code.widthMm * pointsAMillimetre;
  const mark: Content[] = sample
    ? [{ text: 'DỮ LIỆU MẪU – KHÔNG DÙNG CHO HỒ SƠ THẬT', bold: true, fontSize: size.office, alignment: 'center' }]
    : [];
  const hamlet: Content[] =
    words.hamlet === undefined
      ? []
      : [{ text: words.hamlet, bold: true, fontSize: size.words * 1.15, alignment: 'center', lineHeight: 1 }];
  const call: Content[] =
    words.call === undefined
      ? []
      : [
          {
            text: [
              { text: 'Gọi xã: ', fontSize: size.words },
              { text: words.call, bold: true, fontSize: size.call },
            ],
            alignment: 'center',
            lineHeight: 1,
            margin: [0, size.words * 0.5, 0, 0],
          },
        ];
  return [
    ...mark,
    { text: words.office.toLocaleUpperCase('vi'), bold: true, fontSize: size.office, alignment: 'center' },
    { text: words.title, bold: true, fontSize: size.title, alignment: 'center', lineHeight: 1 },
    ...hamlet,
    { text: words.sentence, fontSize: size.words, alignment: 'center', lineHeight: 1, margin: [0, 3, 0, 0] },
    {
      columns: [
        { width: '*', text: '' },
        { width, ...(drawModules(code.modules, width) as object) } as Content,
        { width: '*', text: '' },
      ],
    },
    { text: `Không quét được thì gõ: ${typedAddress}`, fontSize: size.words * 0.8, alignment: 'center', lineHeight: 1 },
    {
      margin: [0, size.words * 0.6, 0, 0],
      columns: [
        { width: 'auto', text: 'Mang theo:', noWrap: true, bold: true, fontSize: size.words },
        { width: '*', ul: [...words.bring], fontSize: size.words, lineHeight: 1.05 },
      ],
      columnGap: 8,
    },
    ...call,
  ];
}

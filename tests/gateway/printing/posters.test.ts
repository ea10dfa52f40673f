/** Posters on the wall: printed, photographed at an angle from a metre away, and read by the reader that phones have. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { prepareZXingModule } from 'zxing-wasm/reader';
import type { Procedure } from '../../../src/core/procedure/procedure.ts';
import { formatPosterAddress, formatTypedAddress, withPlainHamlet } from '../../../src/core/visit/poster-address.ts';
import type { PosterAddress } from '../../../src/core/visit/poster-address.ts';
import { posterPapers, posterWords } from '../../../src/core/visit/poster.ts';
import type { PosterPaper } from '../../../src/core/visit/poster.ts';
import { readCodes } from '../../../src/device/camera/read-codes.ts';
import type { GreyImage } from '../../../src/device/camera/rescue-passes.ts';
import { findPosterCode, printPosters } from '../../../src/gateway/printing/print-posters.ts';
import type { Poster } from '../../../src/gateway/printing/print-posters.ts';
import { readProcedure } from '../../fixtures/read-procedure.ts';
import { isSlow } from '../../fixtures/runs.ts';
import { photographPage } from './photograph-page.ts';
import type { Shot } from './photograph-page.ts';

const publicUrl = 'https://gocua.quangtri.gov.vn';
const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });
const dotsAnInch = 100;

function aPoster(paper: PosterPaper, address: PosterAddress, procedure?: Procedure): Poster {
  const { hamlet } = address;
  const subject = {
    ...(procedure && { procedure }),
    ...(hamlet !== undefined && { hamlet }),
    communeName: 'Xã Đakrông',
    telephone: '0233 3000 000',
  };
  return {
    words: posterWords(subject, paper),
    addresses: [address, withPlainHamlet(address)].map((each) => formatPosterAddress(publicUrl, each)),
    typedAddress: formatTypedAddress(publicUrl, address),
    sample: true,
  };
}

/** The pages of the PDF as pictures of their true size. */
async function drawPages(pdf: Uint8Array): Promise<readonly GreyImage[]> {
  const folder = mkdtempSync(join(tmpdir(), 'gocua-posters-'));
  try {
    writeFileSync(join(folder, 'posters.pdf'), pdf);
    execFileSync('pdftoppm', [
      '-r',
      String(dotsAnInch),
      '-gray',
      '-png',
      join(folder, 'posters.pdf'),
      join(folder, 'page'),
    ]);
    const names = readdirSync(folder).filter((name) => name.endsWith('.png'));
    return await Promise.all(
      names.sort().map(async (name) => {
        const { data, info } = await sharp(join(folder, name)).greyscale().raw().toBuffer({ resolveWithObject: true });
        return { width: info.width, height: info.height, pixels: new Uint8Array(data) };
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const shots: readonly (readonly [name: string, shot: Omit<Shot, 'distanceMm' | 'seed'>])[] = [
  ['from straight ahead', { yaw: 0, pitch: 0, roll: 2, blur: 0.7, noise: 10 }],
  ['from the left', { yaw: 32, pitch: 4, roll: -5, blur: 0.7, noise: 10 }],
  ['from the right, phone askew', { yaw: -28, pitch: -6, roll: 24, blur: 0.7, noise: 12 }],
  ['from below, dim', { yaw: 8, pitch: 28, roll: 4, blur: 0.8, noise: 18 }],
];
const pension = readProcedure('1.001776');

describe('a poster on the wall', () => {
  for (const paper of posterPapers) {
    const address = { code: pension.code, commune: '19564', hamlet: 'Thôn Làng Cát' };
    it(`of ${paper} is read from a metre away, at every angle, to the letter`, async () => {
      const pdf = await printPosters([aPoster(paper, address, pension)], paper);
      const [page] = await drawPages(pdf ?? new Uint8Array());
      if (!page) throw new Error('nothing was printed');
      for (const [name, shot] of isSlow ? shots : shots.slice(1, 3)) {
        for (let seed = 1; seed <= (isSlow ? 8 : 1); seed += 1) {
          const photograph = photographPage(page, dotsAnInch / 25.4, { ...shot, distanceMm: 1000, seed });
          expect(await readCodes(photograph, [0, 1]), name).toEqual([
            'https://gocua.quangtri.gov.vn/tt/1.001776?xa=19564&thon=Th%C3%B4n+L%C3%A0ng+C%C3%A1t',
          ]);
        }
      }
    });
  }

  it('cannot be read by a camera that sees no module: the photograph is a real one', async () => {
    const pdf = await printPosters([aPoster('A5', { code: pension.code, commune: '19564' }, pension)], 'A5');
    const [page] = await drawPages(pdf ?? new Uint8Array());
    const far = { ...shots[0]![1], distanceMm: 6000, seed: 1 };
    expect(await readCodes(photographPage(page!, dotsAnInch / 25.4, far), [0, 1])).toEqual([]);
  });
});

describe('the code of a poster', () => {
  const longHamlet = 'Bản Khu phố Nguyễn Trường Tộ phường Đông Lương cũ';

  it('has modules of 2.5 mm or more on both papers, also with the longest names', () => {
    for (const paper of posterPapers) {
      for (const hamlet of ['Thôn Tà Rẹc', longHamlet]) {
        const { addresses } = aPoster(paper, { code: '1.001776', commune: '19564', hamlet });
        const code = findPosterCode(addresses, paper);
        expect(code && code.widthMm / code.modules.length).toBeGreaterThanOrEqual(2.5);
      }
    }
  });

  it('says a long hamlet without its accents where the paper is small, and refuses what is too long for any', () => {
    const { addresses } = aPoster('A5', { code: '1.001776', commune: '19564', hamlet: longHamlet });
    expect(findPosterCode(addresses.slice(0, 1), 'A5')).toBeUndefined();
    expect(findPosterCode(addresses, 'A5')).toBeDefined();
    expect(findPosterCode([`https://${'x'.repeat(400)}`], 'A4')).toBeUndefined();
  });
});

describe('the page', () => {
  it('is one a poster, also with the longest names and papers', async () => {
    const longest = {
      ...pension,
      shortName: 'Trợ cấp hưu trí xã hội cho người cao tuổi',
      papers: Array.from({ length: 9 }, (_, at) => ({
        paperId: `paper-${at}`,
        name: `Giấy tờ thứ ${at} có một cái tên rất dài mà văn bản của Bộ ghi đầy đủ không bỏ chữ nào cả`,
        need: 'original' as const,
      })),
    };
    for (const paper of posterPapers) {
      const hamlets = ['Thôn Tà Rẹc', 'Bản Khu phố Nguyễn Trường Tộ phường Đông Lương cũ'];
      const posters = hamlets.map((hamlet) => aPoster(paper, { code: '1.001776', commune: '19564', hamlet }, longest));
      const pdf = Buffer.from((await printPosters(posters, paper)) ?? []).toString('latin1');
      expect(pdf.match(/\/Type \/Page\b/g), paper).toHaveLength(posters.length);
    }
  });
});

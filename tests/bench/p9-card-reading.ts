/**
 * P9: how many citizen cards are read exactly from seeded camera frames, against zxing-wasm alone in the same run, and what a
 * frame costs. A wrong text is worse than none and must not happen.
 */

import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { prepareZXingModule } from 'zxing-wasm/reader';
import { readCodes } from '../../src/device/camera/read-codes.ts';
import { rescuePasses } from '../../src/device/camera/rescue-passes.ts';
import type { Bench, BenchResult } from './bench.ts';
import { drawCardFrame, frameClasses } from './card-frames.ts';
import { seededRandom } from './seeded-random.ts';

const framesPerClass = 60;
const everyPass = rescuePasses.map((_, index) => index);

export const cardReading: Bench = {
  name: 'P9',
  title: 'Citizen cards read exactly, of seeded camera frames',
  run: measureCardReading,
};

async function measureCardReading(): Promise<BenchResult> {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm).buffer as ArrayBuffer } });
  const alone = { read: 0, wrong: 0, ms: [] as number[] };
  const rescued = { read: 0, wrong: 0, ms: [] as number[] };
  const rows: (readonly (string | number)[])[] = [];
  let hard = 0;
  for (const [classIndex, frameClass] of frameClasses.entries()) {
    const before = [alone.read, rescued.read] as const;
    for (let count = 0; count < framesPerClass; count += 1) {
      const seed = classIndex * 1000 + count;
      const text = inventCard(seed);
      const image = drawCardFrame(text, frameClass, seed);
      for (const [tally, passes] of [
        [alone, []],
        [rescued, everyPass],
      ] as const) {
        const startedMs = performance.now();
        const texts = await readCodes(image, passes);
        tally.ms.push(performance.now() - startedMs);
        if (texts.includes(text)) tally.read += 1;
        tally.wrong += texts.filter((read) => read !== text).length;
      }
    }
    const seen = [alone.read - before[0], rescued.read - before[1]] as const;
    if (frameClass === 'all at once') hard = seen[1] / framesPerClass;
    rows.push([frameClass, framesPerClass, seen[0] / framesPerClass, seen[1] / framesPerClass]);
  }
  const total = frameClasses.length * framesPerClass;
  rows.push(
    ['all', total, alone.read / total, rescued.read / total],
    ['wrong texts', total, alone.wrong, rescued.wrong],
  );
  const ratio = percentile(rescued.ms, 0.95) / percentile(alone.ms, 0.95);
  rows.push(['p95 of a frame ÷ zxing-wasm alone', total, 1, ratio]);
  return {
    tables: [
      {
        title: 'Share of frames read exactly',
        columns: ['class', 'frames', 'zxing-wasm alone', 'with rescue passes'],
        rows,
      },
    ],
    wanted: [
      { figure: 'all classes ≥ .985', seen: (rescued.read / total).toFixed(3), met: rescued.read / total >= 0.985 },
      { figure: 'all at once ≥ .98', seen: hard.toFixed(3), met: hard >= 0.98 },
      { figure: 'wrong texts 0', seen: String(rescued.wrong), met: rescued.wrong === 0 },
      { figure: 'p95 ≤ 3 × zxing-wasm alone', seen: ratio.toFixed(2), met: ratio <= 3 },
    ],
  };
}

/** An invented person's card in the seven- or eleven-field shape. */
function inventCard(seed: number): string {
  const random = seededRandom(seed + 77);
  const pick = (values: readonly string[]): string => values[Math.floor(random() * values.length)] ?? '';
  const digits = (count: number): string => Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
  const name = `${pick(['Hồ', 'Nguyễn', 'Trần', 'Lê'])} ${pick(['Thị', 'Văn'])} ${pick(['Mẫu', 'Thử', 'Ví Dụ', 'Giả Định'])}`;
  const place = `Thôn ${pick(['Tà Rẹc', 'Làng Cát', 'Phú Sơn'])}, ${pick(['Đakrông', 'Hướng Phùng', 'La Lay'])}, Quảng Trị`;
  const tail = random() < 0.5 ? '||||' : '';
  return `045${digits(9)}|${digits(9)}|${name}|0${1 + Math.floor(random() * 9)}0${1 + Math.floor(random() * 9)}19${digits(2)}|${pick(['Nam', 'Nữ'])}|${place}|15042021${tail}`;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Decodes frames off the main thread; one rescue pass at the most a frame, taking turns, all of them for a still picture. */

import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { prepareZXingModule } from 'zxing-wasm/reader';
import { readCodes } from './read-codes.ts';
import { greyFromRgba, rescuePasses } from './rescue-passes.ts';

export interface ScanRequest {
  readonly requestId: number;
  readonly bitmap: ImageBitmap;
  readonly still: boolean;
}

export interface ScanAnswer {
  readonly requestId: number;
  readonly texts: readonly string[];
}

prepareZXingModule({ overrides: { locateFile: () => wasmUrl } });

const everyPass = rescuePasses.map((_, index) => index);
let turn = 0;

self.addEventListener('message', (event: MessageEvent<ScanRequest>) => {
  void scan(event.data).then((answer) => self.postMessage(answer));
});

async function scan({ requestId, bitmap, still }: ScanRequest): Promise<ScanAnswer> {
  try {
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    if (!context) return { requestId, texts: [] };
    context.drawImage(bitmap, 0, 0);
    const image = greyFromRgba(context.getImageData(0, 0, width, height).data, width, height);
    turn = (turn + 1) % rescuePasses.length;
    return { requestId, texts: await readCodes(image, still ? everyPass : [turn]) };
  } finally {
    bitmap.close();
  }
}

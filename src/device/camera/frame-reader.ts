/** The page's side of the scan worker: one frame at a time goes there, its texts come back. */

import ScanWorkerUrl from './scan-worker.ts?worker&url';
import type { ScanAnswer, ScanRequest } from './scan-worker.ts';
import { trustedScriptUrl } from '../app/trusted-urls.ts';

export interface FrameReader {
  /** The texts of every QR code in the frame; the bitmap is closed. Empty when nothing was read or the reader was closed. */
  read(bitmap: ImageBitmap, still: boolean): Promise<readonly string[]>;
  close(): void;
}

export function openFrameReader(): FrameReader {
  const worker = new Worker(trustedScriptUrl(ScanWorkerUrl), { type: 'module' });
  const waiting = new Map<number, (texts: readonly string[]) => void>();
  let lastRequestId = 0;
  worker.addEventListener('message', (event: MessageEvent<ScanAnswer>) => {
    waiting.get(event.data.requestId)?.(event.data.texts);
    waiting.delete(event.data.requestId);
  });
  const close = (): void => {
    worker.terminate();
    for (const answer of waiting.values()) answer([]);
    waiting.clear();
  };
  worker.addEventListener('error', close);
  return {
    read(bitmap, still) {
      lastRequestId += 1;
      const request: ScanRequest = { requestId: lastRequestId, bitmap, still };
      return new Promise((resolve) => {
        waiting.set(request.requestId, resolve);
        worker.postMessage(request, [bitmap]);
      });
    },
    close,
  };
}

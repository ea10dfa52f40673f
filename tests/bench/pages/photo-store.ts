/** A photograph of 12 megapixels into the store: by the phone's own papers port, and by a worker and IndexedDB alone, in turns. */

import { openDevice } from '../../../src/device/open-device.ts';
import { databaseName } from '../../../src/device/store/database-name.ts';
import { openStore } from '../../../src/device/store/store.ts';
import { seededRandom } from '../seeded-random.ts';
import { enrolDevice } from './enrol-device.ts';
import workerUrl from './encode-worker.ts?worker&url';

export interface TimedPhotos {
  readonly oursMs: number;
  readonly rawMs: number;
  /** Of the sealed page. */
  readonly sealedBytes: number;
}

declare global {
  interface Window {
    photoStore?: { store(index: number): Promise<TimedPhotos> };
  }
}

const [width, height] = [4000, 3000];
const device = await openDevice();
const store = openStore(databaseName);
store.openForWriting();
await enrolDevice(device, store, '482915');
const worker = new Worker(workerUrl, { type: 'module' });
const raw = await openRaw();

window.photoStore = {
  async store(index) {
    const picture = await drawPage(index);
    const isFirstRaw = index % 2 === 0;
    const early = isFirstRaw ? await storeRaw(picture) : Number.NaN;
    const startedMs = performance.now();
    const sealed = await device.papers.sealPage(`dossier-${index}`, picture);
    const oursMs = performance.now() - startedMs;
    if (!sealed.ok) throw new Error(sealed.problem.code);
    const rawMs = isFirstRaw ? early : await storeRaw(picture);
    return { oursMs, rawMs, sealedBytes: sealed.value.partLen };
  },
};

async function storeRaw(picture: Blob): Promise<number> {
  const startedMs = performance.now();
  const bytes = await new Promise<ArrayBuffer>((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => resolve(data), { once: true });
    worker.postMessage(picture);
  });
  const transaction = raw.transaction('pages', 'readwrite', { durability: 'strict' });
  transaction.objectStore('pages').add(bytes);
  await new Promise((resolve) => transaction.addEventListener('complete', resolve));
  return performance.now() - startedMs;
}

async function openRaw(): Promise<IDBDatabase> {
  const opening = indexedDB.open('bare-pages');
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('pages', { autoIncrement: true }));
  await new Promise((resolve) => opening.addEventListener('success', resolve));
  return opening.result;
}

/** A written page on a table, by a camera that is not quiet. */
async function drawPage(index: number): Promise<Blob> {
  const random = seededRandom(index + 1);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no drawing surface');
  context.fillStyle = '#9a8f7c';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#e9e4d6';
  context.fillRect(180, 140, width - 360, height - 280);
  context.fillStyle = '#2b2a33';
  for (let line = 0; line < 34; line += 1) {
    context.font = `${42 + Math.floor(random() * 10)}px serif`;
    context.fillText(
      `Tôi tên là Hồ Thị Mẫu, sinh năm 19${line + 40}, ở thôn Làng Cát, xã Đakrông. ${random()}`,
      300,
      260 + line * 74,
    );
  }
  const image = context.getImageData(0, 0, width, height);
  for (let at = 0; at < image.data.length; at += 4) {
    const noise = (random() - 0.5) * 14;
    for (let channel = 0; channel < 3; channel += 1) image.data[at + channel]! += noise;
  }
  context.putImageData(image, 0, 0);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 });
}

/**
 * A video that Chromium plays instead of a camera: QR codes on a desk-coloured ground, each shown for some frames in turn,
 * for ever. Written as Y4M (4:2:0), which `--use-file-for-fake-video-capture` reads.
 */

import { closeSync, openSync, writeSync } from 'node:fs';
import sharp from 'sharp';
import { encode } from 'uqr';

const width = 640;
const height = 480;
const framesPerSecond = 5;

/** Writes `file` with each of `texts` as a QR code for `secondsEach`. */
export function writeCameraVideo(file: string, texts: readonly string[], secondsEach = 2): void {
  writeFrames(file, texts.map(drawFrame), secondsEach);
}

/** The camera held to what a screen shows, as a PNG. A camera that is opened after this sees it. */
export async function showToCamera(file: string, screen: Uint8Array): Promise<void> {
  const fitted = sharp(screen).resize(width, height, { fit: 'contain', background: '#bebebe' });
  const luma = await fitted.flatten({ background: '#bebebe' }).greyscale().raw().toBuffer();
  const frame = new Uint8Array((width * height * 3) / 2).fill(128, width * height);
  frame.set(luma.subarray(0, width * height));
  writeFrames(file, [frame], 1);
}

function writeFrames(file: string, frames: readonly Uint8Array[], secondsEach: number): void {
  const handle = openSync(file, 'w');
  try {
    writeSync(handle, `YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420jpeg\n`);
    for (const frame of frames) {
      for (let count = 0; count < secondsEach * framesPerSecond; count += 1) {
        writeSync(handle, 'FRAME\n');
        writeSync(handle, frame);
      }
    }
  } finally {
    closeSync(handle);
  }
}

function drawFrame(text: string): Uint8Array {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const frame = new Uint8Array((width * height * 3) / 2).fill(128, width * height);
  frame.fill(190, 0, width * height);
  const scale = Math.floor((height - 40) / size);
  const left = Math.floor((width - size * scale) / 2);
  const top = Math.floor((height - size * scale) / 2);
  for (let y = 0; y < size * scale; y += 1) {
    for (let x = 0; x < size * scale; x += 1) {
      const dark = data[Math.floor(y / scale)]?.[Math.floor(x / scale)] ?? false;
      frame[(top + y) * width + left + x] = dark ? 25 : 235;
    }
  }
  return frame;
}

/** Decodes photographs as the phone does, once as this browser can and once as one that decodes only whole. */

import { decodePicture } from '../../../../src/device/sealing/decode-picture.ts';

export interface Decoded {
  readonly width: number;
  readonly height: number;
  /** The red of the four corners, clockwise from the top left. */
  readonly corners: readonly number[];
}

declare global {
  interface Window {
    decodeBothWays?: (picture: readonly number[]) => Promise<readonly Decoded[]>;
  }
}

const side = 64;

window.decodeBothWays = async (bytes) => {
  const picture = new Blob([Uint8Array.from(bytes)], { type: 'image/jpeg' });
  const small = await decode(picture);
  const { ImageDecoder: decoder } = globalThis;
  Reflect.deleteProperty(globalThis, 'ImageDecoder');
  const whole = await decode(picture);
  globalThis.ImageDecoder = decoder;
  return [small, whole];
};

async function decode(picture: Blob): Promise<Decoded> {
  const { source, width, height, close } = await decodePicture(picture, 1600);
  const context = new OffscreenCanvas(side, side).getContext('2d');
  if (!context) throw new Error('no drawing surface');
  context.drawImage(source, 0, 0, side, side);
  close();
  const redAt = (x: number, y: number): number => context.getImageData(x, y, 1, 1).data[0] ?? 0;
  const far = side - 4;
  return { width, height, corners: [redAt(3, 3), redAt(far, 3), redAt(far, far), redAt(3, far)] };
}

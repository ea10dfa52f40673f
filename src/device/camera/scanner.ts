/**
 * Reads QR codes with the camera, as one port. html5-qrcode opens and shows the camera; what reads is a `BarcodeDetector` of
 * ours, because the library hands its detector a picture shrunk to the size on the screen, in which the dense code of a
 * citizen card is lost. Ours looks at the video's own frames: with the browser's detector where there is one, and with
 * zxing-wasm and its rescue passes in a worker. Nothing is decoded on the main thread and no picture is kept.
 */

import { Html5Qrcode, Html5QrcodeSupportedFormats } from 'html5-qrcode';
import type { Picture } from '../../core/ports.ts';
import { fail, succeed } from '../../core/result.ts';
import type { Scanner, ScannerSession } from '../../core/screen-ports.ts';
import { cameraProblem } from './camera-problem.ts';
import type { FrameReader } from './frame-reader.ts';
import { openFrameReader } from './frame-reader.ts';

interface DetectedCode {
  readonly rawValue: string;
  readonly format: string;
  readonly boundingBox: { readonly width: number; readonly height: number };
}

interface Detector {
  detect(source: ImageBitmapSource): Promise<readonly DetectedCode[]>;
}

type DetectorClass = new (options: { formats: string[] }) => Detector;

const browserWindow = globalThis as unknown as { BarcodeDetector?: DetectorClass };

/** The same text is handed on again only after this long, so that a refused card does not flicker. */
const sameTextPauseMs = 2500;
const frameEveryMs = 100;
const stillLimitPx = 2400;

export const scanner: Scanner = {
  async start(element, onText) {
    if (!(element instanceof HTMLElement)) throw new TypeError('the camera needs a place on the page');
    if (!navigator.mediaDevices) return fail('camera-missing');
    element.id ||= 'scan-place';
    const reader = openFrameReader();
    const watching = { isOver: false };
    // Before ours stands in its place: looked for later, ours would find itself, and itself again, until the stack is full.
    const native = findNativeDetector();
    const library = withDetector(
      () => new FrameDetector(element, reader, watching, native),
      () =>
        new Html5Qrcode(element.id, {
          formatsToSupport: [Html5QrcodeSupportedFormats.QR_CODE],
          useBarCodeDetectorIfSupported: true,
          verbose: false,
        }),
    );
    try {
      await library.start({ facingMode: 'environment' }, cameraSettings, unrepeated(onText), undefined);
    } catch (error) {
      watching.isOver = true;
      reader.close();
      return fail(cameraProblem(error));
    }
    return succeed(openSession(element, library, reader, watching));
  },

  async readPicture(picture) {
    const native = findNativeDetector();
    const reader = openFrameReader();
    try {
      const bitmap = await decodePicture(picture);
      if (!bitmap) return [];
      const seen = native ? (await native.detect(bitmap)).map(({ rawValue }) => rawValue) : [];
      return seen.length > 0 ? seen : await reader.read(bitmap, true);
    } finally {
      reader.close();
    }
  },
};

const cameraSettings = {
  fps: 10,
  disableFlip: true,
  videoConstraints: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
};

// The library starts the video and forgets the promise; leaving the page before the first frame is no error of the app.
addEventListener('unhandledrejection', (event) => {
  const reason: unknown = event.reason;
  if (reason instanceof DOMException && reason.name === 'AbortError' && reason.message.includes('play()')) {
    event.preventDefault();
  }
});

/** What the library uses as its detector: it answers when a code was read, not before, and reads the video itself. */
class FrameDetector implements Detector {
  readonly #place: HTMLElement;
  readonly #reader: FrameReader;
  readonly #watching: { readonly isOver: boolean };
  readonly #native: Detector | undefined;

  constructor(
    place: HTMLElement,
    reader: FrameReader,
    watching: { readonly isOver: boolean },
    native: Detector | undefined,
  ) {
    this.#place = place;
    this.#reader = reader;
    this.#watching = watching;
    this.#native = native;
  }

  async detect(): Promise<readonly DetectedCode[]> {
    while (!this.#watching.isOver) {
      const texts = await this.#look();
      if (texts.length > 0) return texts.map((rawValue) => ({ rawValue, format: 'qr_code', boundingBox }));
      await new Promise((resolve) => setTimeout(resolve, frameEveryMs));
    }
    return [];
  }

  async #look(): Promise<readonly string[]> {
    const video = this.#place.querySelector('video');
    if (!video || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return [];
    const seen = await this.#native?.detect(video).catch(() => []);
    if (seen && seen.length > 0) return seen.map(({ rawValue }) => rawValue);
    return this.#reader.read(await createImageBitmap(video), false);
  }
}

/** The library picks the largest code; ours are of one size. */
const boundingBox = { width: 1, height: 1 };

/** The library looks its detector up on the window, once, while it is made. */
function withDetector<T>(make: () => Detector, build: () => T): T {
  const former = Object.getOwnPropertyDescriptor(globalThis, 'BarcodeDetector');
  const stand = function BarcodeDetector(): Detector {
    return make();
  } as unknown as DetectorClass;
  Object.defineProperty(globalThis, 'BarcodeDetector', { value: stand, configurable: true, writable: true });
  try {
    return build();
  } finally {
    if (former) Object.defineProperty(globalThis, 'BarcodeDetector', former);
    else delete browserWindow.BarcodeDetector;
  }
}

/** Present on Android's Chrome. A browser may have the class and fail to make one. */
function findNativeDetector(): Detector | undefined {
  try {
    return browserWindow.BarcodeDetector && new browserWindow.BarcodeDetector({ formats: ['qr_code'] });
  } catch {
    return undefined;
  }
}

function unrepeated(onText: (text: string) => void): (text: string) => void {
  let last = { text: '', atMs: -sameTextPauseMs };
  return (text) => {
    const atMs = performance.now();
    if (text === last.text && atMs - last.atMs < sameTextPauseMs) return;
    last = { text, atMs };
    onText(text);
  };
}

function openSession(
  element: HTMLElement,
  library: Html5Qrcode,
  reader: FrameReader,
  watching: { isOver: boolean },
): ScannerSession {
  const abilities = library.getRunningTrackCameraCapabilities();
  const torch = abilities.torchFeature();
  const zoom = abilities.zoomFeature();
  const wakeLock = keepAwake();
  let stopping: Promise<void> | undefined;

  async function stop(): Promise<void> {
    watching.isOver = true;
    reader.close();
    void wakeLock.then((lock) => lock?.release());
    // Stopped before its first frame, the library fails over a canvas that it has not made yet; the camera is off by then.
    await library.stop().catch((error: unknown) => {
      if (!(error instanceof TypeError)) throw error;
    });
    element.replaceChildren();
  }

  return {
    ...(torch.isSupported() && { torch: (on: boolean) => torch.apply(on) }),
    ...(zoom.isSupported() && {
      zoom: { min: zoom.min(), max: zoom.max(), set: (factor: number) => zoom.apply(factor) },
    }),
    // Whoever read a card and the screen that goes may both stop it, and the library fails at the second time.
    stop: () => (stopping ??= stop()),
  };
}

/** The screen stays on while somebody aims; a browser that cannot do it is no reason not to scan. */
async function keepAwake(): Promise<WakeLockSentinel | undefined> {
  try {
    return await navigator.wakeLock?.request('screen');
  } catch {
    return undefined;
  }
}

/** A still photo, large ones shrunk; absent when it is not a picture. */
async function decodePicture(picture: Picture): Promise<ImageBitmap | undefined> {
  try {
    const full = await createImageBitmap(picture as Blob);
    const longest = Math.max(full.width, full.height);
    if (longest <= stillLimitPx) return full;
    const share = stillLimitPx / longest;
    const resizeWidth = Math.round(full.width * share);
    full.close();
    return await createImageBitmap(picture as Blob, { resizeWidth, resizeQuality: 'high' });
  } catch {
    return undefined;
  }
}

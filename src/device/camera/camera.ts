/** Takes pictures of papers inside the page: the system's camera app would leave a copy in the phone's gallery. */

import { fail, succeed } from '../../core/result.ts';
import type { Camera } from '../../core/screen-ports.ts';
import { trustedScriptUrl } from '../app/trusted-urls.ts';
import { cameraProblem } from './camera-problem.ts';
// oxlint-disable-next-line import/default -- the bundler makes this module
import frameWorkerUrl from './frame-worker.ts?worker&url';

/** Asked for, not demanded: a camera that has less gives what it has. */
const wanted: MediaTrackConstraints = { facingMode: 'environment', width: { ideal: 2560 }, height: { ideal: 1920 } };

export const camera: Camera = {
  async start(element) {
    if (!(element instanceof HTMLElement)) throw new TypeError('the camera needs a place on the page');
    if (!navigator.mediaDevices) return fail('camera-missing');
    let stream: MediaStream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false });
    } catch (error) {
      return fail(cameraProblem(error));
    }
    const track = stream.getVideoTracks()[0];
    if (!track) return fail('camera-missing');
    const end = (): void => {
      for (const running of stream.getTracks()) running.stop();
    };
    let video: HTMLVideoElement;
    try {
      video = await show(stream, element);
    } catch {
      // The page was left while the camera was starting.
      end();
      return fail('camera-missing');
    }
    const hasTorch = 'torch' in (track.getCapabilities?.() ?? {});
    return succeed({
      ...(hasTorch && {
        torch: (on: boolean) => track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] }),
      }),
      take: () => takeFrame(video),
      async stop() {
        end();
        video.remove();
      },
    });
  },
};

async function show(stream: MediaStream, element: HTMLElement): Promise<HTMLVideoElement> {
  const video = document.createElement('video');
  video.playsInline = true;
  video.muted = true;
  video.srcObject = stream;
  element.replaceChildren(video);
  await video.play();
  return video;
}

/** The frame as the camera gives it; it is made smaller and sealed when it is attached. */
async function takeFrame(video: HTMLVideoElement): Promise<Blob> {
  const frame = await createImageBitmap(video);
  const worker = new Worker(trustedScriptUrl(frameWorkerUrl), { type: 'module' });
  try {
    return await new Promise((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<Blob>) => resolve(data));
      worker.addEventListener('error', ({ message }) => reject(new Error(`no picture was made: ${message}`)));
      worker.postMessage(frame, [frame]);
    });
  } finally {
    worker.terminate();
  }
}

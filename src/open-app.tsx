/** The page after its first picture: builds the device and hands it to the screens. */

import { StrictMode, startTransition, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { isPracticeAddress } from './core/practice/practice-address.ts';
import type { Device } from './core/screen-ports.ts';
import { openDevice } from './device/open-device.ts';
import { App } from './ui/app.tsx';
import { refreshDeviceState } from './ui/state/device-state.ts';
import { languageMark } from './ui/state/marks.ts';

async function openHere(): Promise<Device> {
  const { pathname } = location;
  if (!isPracticeAddress(pathname)) return openDevice();
  // Instead of the phone's own device and never beside it: practice must not even open the real store.
  return (await import('./device/practice/open-practice-device.ts')).openPracticeDevice(pathname);
}

const speakEnglish = (): Promise<boolean> =>
  import('./ui/texts/change-language.ts').then(({ changeLanguage }) => changeLanguage('en'));

/** So long the first picture may stand for what the app itself would show, if the store does not answer. */
const patienceMs = 2_000;

/** Draws the app into `place`. `onDrawn`: a first picture is there, which the app takes the place of as a whole. */
export async function openApp(place: HTMLElement, onDrawn: (() => void) | undefined): Promise<void> {
  const [device] = await Promise.all([openHere(), localStorage.getItem(languageMark) === 'en' && speakEnglish()]);
  if (onDrawn) {
    const known = refreshDeviceState(device).catch(() => undefined);
    await Promise.race([known, new Promise((late) => setTimeout(late, patienceMs))]);
  }
  // Drawn in short tasks of their own: with what was just read and run, a slow phone would hear no tap for too long.
  await new Promise((ready) => setTimeout(ready));
  startTransition(() =>
    createRoot(place).render(
      <StrictMode>
        <App device={device} />
        {onDrawn && <Drawn onDrawn={onDrawn} />}
      </StrictMode>,
    ),
  );
}

function Drawn({ onDrawn }: { readonly onDrawn: () => void }) {
  useEffect(onDrawn, [onDrawn]);
  return null;
}

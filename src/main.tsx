/** ENTRANCE 1, the page: builds the device and hands it to the screens. */

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { isPracticeAddress } from './core/practice/practice-address.ts';
import type { Device } from './core/screen-ports.ts';
import { openDevice } from './device/open-device.ts';
import { App } from './ui/app.tsx';
import { applyTheme } from './ui/parts/theme.ts';
import { languageMark } from './ui/texts/use-language.ts';

applyTheme();
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', applyTheme);

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');

async function openHere(): Promise<Device> {
  const { pathname } = location;
  if (!isPracticeAddress(pathname)) return openDevice();
  // Instead of the phone's own device and never beside it: practice must not even open the real store.
  return (await import('./device/practice/open-practice-device.ts')).openPracticeDevice(pathname);
}

const speakEnglish = (): Promise<boolean> =>
  import('./ui/texts/change-language.ts').then(({ changeLanguage }) => changeLanguage('en'));

async function start(at: Element): Promise<void> {
  const [device] = await Promise.all([openHere(), localStorage.getItem(languageMark) === 'en' && speakEnglish()]);
  // The first picture is a task of its own: with what was just read and run, a slow phone would hear no tap for too long.
  await new Promise((ready) => setTimeout(ready));
  createRoot(at).render(
    <StrictMode>
      <App device={device} />
    </StrictMode>,
  );
}

// Not awaited here: what is loaded on the way imports this very file.
void start(place);

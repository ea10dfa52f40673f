/** ENTRANCE 1, the page: builds the device and hands it to the screens. */

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openDevice } from './device/open-device.ts';
import { App } from './ui/app.tsx';
import { applyTheme } from './ui/parts/theme.ts';
import { changeLanguage, chosenLanguage } from './ui/texts/language.ts';

applyTheme();
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', applyTheme);

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');
const [device] = await Promise.all([openDevice(), changeLanguage(chosenLanguage())]);
createRoot(place).render(
  <StrictMode>
    <App device={device} />
  </StrictMode>,
);

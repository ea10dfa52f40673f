/** ENTRANCE 1, the page: what a slow phone can show at once, then the app. */

import { readFirstFigures } from './device/app/first-figures.ts';
import { getCurrentStore } from './device/people/current-store.ts';
import { beginsWithHome, sayComing, showFirstPicture } from './ui/first-picture/show-first-picture.ts';
import { applyTheme } from './ui/parts/theme.ts';
import './ui/parts/tokens.css';

applyTheme();
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', applyTheme);

/** A slow phone takes its time for a frame, and a page may be hidden meanwhile. */
const frameWithinMs = 1_000;

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

async function start(place: HTMLElement): Promise<void> {
  sayComing(place);
  const figures = beginsWithHome(location.pathname) ? await readFirstFigures(getCurrentStore()) : undefined;
  const onDrawn = figures && showFirstPicture(place, figures.counters, figures.commune, Date.now());
  if (onDrawn) await nextFrame();
  try {
    await (await import('./open-app.tsx')).openApp(place, onDrawn);
  } catch (thrown) {
    // Its links lead on by themselves.
    onDrawn?.();
    throw thrown;
  }
}

/** Resolves when the browser has drawn; one that nobody looks at draws nothing. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, document.hidden ? 0 : frameWithinMs);
  });
}

// Not awaited here: what is loaded on the way imports this very file.
void start(root);

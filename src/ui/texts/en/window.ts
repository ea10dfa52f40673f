import type { appWindow as vietnamese } from '../vi/window.ts';

export const appWindow: typeof vietnamese = {
  outdated: 'The new version of the app has to be opened',
  held: 'An old window is still open',
  stopped: 'The data on this phone cannot be opened yet',
  kept: 'What was said to be “Saved” is whole on this phone.',
  offline: 'If this line comes again after opening anew, connect to the network and try once more.',
  elsewhere: 'This dossier is open in another window',
  elsewhereLead:
    'A dossier is worked on in one window only, so that no answer is overwritten. Close the other window, and it opens here by itself.',
  take: 'Go on here',
};

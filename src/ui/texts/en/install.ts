import type { install as vietnamese } from '../vi/install.ts';

export const install: typeof vietnamese = {
  title: 'Put Gõ Cửa on the home screen',
  open: 'Put it on the home screen',
  lead: 'It opens with one tap, fills the screen, and the phone is less likely to clear its data.',
  done: 'Gõ Cửa is on the home screen',
  doneLead: 'Open it from the Gõ Cửa icon; no browser is needed.',
  ask: 'Install Gõ Cửa',
  refused: 'Not installed. You can do it from this page at any time.',
  steps: {
    ask: [],
    'iphone-safari': [
      'Tap Share (a square with an arrow pointing up) in the bottom bar.',
      'Scroll down and choose “Add to Home Screen”.',
      'Tap “Add” at the top.',
    ],
    'iphone-other': [
      'Tap Share (a square with an arrow pointing up) beside the address.',
      'Scroll down and choose “Add to Home Screen”. If it is not there, open this page in Safari.',
      'Tap “Add” at the top.',
    ],
    'android-chrome': [
      'Tap the three dots at the top right.',
      'Choose “Install app” or “Add to Home screen”.',
      'Tap “Install”.',
    ],
    'android-samsung': [
      'Tap the three lines at the bottom right.',
      'Choose “Add page to”, then “Home screen”.',
      'Tap “Add”.',
    ],
    'android-firefox': ['Tap the three dots.', 'Choose “Add to Home screen”.', 'Tap “Add”.'],
    'mac-safari': ['Open the File menu at the top of the screen.', 'Choose “Add to Dock…”.', 'Click “Add”.'],
    'pc-chrome': [
      'Click the screen with an arrow at the end of the address bar; if it is not there, open the three-dot menu.',
      'Choose “Install Gõ Cửa”.',
      'Click “Install”.',
    ],
    none: [],
  },
  none: 'This browser cannot install the app. It still works as a page; to install it, use Chrome or Edge.',
  iphone:
    'On an iPhone, Safari clears the data of a web page that is not opened for 7 days. The app on the home screen is spared, but it starts empty: enrol in that app.',
  before: {
    title: 'On an iPhone: put the app on the home screen first, then enrol',
    how: 'Show me how',
    copy: 'Copy the invitation',
    copied:
      'Copied. Open Gõ Cửa from the home screen, tap “Enrol this phone” and paste the invitation, or scan the code again.',
    copyFailed: 'It could not be copied. Scan the QR code of the invitation again in the app on the home screen.',
  },
  inApp: {
    title: 'You cannot enrol here',
    lead: 'The browser inside a chat app keeps no dossiers. The invitation is untouched.',
    how: 'Copy the link and paste it into Chrome or Safari. Or scan the QR code of the invitation with the phone’s camera.',
  },
  coming: (share: number, size: string) => `Downloading the app: ${Math.round(share * 100)}% of ${size}`,
  comingLead: 'After that it opens without a network. It is downloaded only once.',
};

import { countOf } from '../count-of.ts';
import type { phoneScanner as vietnameseScanner, scanPapers as vietnamese } from '../vi/scan-papers.ts';

export const scanPapers: typeof vietnamese = {
  title: 'Scan papers into a dossier',
  lead: 'Photograph the papers the resident has brought; they appear on the desk’s PC at once.',
  howTo: 'On the desk’s PC open the dossier, press “Scan by phone”, then scan the code shown with this phone.',
  aim: 'Hold the code on the PC in the frame',
  notTicket: 'This is not a scanning code of the desk. Scan the one the PC shows after “Scan by phone”.',
  asking: 'Opening…',
  code: (code) => `Local code ${code}`,
  pages: (count) => (count === 0 ? 'no picture yet' : countOf(count, 'page')),
  capture: 'Photograph',
  captureOf: (name) => `Photograph: ${name}`,
  until: (time) => `This code works until ${time}.`,
  noPapers: 'This procedure needs no papers.',
  again: 'Try again',
  problems: {
    offline: 'No network, not sent yet. Keep this screen; when there is network, press again.',
    busy: 'The server is busy, not sent yet. Wait a moment and press again.',
    'slow-body': 'The network is too slow, not sent yet. Press to send it again.',
    'body-too-large': 'The picture is larger than 8 MB. Take it with this screen.',
    'picture-rejected': 'This picture could not be opened safely. Take it again.',
  },
  another: 'Scan another code',
  done: 'When you are done, put the phone down: nothing stays on it.',
};

export const phoneScanner: typeof vietnameseScanner = {
  open: 'Scan by phone',
  title: 'Scan by phone',
  steps: [
    'Open the camera of a phone (or Gõ Cửa) and scan this code.',
    'Choose the paper and photograph each page.',
    'The pictures appear here at once; close this when you are done.',
  ],
  qr: 'Code for the phone to scan',
  opening: 'Making the code…',
  until: (time) => `The code works until ${time}, for this dossier only.`,
  waiting: 'No page yet.',
  arrived: (count) => `${countOf(count, 'page')} received.`,
  over: 'The code has run out.',
  anew: 'Make a new code',
  close: 'Close and end the code',
};

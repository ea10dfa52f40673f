import type { scan as vietnamese } from '../vi/scan.ts';

export const scan: typeof vietnamese = {
  starting: 'Opening the camera…',
  aim: 'Hold the QR code in the frame',
  torchOn: 'Light on',
  torchOff: 'Light off',
  zoom: 'Zoom in',
  photo: 'Choose a picture of the code',
  photoNothing: 'No code could be read in this picture. Take it closer, straight and in good light.',
  reading: 'Reading the picture…',
  paste: 'Paste or type the text of the code',
  pasteLabel: 'Text of the code',
  pasteUse: 'Read this text',
  stop: 'Turn the camera off',
  start: 'Open the camera',
};

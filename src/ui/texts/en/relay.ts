import { countOf } from '../count-of.ts';
import type {
  carrying as vietnameseCarrying,
  giving as vietnameseGiving,
  handing as vietnameseHanding,
} from '../vi/relay.ts';

const dossiersOf = (packets: number, size: string) => `${countOf(packets, 'dossier')} (${size})`;
/** One file needs no number. */
const of = (index: number, all: number) => (all === 1 ? '' : ` ${index}/${all}`);

export const giving: typeof vietnameseGiving = {
  title: 'Ask another phone to carry',
  open: 'Ask another phone to carry',
  noLink: 'No network? Ask another phone to carry',
  lead: 'Give sealed dossiers to a phone that is going where there is network. Whoever carries them cannot look inside.',
  waiting: (packets, size) => `Waiting to be sent: ${dossiersOf(packets, size)}`,
  none: 'No dossier is waiting to be sent, so there is nothing to carry.',
  way: 'How shall it reach the other phone?',
  ways: {
    bluetooth: { name: 'Bluetooth, Quick Share', hint: 'Two phones side by side, no network. Up to 5 MB a file.' },
    zalo: { name: 'Zalo', hint: 'When only Zalo gets through. Up to 20 MB a file.' },
    card: { name: 'Memory card, USB cable', hint: 'Save the file on this phone, then copy it. Up to 64 MB a file.' },
  },
  pack: 'Prepare the files',
  packing: 'Preparing the files…',
  ready: (files) => (files === 1 ? 'The file is ready.' : `${files} files are ready; give them one after the other.`),
  allGiven: 'All are given.',
  kept: 'This phone keeps the dossiers until the province has signed for them.',
  carrierSteps: 'On the other phone: open Gõ Cửa, More → Carry for others, and choose the file it received.',
  otherWay: 'Another way',
  done: 'Done',
  back: 'Back',
};

export const handing: typeof vietnameseHanding = {
  files: 'The files',
  file: (index, all) => `File${of(index, all)}`,
  share: (index, all) => `Share file${of(index, all)}`,
  save: (index, all) => `Save file${of(index, all)}`,
  shareAgain: (index, all) => `Share file${of(index, all)} again`,
  saveAgain: (index, all) => `Save file${of(index, all)} again`,
  states: {
    ready: 'not given yet',
    opening: 'choosing where to',
    shared: 'shared',
    saved: 'saved',
    cancelled: 'not shared',
    failed: 'could not be shared',
  },
  words: {
    ready: () => '',
    opening: () => '',
    shared: (file) => `${file} was shared.`,
    saved: (file) => `${file} was saved on this phone.`,
    cancelled: (file) => `${file} was not shared. Press to share it again.`,
    failed: (file) => `${file} could not be shared. Try again, or save it and copy it to the other phone.`,
  },
};

export const carrying: typeof vietnameseCarrying = {
  title: 'Carry for others',
  open: 'Carry dossiers of another phone',
  lead: 'This phone carries sealed dossiers of other phones. Nobody can look inside on this phone.',
  choose: 'Choose files',
  chooseHint: 'Choose what you received, ending in .gocua or .gocua.txt; several at once is fine.',
  drop: 'Or drop files here.',
  looking: (fileName) => `Looking at ${fileName}`,
  lookingNext: (fileName, left) => `Looking at ${fileName}, ${countOf(left, 'file')} to go`,
  results: 'Files just opened',
  nameless: 'Shared file',
  taken: (packets, size) => `Carrying ${dossiersOf(packets, size)}.`,
  known: (packets) => `This phone is carrying ${countOf(packets, 'dossier')} of them already.`,
  damaged: (parts) =>
    `${countOf(parts, 'page')} damaged on the way and not taken. Ask for the file to be sent again; what is whole is sent on.`,
  ownDelivered: (packets) => `The province has signed for ${countOf(packets, 'dossier')} of this phone.`,
  refused: (acknowledgements) =>
    `${countOf(acknowledgements, 'confirmation')} passed over: wrong signature, or not for this phone.`,
  nothing: 'There is nothing new for this phone in this file.',
  tooLarge: 'This file is too large to be dossiers of Gõ Cửa.',
  unreadable: 'This file cannot be read. Copy it to the phone, then choose it again.',
  retry: 'Open this file again',
  notEnrolled: 'This phone is not enrolled yet and cannot carry for others.',
  notEnrolledLead:
    'You need an invitation (a QR code or a link) from the commune. After enrolling, open the file here: More → Carry for others.',
  sharedKept: 'What was just shared is kept and will be opened after enrolling.',
  enrol: 'Enrol this phone',
  load: 'Carrying',
  loadNone: 'This phone carries no dossier of another phone.',
  loadCount: dossiersOf,
  loadWaiting: 'Waiting for network; then sent by itself.',
  loadDelivered: (delivered) => `Brought to the province and signed for: ${countOf(delivered, 'dossier')}.`,
  sendNow: 'Send now',
  sending: 'Sending…',
  receipts: 'Send confirmations back',
  receiptsLead:
    'Give this file to whoever asked you, so that their phone knows the province has signed. Optional: with network, it learns by itself.',
  back: 'Back',
};

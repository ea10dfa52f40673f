import { communeOffice } from '../../../core/text/commune-office.ts';
import type {
  share as vietnameseShare,
  shared as vietnameseShared,
  shownWho as vietnameseShownWho,
  whoAmI as vietnamese,
} from '../vi/door.ts';

export const whoAmI: typeof vietnamese = {
  title: 'Who I am',
  takePhoto: 'Take or choose a picture',
  otherPhoto: 'Change the picture',
  dropPhoto: 'Remove the picture',
  photoLead: 'The picture is on this phone only, locked with your PIN.',
  photoBad: 'This picture cannot be read. Choose another one.',
  support: 'Ask for technical help',
  supportLead: 'The sending log of this phone goes along. It holds no name and nothing of anybody’s dossier.',
  supportShare: 'Send the log and ask for help',
  supportCall: (telephone) => `Call ${telephone}`,
  supportSent: 'The log was handed to the app you chose.',
};

export const shownWho: typeof vietnameseShownWho = {
  role: {
    volunteer: 'Volunteer helping with declarations',
    official: 'Receiving official',
    admin: 'Administrator of the province',
    kiosk: 'PC in the hall',
  },
  commune: communeOffice,
  decision: 'Decision No.',
  until: 'Valid until the end of',
  expired: (day) => `NOT VALID after ${day}`,
  expiredLead: 'This person is no longer appointed to help. Please call the commune and ask.',
  unconfirmed: 'The commune has not confirmed this phone yet. Please call the commune and ask.',
  call: (telephone) => `Call the commune: ${telephone}`,
  callLead: 'Not sure? Please call. The commune knows who is helping in which hamlet.',
  pledge: 'I only help with declarations. I take no money and keep no citizen card.',
  noPhoto: 'No picture yet',
  photoLocked: 'Unlock the app to show the picture.',
  photoAlt: (name) => `Picture of ${name}`,
  supportText: (name, commune) => `Technical help wanted for Gõ Cửa: ${name}, ${commune}.`,
};

export const share: typeof vietnameseShare = {
  title: 'Send the slip to the resident',
  lead: 'To the resident’s own Zalo or a relative’s: whoever has the slip can see how far the dossier has come.',
  statusTitle: 'Send the state',
  statusLead: 'Only the local code, the names of the matters and the state.',
  text: 'Send as text',
  picture: 'Send as a picture',
  copied: 'Copied. Open Zalo and paste it into a message.',
  copyFailed: 'Could not copy. Hold your finger on the words below to copy them:',
  saved: 'The picture is saved on this phone.',
  tellTitle: 'Tell them through a relative or the head of the hamlet',
  tellLead: 'The message says only that the commune has news, not what about.',
  tellSms: (who) => `Text ${who}`,
  tellCall: (who) => `Call ${who}`,
  tellShare: 'Send by Zalo',
  tellWho: { phone: 'the resident', relative: 'the relative', 'hamlet-head': 'the head of the hamlet' },
};

export const shared: typeof vietnameseShared = {
  slipHead: 'SLIP OF ASSISTANCE',
  statusHead: 'STATE OF THE DOSSIER',
  code: (code) => `Local code: ${code}`,
  about: (names) => `About: ${names}`,
  state: (state) => `State: ${state}`,
  see: (address) => `How far it has come: ${address}`,
  scan: 'Scan to see how far the dossier has come',
  notReceipt: 'Does not replace the desk’s receipt',
  fileName: 'slip.png',
  statusFileName: 'state.png',
  tellText: (commune, code, telephone) =>
    `${commune} has news for the holder of the slip with the local code ${code}. Please bring the slip to the commune${telephone === undefined ? '' : ` or call ${telephone}`}.`,
};

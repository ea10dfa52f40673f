import { countOf } from '../count-of.ts';
import type {
  loss as vietnameseLoss,
  notEnrolled as vietnameseNotEnrolled,
  update as vietnameseUpdate,
  windows as vietnameseWindows,
} from '../vi/app-state.ts';

export const update: typeof vietnameseUpdate = {
  waiting: 'A new version of the app is here and ready.',
  news: (sentence) => `What is new: ${sentence}`,
  safe: 'Updating loses no dossier.',
  otherWindows: 'Other open windows stay on the old version until they are opened again.',
  now: 'Update now',
  changing: 'Changing to the new version…',
};

export const windows: typeof vietnameseWindows = {
  open: (count) => `The app is open in ${countOf(count, 'window')}`,
  lead: 'Both are right and only one of them sends. Better work in one window and close the other.',
  leadMany: 'All are right and only one of them sends. Better work in one window and close the others.',
};

export const notEnrolled: typeof vietnameseNotEnrolled = {
  title: 'This phone is not enrolled yet',
  lead: 'To begin, you need an invitation (a QR code or a link) from the commune.',
  again: 'This phone has to be enrolled again',
  againLead: 'To go on, you need a new invitation (a QR code or a link) from the commune.',
  enrol: 'Enrol this phone',
};

export const loss: typeof vietnameseLoss = {
  title: 'The browser deleted the data of the app',
  restored: (count) => `${countOf(count, 'sealed dossier')} brought back from the copy on this phone.`,
  waiting: (count) => `${countOf(count, 'sealed packet')} waiting; sent by itself when there is network.`,
  allSent: 'Everything has been sent.',
  nothingSealed: 'No sealed packet is waiting to be sent.',
  copyGone:
    'The copy is gone too. What was sealed and not sent is lost: call the desk and read out the codes on the residents’ slips to learn which dossiers arrived.',
  missing: 'Dossiers with these codes could not be brought back:',
  missingAsk: 'Tell the desk these codes and do the dossiers again with the residents who hold the slips.',
  drafts: 'Dossiers begun and not sealed are no longer on this phone.',
  draftsPerhaps: 'Some dossiers that were begun may be missing: please look.',
  seen: 'I have read this',
};

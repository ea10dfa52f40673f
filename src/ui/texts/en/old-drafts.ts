import { countOf } from '../count-of.ts';
import type { oldDrafts as vietnamese } from '../vi/old-drafts.ts';

export const oldDrafts: typeof vietnamese = {
  title: 'Dossiers long on this phone',
  lead: 'For each: go on, pass it to the desk, or delete it. Nothing goes by itself.',
  noticeTitle: (count) => `${countOf(count, 'dossier')} begun long ago on this phone`,
  noticeLead: 'Go on with it, pass it to the desk so that an official does, or delete it.',
  open: 'Look and decide',
  later: 'Later',
  none: 'No dossier has been on this phone for long',
  code: (code) => `Local code ${code}`,
  age: (days) => `${countOf(days, 'day')} on this phone`,
  nobody: 'No name yet',
  notBegun: 'Not a dossier yet',
  supplement: 'A supplement that the desk asked for: the desk is still waiting.',
  correction: 'A correction of a sealed dossier: without it, what was sealed stays as it is.',
  goOn: 'Go on',
  handOver: 'Pass to the desk',
  remove: 'Delete',
  handOverLead:
    'The dossier is sealed as it is and sent to the desk. An official sees what is missing and goes on with the resident.',
  note: 'Message to the official (if any)',
  handOverYes: 'Pass this dossier on',
  cancel: 'Cancel',
  handingOver: 'Passing it on…',
  handedOver: (codes) =>
    `Passed to the desk: ${codes.length === 1 ? 'code' : 'codes'} ${codes.join(', ')}. Sent by itself when there is network.`,
  cannot: 'Could not be passed on yet.',
  removing: (what, days) => `About to delete: ${what}, ${countOf(days, 'day')} on this phone.`,
  keep: 'Keep it',
  all: 'For all of them',
  handOverAll: (count) => `Pass all ${count} dossiers to the desk`,
  removeAll: (count) => `Delete all ${count}`,
};

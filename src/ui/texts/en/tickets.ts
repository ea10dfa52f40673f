import { countOf } from '../count-of.ts';
import type {
  deskTickets as vietnameseDesk,
  ticketBoard as vietnameseBoard,
  tickets as vietnamese,
} from '../vi/tickets.ts';

export const tickets: typeof vietnamese = {
  title: 'Queue numbers',
  lead: 'Give out and call numbers at a visit, without network. Only numbers and times are kept, no names.',
  series: (series) => `Your letter: ${series}`,
  seriesWhy: 'The commune gives each official a letter, so that two who give out numbers never give the same.',
  seriesNone:
    'This phone has no letter from the commune yet. Choose one for now; a colleague who also chooses must take another.',
  seriesChoose: 'Letter for now',
  begin: 'Begin to give numbers',
  beginNew: 'New visit, from number 1 again',
  beginAsk: 'Begin a new visit? The numbers of this one will no longer be valid.',
  beginYes: 'Begin a new visit',
  beginNo: 'Cancel',
  old: (day) => `The numbers here are of the visit on ${day}.`,
  now: 'Now called',
  nobody: 'Nobody called yet',
  called: (calls, minutes) =>
    `${calls > 1 ? `Called ${countOf(calls, 'time')} · ` : ''}waited ${countOf(minutes, 'minute')}`,
  matters: (count) => countOf(count, 'matter'),
  next: 'Call the next number',
  nextNone: 'Nobody is waiting.',
  call: 'Call',
  again: 'Call again',
  done: 'Done',
  absent: 'Absent',
  undo: 'Undo the last step',
  undone: 'Undone.',
  undoneVoid: (label) => `Number ${label} is void. Take the ticket back if it was given out.`,
  take: 'Give a number',
  takeMatters: 'How many matters?',
  taken: (label) => `Number ${label} given`,
  waiting: (count) => `Waiting: ${count}`,
  waitingRow: (minutes) => `waiting ${countOf(minutes, 'minute')}`,
  usual: (minutes) =>
    minutes < 1
      ? 'The wait is usually under a minute now.'
      : `The wait is usually about ${countOf(minutes, 'minute')} now.`,
  absentTitle: 'Absent, called again when they return',
  callOne: (label) => `Call number ${label}`,
  doneCount: (count) => `Done: ${count}`,
  board: 'Open the board for residents to see',
  counter: 'Your counter',
  counterHint: 'For example: Quầy 1. The board reads this name aloud.',
};

export const ticketBoard: typeof vietnameseBoard = {
  title: 'Board',
  now: 'Now',
  next: 'Next',
  absent: 'Called, not here yet',
  none: 'No number called yet',
  waiting: (count) => `Waiting: ${countOf(count, 'person', 'people')}`,
  usual: (minutes) =>
    minutes < 1 ? 'The wait is usually under a minute' : `The wait is usually about ${countOf(minutes, 'minute')}`,
  offline: 'The server cannot be reached: the numbers shown may be old.',
  unknown: 'The address of this board no longer works. Ask an official to open a new one under Queue numbers.',
  localEmpty: 'No numbers were given on this phone yet. Open Queue numbers to begin.',
  full: 'Full screen',
  soundOn: 'Turn calling on',
  soundOff: 'Turn calling off',
  voice: 'Read numbers aloud with the Vietnamese voice of this device',
  chime: 'This device has no Vietnamese voice; it only chimes',
  // Called out in the hall, by a Vietnamese voice.
  call: (digits, counter) => `Mời số ${digits}${counter ? `, đến ${counter}` : ''}.`,
};

export const deskTickets: typeof vietnameseDesk = {
  title: 'Queue numbers in the hall',
  lead: 'Call numbers to your counter. The television and the ticket machine come in by addresses of their own and see only numbers.',
  none: 'No reception point gives numbers yet.',
  noPoint: 'The commune has no reception point yet.',
  open: (point) => `Give numbers at ${point}`,
  place: 'Reception point',
  links: 'Television and ticket machine',
  display: 'Address for the television',
  taking: 'Address for the ticket machine',
  displayMake: 'Make an address for the television',
  takingMake: 'Make an address for the ticket machine',
  displayAgain: 'Change the address for the television',
  takingAgain: 'Change the address for the ticket machine',
  linkOnce: 'Shown once only. Open it on the television; when a new one is made, the old one stops working.',
  copy: 'Copy the address',
  copied: 'Copied.',
};

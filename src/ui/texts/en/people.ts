import { countOf } from '../count-of.ts';
import type { people as vietnamese } from '../vi/people.ts';

export const people: typeof vietnamese = {
  title: 'Who is using this phone?',
  lead: 'Everybody has their own PIN and dossiers; nobody sees what belongs to another.',
  current: 'using it now',
  nameless: 'No name yet',
  namelessLead: 'Enrolment is not finished, or data has to be brought back: open it to see.',
  waiting: (count) => (count > 0 ? `${countOf(count, 'packet')} waiting to be sent` : 'No packet is waiting'),
  kept: 'Changing the person only locks the app: nothing is lost, and everybody’s sealed dossiers are still sent when there is network.',
  otherWindows: 'Other open windows stay with the person using them, until they are opened again.',
  add: 'Somebody new on this phone',
  addLead: 'They need an invitation (a QR code or a link) from the commune.',
  changing: 'Changing…',
  failed: 'Could not change. Nothing is lost: please try again.',
  change: 'Change the person',
  whose: (name) => `This is ${name}’s part of the phone.`,
  notMe: 'That is not me',
  others: 'Others on this phone',
  offer: 'Invitation for somebody new',
  offerLead: (name) => `${name} is on this phone.`,
  offerKept: (name) => `The new person has their own PIN and dossiers. ${name}’s part is only locked; nothing is lost.`,
  offerUsed: 'If you have used this invitation already, choose “Later”.',
  later: 'Later',
};

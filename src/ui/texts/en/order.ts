import { countOf } from '../count-of.ts';
import type { order as vietnamese } from '../vi/order.ts';

export const order: typeof vietnamese = {
  lock: {
    title: 'This phone is locked for now',
    by: (commune) => `${commune ?? 'The commune'} locked this phone for now.`,
    kept: 'Your drafts are whole and nobody can open them. When it is unlocked again, the phone learns it once there is network.',
    waiting: (count) => `${countOf(count, 'sealed dossier')} left; sent by itself when there is network.`,
    ask: 'Ask again now',
  },
  erase: {
    title: 'This phone was revoked',
    erased: 'The drafts and the key that protected them were deleted from this phone.',
    waiting: (count) =>
      `${countOf(count, 'sealed dossier')} not with the province yet. Leave the phone where there is network: it sends, then deletes the rest by itself.`,
    leaving: 'The province has everything. Deleting the rest…',
    troubled: (count) =>
      `Of these, the province could not take ${countOf(count, 'dossier')} yet. Bring the phone to the commune for an official to look at.`,
    ask: 'Send now',
  },
  over: {
    title: 'All is deleted',
    lead: 'The province has every sealed dossier. Nothing of the app is left on this phone; you can close this page.',
  },
  call: (commune) => `Call ${commune}`,
  asking: 'Asking…',
  mistaken: 'If this is a mistake, call whoever invited you.',
  others: 'Other people on this phone',
  othersKept: 'What belongs to others on this phone is not touched.',
  open: (name) => (name === undefined ? 'Open another part' : `Open ${name}’s part`),
};

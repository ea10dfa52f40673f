import type { unreadable as vietnamese } from '../vi/unreadable.ts';

export const unreadable: typeof vietnamese = {
  title: 'This draft cannot be opened yet',
  lead: 'Everything that was told is whole on this phone.',
  goOn: 'Go on with another dossier',
  home: 'To the start',
  more: 'Open More',
};

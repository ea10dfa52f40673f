import type { Counters, LinkState } from '../../../core/screen-ports.ts';
import type { home as vietnamese } from '../vi/home.ts';

export const home: typeof vietnamese = {
  title: 'Today',
  coming: 'Gõ Cửa is opening…',
  newDossier: 'New dossier',
  link: {
    offline: 'No network',
    weak: 'Weak network',
    online: 'Online',
    queued: 'In the queue',
    'server-down': 'The server does not answer yet',
  } satisfies Record<LinkState, string>,
  waiting: ({ waiting }: Counters) => (waiting > 0 ? `${waiting} waiting to be sent` : 'Nothing waits to be sent'),
  needsAttention: (count: number) => `${count} to look at again`,
  inTheMaking: (count: number) => `${count} begun`,
  locked: 'The app is locked',
  lockedLead: 'Unlock it to see the dossiers on this phone.',
  unlock: 'Unlock',
  tasks: 'The desk asks for more',
  supplement: (count: number) => `${count} ${count === 1 ? 'thing' : 'things'} to bring`,
  drafts: 'Begun',
  nobodyYet: 'No name yet',
  nothingChosen: 'No procedure yet',
  drop: (name: string | undefined) => (name === undefined ? 'Drop this' : `Drop what was begun for ${name}`),
  dropped: (name: string | undefined) =>
    name === undefined ? 'What was begun is dropped.' : `What was begun for ${name} is dropped.`,
  dropNo: 'Keep it',
  sealed: 'Just sealed',
  nothing: 'No dossier yet today.',
  nothingLead: 'At the first door, press “New dossier”.',
  continueAt: (step: string) => `Now at: ${step}`,
};

import { countOf } from '../count-of.ts';
import type { ended as vietnameseEnded, migration as vietnamese } from '../vi/migration.ts';

export const migration: typeof vietnamese = {
  title: 'The procedure has a new version',
  lead: (count) =>
    count === 1
      ? 'This dossier follows the old version. See what is kept, then move it.'
      : `${count} dossiers follow the old version. See what is kept, then move them.`,
  inForce: (day) => `The new version applies from ${day}.`,
  takenUntil: (day) => `What is sealed by the end of ${day} is still taken in the old version.`,
  over: 'The old version is no longer taken. The dossier can go on in the new version only.',
  keptNone: 'There are no answers to keep yet.',
  kept: (count) => `${countOf(count, 'answer')} kept as given`,
  fresh: (count) => countOf(count, 'new question'),
  unfitNone: 'Nothing that was told is lost.',
  unfit: (count) =>
    count === 1 ? '1 answer has no place in the new version' : `${count} answers have no place in the new version`,
  unfitLead: 'Write it down if you still need it: after moving it is no longer on this phone.',
  freshPapers: 'Papers that are needed now',
  unfitPapers: 'Papers no longer needed',
  again: 'After moving, it has to be read back and signed again.',
  move: 'Move to the new version',
  moving: 'Moving…',
  stay: 'Later',
  home: 'To the start',
};

export const ended: typeof vietnameseEnded = {
  title: 'The procedure has ended',
  takenUntil: (day) => `What is sealed by the end of ${day} is still taken. Better finish and seal it soon.`,
  over: (day) =>
    `Not taken any more after ${day}. If you seal it all the same, it comes under “to look at again”: ask the receiving desk first.`,
  goOn: 'Go on',
  home: 'To the start',
};

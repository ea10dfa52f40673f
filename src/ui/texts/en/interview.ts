import { countOf } from '../count-of.ts';
import type { interview as vietnamese } from '../vi/interview.ts';

export const interview: typeof vietnamese = {
  title: 'Questions',
  finish: 'Next: Papers',
  laterHome: 'Later',
  skip: 'Fill in later, next page',
  gone: 'This draft is not on this phone',
  goneLead: 'It was sealed or dropped, or it is on another phone.',
  leftToDesk:
    'The resident does not want to speak of private matters, so these questions are not asked here. An official will ask them at the desk:',
  earlier: (name) => `Take answers from ${name}’s earlier dossier?`,
  earlierTake: (count) => `Take ${countOf(count, 'answer')}`,
  earlierLeave: 'No, ask again',
  empty: 'These declarations have no questions.',
};

import type { page as vietnamese } from '../vi/page.ts';

export const page: typeof vietnamese = {
  appName: 'Gõ Cửa',
  today: 'Today',
  procedures: 'Procedures',
  dossiers: 'Dossiers',
  more: 'More',
  places: 'Main places',
  nextStep: 'Next step',
  step: (now, of) => `${now}/${of}`,
  back: 'Back',
  next: 'Next',
  close: 'Close',
  done: 'Done',
  retry: 'Try again',
  loading: 'Opening…',
  notFound: 'There is no such page',
  notFoundLead: 'The address is wrong or old.',
  toHome: 'To Today',
  unverified: 'not verified',
  broken: 'Something went wrong on this screen',
  brokenLead: 'What was said to be “Saved” is whole. Open the screen again.',
  lacking: 'A part of the app is missing',
  lackingLead:
    'This phone could not fetch this part. When there is network, press “Open again”. What was said to be “Saved” is whole.',
  reopen: 'Open again',
};

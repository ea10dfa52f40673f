import type { supplement as vietnamese } from '../vi/supplement.ts';

export const supplement: typeof vietnamese = {
  title: 'Supplement',
  lead: (name) => `${name}: only what the desk asks for.`,
  items: { paper: 'Paper', answer: 'Answer', signature: 'Signature' },
  why: 'The desk says',
  note: 'Message from the desk',
  later: 'Later',
  seal: 'Seal the supplement',
  sealing: 'Sealing and putting it away…',
  gone: 'This supplement is not on this phone',
  goneLead: 'It was sealed, or it is on another phone.',
  signed: { ink: 'Signed in ink on the sheet', thumbprint: 'Thumbprint on the sheet', missing: 'Not possible now' },
  unknownItem: 'The procedure on this phone does not have this; please tell the desk.',
};

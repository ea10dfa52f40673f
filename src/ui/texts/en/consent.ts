import type { consent as vietnamese, residentConsent as vietnameseResidentConsent } from '../vi/consent.ts';

export const consent: typeof vietnamese = {
  title: 'May I ask?',
  lead: 'Read each point out to the resident, then note the answer. Nothing is kept yet.',
  given: {
    spoken: 'Said yes',
    tapped: 'Tapped yes',
    refused: 'No',
  },
  language: 'Language used',
  languages: {
    vi: 'Vietnamese',
    bru: 'Bru – Vân Kiều',
    pac: 'Pa Cô',
    tth: 'Tà Ôi',
    other: 'Another language',
  },
  interpreter: 'Interpreter (if there is one)',
  handOver: 'Hand over the phone',
  start: 'Next: Who?',
  answerAll: 'Note the answer to both points.',
  refusedTitle: 'Nothing is recorded',
  refusedLead:
    'The resident has not agreed, so nothing is kept. They are welcome at the commune’s public service centre.',
};

export const residentConsent: typeof vietnameseResidentConsent = {
  purposes: {
    assist:
      'Do you agree that what you say is asked and written down, to make a dossier for the commune? Only what the procedure needs is written; you may stop at any time.',
    card: 'Do you agree to scan the QR code on your citizen card, so that you need not read out every figure? The app takes no picture of the card.',
  },
};

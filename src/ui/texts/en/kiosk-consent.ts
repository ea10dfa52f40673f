import type { kioskConsent as vietnamese } from '../vi/kiosk-consent.ts';

export const kioskConsent: typeof vietnamese = {
  title: 'Before we begin',
  lead: 'Nothing has been recorded yet.',
  questions: {
    assist:
      'Do you agree that this device records your details to make a dossier for the desk? Only what the procedure needs; you may stop at any time.',
    card: 'Do you agree to scan the QR code of your citizen card, so that you need not type the numbers? The card is not photographed.',
  },
  purposes: {
    assist: 'Recording details to make a dossier',
    card: 'Scanning the code of the citizen card',
  },
  agree: 'I agree',
  refuse: 'I do not agree',
  answeredTitle: 'You have answered',
  cardRefused: 'The card is not scanned: you type the name and the numbers.',
  refusedTitle: 'You do not agree. Nothing is recorded',
  refusedLead: 'Please come to the desk, an official will help you.',
  done: 'Continue',
  refusedDone: 'To the first page',
  neighbours: 'If somebody you do not know stands near, an official can help you at the desk instead.',
};

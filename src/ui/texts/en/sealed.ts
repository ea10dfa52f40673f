import type { sealed as vietnamese } from '../vi/sealed.ts';

export const sealed: typeof vietnamese = {
  title: 'The dossier is sealed',
  lead: 'Only the receiving desk can open the packet.',
  code: 'Local code',
  notOfficial: 'Does not replace the desk’s receipt',
  slipLead: 'Any phone can scan this code to see how far the dossier has come. It does not open the content.',
  slipAlt: 'QR code to look the dossier up',
  onSheet: 'The resident keeps the slip part of the coded sheet; its QR code can be looked up.',
  write: 'Write this code on the resident’s note and on the envelope.',
  nextTitle: 'What comes next',
  next: [
    'Once there is a network the phone sends it by itself; there is nothing else to do.',
    'The desk opens it, looks and accepts; only then are there an official number and a due date.',
    'If the desk asks for more, it appears on Today.',
  ],
  nextReceived: [
    'Once there is a network the phone sends it by itself; there is nothing else to do.',
    'The desk enters the dossier into the one-stop system and notes the number; the due date stays as on the slip.',
    'If the desk asks for more, it appears on Today.',
  ],
  envelope: 'Put the originals into the envelope with the code and take it to the desk.',
  tasks: 'Left for next time',
  correctableUntil: (time) => `Can be corrected until ${time}`,
  correct: 'Correct',
  nextDoor: 'Next house',
  sameHousehold: 'Another dossier for this household',
  missingSignature: (role) => `Signature missing: ${role}`,
  leftToDesk: (label) => `An official asks at the desk: ${label}`,
  laterPaper: (name) => `Comes later: ${name}`,
};

import type { enrol as vietnamese } from '../vi/enrol.ts';

export const enrol: typeof vietnamese = {
  title: 'Enrol this phone',
  lead: 'Scan the QR code of the invitation, or open the link that the commune sent.',
  aim: 'Hold the QR code of the invitation in the frame',
  scan: 'Scan the invitation',
  found: 'Here is your invitation',
  foundLead: 'An invitation works once and for one phone. This step needs network.',
  deviceName: 'Name of the phone (so that the commune knows it)',
  deviceNameHint: 'For example: Anh Thử’s phone – Tà Rẹc hamlet',
  deviceNameMissing: 'Give the phone a name.',
  enrol: 'Enrol',
  enrolling: 'Enrolling…',
  another: 'Use another invitation',
  checkTitle: 'Read these six digits to whoever invited you',
  checkLead: 'They compare them with their screen and confirm. You can work before they do.',
  checkLeadFirst: 'This is the first device of the administration. Keep these six digits for later comparison.',
  downloading: 'Fetching the catalogue…',
  goHome: 'Go to Today',
  goDesk: 'Go to the receiving desk',
  goAdministration: 'Go to the administration',
  step: { invitation: 'Invitation', pin: 'PIN', ready: 'Getting ready' },
};

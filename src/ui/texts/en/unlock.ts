import { countOf } from '../count-of.ts';
import type { forgotPin as vietnameseForgotPin, unlock as vietnamese } from '../vi/unlock.ts';

export const unlock: typeof vietnamese = {
  title: 'Enter the PIN',
  lead: 'The PIN unlocks what was recorded on this phone.',
  label: 'PIN',
  show: 'Show the PIN',
  words: 'Type with letters',
  open: 'Unlock',
  opening: 'Unlocking…',
  createTitle: 'Set a PIN',
  createLead:
    'The PIN locks everything recorded on this phone. Forget it, and what is begun is lost; what is sealed is still sent. Six digits stop whoever finds the phone, not whoever copies its whole storage; four words together are much stronger.',
  createLabel: 'New PIN (at least 6 digits, or four words)',
  createAgain: 'The PIN once more',
  propose: 'Suggest four words',
  noteDown:
    'Write these four words on paper, keep it apart from the phone, then enter them below. With or without accents.',
  mismatch: 'The two are not the same yet.',
  create: 'Set the PIN',
};

export const forgotPin: typeof vietnameseForgotPin = {
  link: 'Forgot the PIN',
  title: 'Forgot the PIN',
  lead: 'Nobody else can unlock it: not the commune, the province or the makers of the app. All that helps is to delete what is begun and set a new one.',
  counting: 'Counting…',
  lost: (drafts) =>
    drafts === 0 ? 'No dossier is begun.' : `${countOf(drafts, 'dossier')} begun: lost, and not to be brought back.`,
  kept: (sealed) =>
    sealed === 0
      ? 'No sealed packet is waiting.'
      : `${countOf(sealed, 'sealed packet')} still to be sent, and will be.`,
  corrections: 'Sealed dossiers can no longer be corrected on this phone.',
  invitation: 'The phone has to be enrolled again: with a new invitation of the commune, and network.',
  statuses:
    'Once enrolled and confirmed, the states of the commune’s dossiers show again by local code, without names.',
  back: 'Try to remember',
  forget: 'Delete and set a new PIN',
  sure: 'Delete and set a new PIN?',
  sureLead: (drafts) =>
    drafts === 0
      ? 'The phone will need a new invitation to go on.'
      : `${countOf(drafts, 'dossier')} begun will be gone for good.`,
  yes: 'Delete',
  no: 'Do not delete',
  forgetting: 'Deleting…',
};

import { hamletName } from '../../../core/visit/visit-text.ts';
import { countOf } from '../count-of.ts';
import type { ready as vietnamese } from '../vi/ready.ts';

export const ready: typeof vietnamese = {
  title: 'Ready to set out',
  yes: 'Ready to set out',
  yesLead: 'Everything needed without network is on this phone.',
  no: 'Not ready to go where there is no network',
  noLead: (count) => `${countOf(count, 'thing')} to do before you go:`,
  looking: 'Checking the phone…',
  missing: 'Missing',
  advice: 'Worth a look',
  met: 'In place',
  names: {
    app: 'The app opens without network',
    catalogue: 'The catalogue of procedures is on the phone',
    recipients: 'The province’s keys for sealing',
    pack: 'The hamlet’s pack of data',
    pin: 'The PIN works',
    device: 'The commune confirmed the phone',
    storage: 'Data is kept for good',
    space: 'There is room in the storage',
    clock: 'The clock is right',
    battery: 'Battery',
    sheets: 'Coded sheets',
    unsent: 'All dossiers are sent',
  },
  gaps: {
    'no-worker': () => 'The app is not wholly on the phone yet. Open Gõ Cửa with network and wait a moment.',
    'files-missing': ({ count = 0, which }) => `${countOf(count, 'file')} of the app missing (${which}).`,
    'catalogue-absent': () => 'The catalogue has not been fetched in full.',
    'catalogue-torn': ({ count = 0, which }) =>
      `${countOf(count, 'entry', 'entries')} of the catalogue missing (${which}).`,
    'catalogue-old': () => 'Not compared with the province for over 7 days; papers and fees may have changed.',
    'recipients-absent': () => 'There are no keys, so nothing can be sealed. Please enrol again.',
    'recipients-old': () => 'Keys not compared with the province for over 30 days.',
    'pack-absent': ({ which = '' }) => `The pack of ${hamletName(which)} has not been fetched.`,
    'pack-old': () => 'The pack is more than 3 days old.',
    'pin-absent': () => 'No PIN has been set.',
    'vault-locked': () => 'Locked: open it once to be sure that you remember the PIN.',
    'vault-torn': () => 'What the PIN protects is broken. Call for help before you go.',
    unconfirmed: () => 'The commune has not confirmed the six digits of this phone.',
    expired: ({ which }) => `Your time ends on ${dayWords(which)}. Ask the commune to extend it.`,
    'not-persisted': () => 'The browser may delete data when room is short.',
    'space-short': () => 'Not enough room for a day’s pictures. Delete some old pictures or videos.',
    'clock-back': () => 'The clock went back. Turn on automatic time in Settings.',
    'clock-off': ({ count = 0 }) =>
      `The clock is off by ${count < 120 ? countOf(count, 'minute') : countOf(Math.round(count / 60), 'hour')}. Turn on automatic time in Settings.`,
    'battery-low': ({ count }) => `${count}% left. Charge it before you go.`,
    'sheets-out': () => 'No printed sheets left. It works without: copy the local code by hand.',
    'sheets-few': ({ count = 0 }) => `Only ${countOf(count, 'sheet')} left.`,
    'unsent-waiting': ({ count = 0 }) =>
      `${countOf(count, 'dossier')} still on the phone, not sent. Safer to send before you go.`,
  },
  free: (size) => `${size} left`,
  packOf: (hamlet, size) => `${hamlet}, ${size}`,
  sheetsLeft: 'Sheets left in the bag',
  sheetsHint: 'Optional. Each sheet you scan makes it one less.',
  fix: {
    again: 'Check again',
    mend: 'Fetch what is missing',
    catalogue: 'Fetch the catalogue',
    pack: 'Fetch the pack',
    persist: 'Allow keeping',
    send: 'Send now',
    unlock: 'Try to unlock',
    enrol: 'Enrol',
    help: 'Call for help',
  },
  working: 'Working…',
  stillMissing: 'Not everything could be fetched. Try again where the network is better.',
  storageRefused: 'The browser did not allow it. Put the app on the home screen, then try again.',
};

function dayWords(iso = ''): string {
  return iso.split('-').reverse().join('/');
}

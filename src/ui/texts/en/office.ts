import type { AccountRole } from '../../../core/reception/administration.ts';
import type { office as vietnamese } from '../vi/office.ts';

export const office: typeof vietnamese = {
  skip: 'Skip to the main content',
  more: 'More',
  lock: 'Lock the screen',
  link: {
    offline: 'No network',
    weak: 'Weak network',
    online: 'Online',
    queued: 'In the server’s queue',
    'server-down': 'The server does not answer yet',
  },
  loading: 'Loading…',
  retry: 'Try again',
  old: 'You are seeing what was loaded before.',
  other: 'The list below is of the previous filters.',
  offline: 'The server cannot be reached. Try again when there is a network.',
  busy: 'The server is busy. Try again in a few minutes.',
  nothingWritten: 'Nothing has been recorded.',
  signIn:
    'The server does not know this device. If you have just enrolled, try again; otherwise ask for a new invitation.',
  unconfirmed:
    'This device waits until whoever invited you has compared six digits and confirmed it. Then press “Try again”.',
  unconfirmedCheck: 'The six digits of this device',
  revoked: 'This device is locked or revoked. If that is a mistake, tell the province or whoever invited you.',
  forbidden: 'The role of this device does not allow that.',
  notFound: 'Not found, or of another commune.',
  badRequest: 'Something is not filled in correctly. Please check.',
  wrongRole: 'This part is not for the role of this device',
  wrongRoleLead: (role: string) => `This device is enrolled as: ${role}.`,
  toMine: 'Go to my part',
  roles: {
    admin: 'Province administrator',
    official: 'Commune official',
    volunteer: 'Helper',
    kiosk: 'Kiosk',
  } satisfies Record<AccountRole, string>,
  sample: 'sample data',
  scan: 'Scan with the camera',
  scanClose: 'Turn off the camera',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'The browser did not allow copying. Select it and copy by hand.',
  open: 'Open to print',
  save: 'Download',
  newTab: '(opens in a new tab)',
};

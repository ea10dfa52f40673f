import type { bulkNumbers as vietnamese } from '../vi/bulk-numbers.ts';

export const bulkNumbers: typeof vietnamese = {
  choose: (count: number) => `Enter numbers (${count})`,
  title: 'Enter numbers of dossiers received in the hamlets',
  lead: 'These dossiers were received in the hamlets and lack only the number of the one-stop system: type, scan one after the other, or paste a whole column from a spreadsheet into the first field. The day promised to the resident stays.',
  leadOwn:
    'These dossiers were received in the hamlets. The commune gives each its next number; the day promised to the resident stays.',
  mixed: (count: number) =>
    `Received in the hamlets: ${count} of these. They only get their number; the day promised to the resident stays.`,
  go: (count: number) => `Enter numbers (${count})`,
  accepted: (count: number) => `Numbers entered for dossiers received in the hamlets: ${count}.`,
  someRefused: (count: number) =>
    `Numbers not entered: ${count}; the reason stands in each row. The other dossiers are not affected.`,
  changed: 'Somebody else has just changed this dossier. Open it, then enter its number again.',
};

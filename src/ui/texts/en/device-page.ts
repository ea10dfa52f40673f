import { countOf } from '../count-of.ts';
import type { devicePage as vietnamese } from '../vi/device-page.ts';

export const devicePage: typeof vietnamese = {
  title: 'Device',
  titleOf: (device: string, person: string) => `${device} of ${person}`,
  listOf: (device: string, person: string) => `Local codes on ${device} of ${person}, as last reported`,
  back: 'Back to the devices',
  reported: 'Unsent dossiers, storage, version and local codes are what the device said at its last contact.',
  inReview: (count: number) =>
    `${countOf(count, 'packet')} came after the device was locked or revoked, and ${count === 1 ? 'waits' : 'wait'} under “To look at” in the commune.`,
  facts: {
    state: 'State',
    contact: 'Last contact',
    unsent: 'Unsent',
    oldest: 'Oldest packet',
    storage: 'Storage left',
    app: 'Version',
    received: 'Received by the gateway',
  },
  untold: 'not reported',
  none: 'none',
  received: (received: number, incomplete: number) =>
    `${countOf(received, 'packet')}${incomplete > 0 ? `, ${incomplete} with pages missing` : ''}`,
  codes: 'Local codes of the packets on the device',
  progress: (arrived: number, all: number) => `The desk has ${arrived} of ${all}.`,
  codesLead: 'The codes on residents’ slips. Where the desk has not seen one, go back to that house and ask.',
  noCodes: 'At its last report the device had no packets left.',
  arrived: 'dossier at the desk',
  notArrived: 'not at the desk yet',
  print: 'Print the list',
};

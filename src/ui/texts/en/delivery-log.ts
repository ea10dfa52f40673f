import { countOf } from '../count-of.ts';
import type {
  deliveryLog as vietnamese,
  kinds as vietnameseKinds,
  setAside as vietnameseSetAside,
} from '../vi/delivery-log.ts';

const packets = (count: number | undefined) => countOf(count ?? 1, 'packet');

export const kinds: typeof vietnameseKinds = {
  sealed: (count) => `Sealed on this phone, ${countOf(count ?? 1, 'part')}`,
  tried: (count) => `Began to send ${packets(count)}`,
  'broken-off': (count) => `${packets(count)} not sent yet, will try again`,
  'partly-arrived': (count) => `Gateway confirmed a part of ${packets(count)}`,
  acknowledged: (count) => `Gateway confirmed ${packets(count)} as complete`,
  opened: (count) => `Desk opened ${packets(count)}`,
  refused: (count) => `Gateway refused ${packets(count)}`,
  'to-review': (count) => `Gateway keeps ${packets(count)} for an official to look at`,
  'tried-again': (count) => `Sent ${packets(count)} again`,
  forgotten: (count) => `Gateway no longer has ${packets(count)}, sending again`,
  deleted: () => 'Packet deleted from this phone after the gateway confirmed it',
  'set-aside': () => 'A broken record was set aside',
  'storage-low': (count) => `Storage nearly full, ${count ?? 0} MB left`,
  'storage-full': () => 'Storage full, could not save',
  'store-lost': (count) => `The browser deleted data, ${countOf(count ?? 0, 'sealed dossier')} brought back`,
  'app-updated': () => 'A new version of the app is running',
  'recipients-changed': () => 'Received new keys of the province',
  'recipients-refused': () => 'List of keys not accepted: too old, or not from the province',
  'order-lock': () => 'This phone was locked for now',
  'order-lift': () => 'This phone was unlocked again',
  'order-erase': () => 'This phone was revoked',
  'clock-off': (count = 0) =>
    `Clock is ${spanWords(Math.abs(count))} ${count > 0 ? 'fast' : 'slow'} against the server`,
  'clock-set-back': (count) => `Clock was set back by ${spanWords(count ?? 0)}`,
};

function spanWords(minutes: number): string {
  if (minutes < 120) return countOf(minutes, 'minute');
  return minutes < 2 * 1440 ? countOf(Math.round(minutes / 60), 'hour') : countOf(Math.round(minutes / 1440), 'day');
}

export const deliveryLog: typeof vietnamese = {
  title: 'Sending log',
  lead: 'What the phone did with its sending: times, packet codes, local codes, counts. No names and nothing about residents.',
  open: 'Sending log',
  share: 'Send the log to the desk',
  shared: 'Log exported.',
  none: 'Nothing is recorded yet.',
  more: 'Show more',
  back: 'Back',
  clockNote: 'Times are by the clock of this phone.',
  fileName: 'sending-log.txt',
  app: (version) => `App version ${version}`,
  machine: (deviceId) => `Phone ${deviceId}`,
  packet: 'packet',
  code: 'local code',
  problem: (code) => `error code ${code}`,
  times: (times, until) => `${countOf(times, 'time')}, last ${until}`,
  tables: {
    drafts: 'drafts',
    beginnings: 'what was just begun',
    thumbs: 'previews',
    packets: 'packets',
    parts: 'pictures',
    chunks: 'pictures',
    deliveries: 'sendings',
    procedures: 'procedures',
    lists: 'lists',
    statuses: 'states',
    events: 'log',
  },
  otherTable: 'records of the phone',
};

export const setAside: typeof vietnameseSetAside = {
  title: (count) => `${countOf(count, 'broken record')} – export for technical support`,
  lead: (tables) => `Set aside: ${tables}. All other dossiers are whole and are sent as usual.`,
  export: 'Export the broken records',
  exported: 'Exported. The file is sealed; pass it to the technical staff of the province.',
};

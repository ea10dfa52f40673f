/**
 * How often each thing happened. A simulator in which nothing goes wrong would find nothing wrong: the default seeds must meet
 * every kind at least once, the rare ones in a long run.
 */

import type { SimEvent } from './schedule.ts';

export type Tally = ReadonlyMap<string, number>;

export function addTallies(one: Tally, other: Tally): Tally {
  const sum = new Map(one);
  for (const [kind, times] of other) sum.set(kind, (sum.get(kind) ?? 0) + times);
  return sum;
}

/** How often anything of `group` happened. */
export function sumOf(tally: Tally, group: string): number {
  return [...tally].reduce((sum, [kind, times]) => (kind.startsWith(`${group}: `) ? sum + times : sum), 0);
}

const events: Readonly<Record<SimEvent['kind'], true>> = {
  seal: true,
  correct: true,
  supplement: true,
  note: true,
  contact: true,
  open: true,
  decide: true,
  'kill the gateway': true,
  'fill the gateway': true,
  'allow packets': true,
  'rotate keys': true,
  'forget old keys': true,
  'close the app': true,
  wipe: true,
  fill: true,
  empty: true,
  revoke: true,
  tear: true,
  'hand over': true,
  travel: true,
  wait: true,
  leap: true,
};

const others: Readonly<Record<string, readonly string[]>> = {
  sealed: ['dossier', 'correction', 'supplement', 'notes'],
  link: [
    'dropped',
    'cut',
    'answer lost',
    'answered by a portal',
    'failed by a proxy',
    'answered with other JSON',
    'timed out before',
    'timed out after',
    'busy',
    'doubled',
    'forged',
    'delayed',
    'arrived late',
    'token grew old',
  ],
  carrier: ['honest'],
  ended: ['app, step lost', 'app, step done'],
  killed: ['gateway, call lost', 'gateway, call done', 'opener, call lost', 'opener, call done'],
  torn: ['part', 'packet', 'copy', 'delivery'],
  together: ['at the same moment', 'held back by a lock'],
  desk: ['accept', 'supplement', 'refuse', 'withdraw'],
  phone: ['learned of a rotation'],
  keys: ['opened with an old one'],
};

const rare: typeof others = {
  carrier: ['in company', 'drops', 'doubles', 'reorders', 'flips', 'cuts', 'mixes', 'signs'],
  phone: ['had no room'],
  review: ['device-revoked', 'supersedes-refused', 'packet-unreadable'],
  keys: ['refused after they were forgotten'],
};

function namesOf(groups: typeof others): readonly string[] {
  return Object.entries(groups).flatMap(([group, kinds]) => kinds.map((kind) => `${group}: ${kind}`));
}

/** What must have happened at least once in a thousand schedules. */
export const everyKind: readonly string[] = [
  ...Object.keys(events).map((kind) => `event: ${kind}`),
  ...namesOf(others),
];

/** What must have happened at least once in twenty thousand. */
export const rareKinds: readonly string[] = namesOf(rare);

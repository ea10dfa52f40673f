/**
 * Who holds what that has not reached the province: one row a device, from what the phone last said of itself and from what
 * the gateway has. A phone's word is shown as its word; what the gateway signed for is counted by the gateway alone.
 */

import type { AccountRole, DeviceRow, DeviceState } from './administration.ts';

export interface SealedCode {
  readonly code: string;
  /** A dossier with this code is at the desk; false is no proof of loss, the phone may still hold it. */
  readonly arrived: boolean;
}

/** revoked-unsent: what the device (revoked or locked) sends goes to review, and it said that it holds something. */
export type CustodyAlarm = 'revoked-unsent' | 'silent' | 'gap' | 'storage' | 'app-old';

/** `GET /desk/custody` */
export interface CustodyRow {
  readonly deviceId: string;
  readonly deviceName: string;
  readonly personName: string;
  readonly role: AccountRole;
  readonly state: DeviceState;
  readonly lastContactAt?: string;
  /** As last reported, like the five below; absent: the device never reported. */
  readonly unsentCount?: number;
  /** By the phone's clock. */
  readonly oldestUnsentAt?: string;
  readonly storageFreeBytes?: number;
  readonly appVersion?: string;
  readonly sealedCodes: readonly SealedCode[];
  /** Records of the phone that it could not read and set aside. */
  readonly tornCount?: number;
  /** Packets on the gateway's disk, and those of them that still lack a page. */
  readonly receivedCount: number;
  readonly incompleteCount: number;
  readonly lastReceivedAt?: string;
  /** Running numbers that neither arrived nor are reported as waiting; at most `mostMissingShown`. */
  readonly missingSeqs: readonly number[];
  readonly missingCount: number;
  readonly alarms: readonly CustodyAlarm[];
}

/** `GET /admin/devices/:id`: one device, and what it held as last reported against what has arrived since. */
export interface DeviceHoldings {
  readonly device: DeviceRow;
  readonly custody: CustodyRow;
  /** Packets that came after it was locked or revoked and that nobody has let in. */
  readonly inReview: number;
}

export const mostMissingShown = 50;
const silentMs = 7 * 24 * 3_600_000;
/** Less room than this ends a day's work: some thirty pages. */
export const lowStorageBytes = 100_000_000;

/** `after` arrived and so did `before`, and nothing between them. */
export interface SeqHole {
  readonly after: number;
  readonly before: number;
}

/** The numbers inside the holes that the phone does not report as waiting with itself: nobody can say where they are. */
export function findMissingSeqs(
  holes: readonly SeqHole[],
  waiting: readonly number[],
): { readonly seqs: readonly number[]; readonly count: number } {
  const known = new Set(waiting);
  const seqs: number[] = [];
  let count = 0;
  for (const { after, before } of holes) {
    const explained = [...known].filter((seq) => seq > after && seq < before).length;
    count += before - after - 1 - explained;
    // A header may carry any number; the walk is bounded by what is shown and what is explained.
    for (let seq = after + 1; seq < before && seqs.length < mostMissingShown; seq += 1) {
      if (!known.has(seq)) seqs.push(seq);
    }
  }
  return { seqs, count };
}

type Watched = Pick<
  CustodyRow,
  'state' | 'lastContactAt' | 'unsentCount' | 'storageFreeBytes' | 'appVersion' | 'missingCount'
>;

/** What somebody at the desk should ask the volunteer about, the gravest first. */
export function findCustodyAlarms(
  row: Watched,
  now: { readonly nowMs: number; readonly newestApp: string | undefined },
): readonly CustodyAlarm[] {
  const holds = (row.unsentCount ?? 0) > 0;
  const contactMs = row.lastContactAt === undefined ? undefined : Date.parse(row.lastContactAt);
  const alarms: CustodyAlarm[] = [];
  const isOut = row.state === 'revoked' || row.state === 'locked';
  if (isOut && holds) alarms.push('revoked-unsent');
  if (holds && contactMs !== undefined && now.nowMs - contactMs >= silentMs) alarms.push('silent');
  if (row.missingCount > 0) alarms.push('gap');
  // A phone out of use takes no more pictures, and nobody updates it.
  if (isOut) return alarms;
  if (row.storageFreeBytes !== undefined && row.storageFreeBytes < lowStorageBytes) alarms.push('storage');
  const { appVersion } = row;
  if (appVersion !== undefined && now.newestApp !== undefined && compareVersions(appVersion, now.newestApp) < 0) {
    alarms.push('app-old');
  }
  return alarms;
}

const gravity: readonly CustodyAlarm[] = ['revoked-unsent', 'silent', 'gap', 'storage', 'app-old'];

/** By trouble: the gravest alarm first, then who holds most, then who was silent longest. */
export function compareCustody(one: CustodyRow, other: CustodyRow): number {
  const rank = ({ alarms }: CustodyRow) => Math.min(gravity.length, ...alarms.map((alarm) => gravity.indexOf(alarm)));
  return (
    rank(one) - rank(other) ||
    (other.unsentCount ?? 0) - (one.unsentCount ?? 0) ||
    Date.parse(one.lastContactAt ?? '9999-01-01') - Date.parse(other.lastContactAt ?? '9999-01-01') ||
    one.personName.localeCompare(other.personName, 'vi')
  );
}

/** Numbers between dots by size; what is no number counts as 0. */
export function compareVersions(one: string, other: string): number {
  const figures = (version: string) => version.split(/[.+-]/).map((piece) => Number.parseInt(piece, 10) || 0);
  const [left, right] = [figures(one), figures(other)];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * Sẵn sàng lên đường: whether this phone would get through a day without coverage, and if not, what is missing. Yes means that
 * the main job reaches its end offline: what would stop it is `missing`, what would only be a pity is `advice`. The facts are
 * looked at anew each time; nothing is believed because it was so yesterday.
 */

import { findDayNumber } from '../calendar/calendar-date.ts';
import { isSameHamlet } from './visit-errands.ts';

/** The pack of a hamlet's visit, as far as it lies here. */
export interface PackFact {
  readonly hamlet: string;
  readonly sizeBytes: number;
  readonly asOf: string;
}

export interface ReadyFacts {
  readonly nowMs: number;
  /** `YYYY-MM-DD`, by the phone's clock. */
  readonly today: string;
  /** Files of the app that its own list names; `missing`: those that the cache does not hold. */
  readonly app: { readonly isWorkerActive: boolean; readonly files: number; readonly missing: readonly string[] };
  readonly catalogue: {
    readonly isWhole: boolean;
    /** When the gateway last said that nothing newer is there, by the phone's clock. */
    readonly heardAtMs?: number;
    /** Procedures that the directory promises in detail and whose text is not here. */
    readonly missingCodes: readonly string[];
    readonly missingLists: readonly string[];
  };
  /** How many keys a dossier is sealed to. */
  readonly recipients: number;
  /** Absent: this phone knows of no packs, and none is needed. */
  readonly packs?: readonly PackFact[];
  /** Absent: the browser has no such promise. */
  readonly isPersisted?: boolean;
  /** Absent: the browser does not tell. 0 also where the reserve could not be held. */
  readonly freeBytes?: number;
  /** The gateway's time at the last contact, and how far this phone's clock was ahead of it then. */
  readonly lastServerMs?: number;
  readonly aheadMs?: number;
  readonly vault: 'none' | 'locked' | 'open' | 'torn';
  readonly battery?: { readonly level: number; readonly isCharging: boolean };
  /** Of the pad in the bag, as the volunteer counted. */
  readonly sheetsLeft?: number;
  readonly unsent: number;
  readonly device: { readonly isConfirmed: boolean; readonly expiresOn?: string };
}

export interface ReadyWish {
  /** The hamlet and the day of the visit, where they are known. */
  readonly hamlet?: string;
  readonly on?: string;
}

/** In the order in which they stand on the screen: what stops the day first. */
export const readyNames = [
  'app',
  'catalogue',
  'recipients',
  'pack',
  'pin',
  'device',
  'storage',
  'space',
  'clock',
  'battery',
  'sheets',
  'unsent',
] as const;
export type ReadyName = (typeof readyNames)[number];

/** Why it is not so; each has its sentence, and its way to be put right. */
export type ReadyGap =
  | 'no-worker'
  | 'files-missing'
  | 'catalogue-absent'
  | 'catalogue-torn'
  | 'catalogue-old'
  | 'recipients-absent'
  | 'recipients-old'
  | 'pack-absent'
  | 'pack-old'
  | 'pin-absent'
  | 'vault-locked'
  | 'vault-torn'
  | 'unconfirmed'
  | 'expired'
  | 'not-persisted'
  | 'space-short'
  | 'clock-back'
  | 'clock-off'
  | 'battery-low'
  | 'sheets-out'
  | 'sheets-few'
  | 'unsent-waiting';

export interface ReadyLine {
  readonly name: ReadyName;
  readonly state: 'met' | 'missing' | 'advice';
  readonly gap?: ReadyGap;
  /** How many: files, procedures, sheets, dossiers, per cent, minutes. */
  readonly count?: number;
  /** Which: a file, a code, a hamlet, a day. */
  readonly which?: string;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
export const readyLimits = {
  /** Older than this, a price or a form may have changed. */
  catalogueMs: 7 * dayMs,
  /** A key that was replaced is opened for longer than this; then a dossier would come back for review. */
  recipientsMs: 30 * dayMs,
  packMs: 3 * dayMs,
  /** Room for a day's photographs; the reserve is held apart from it. */
  dayBytes: 100_000_000,
  clockMs: 30 * 60_000,
  batteryLevel: 0.3,
  fewSheets: 5,
} as const;

/** A line for each fact that is known; packs, battery and sheets have none where nothing is known of them. */
export function readyLines(facts: ReadyFacts, wish: ReadyWish = {}): readonly ReadyLine[] {
  return [
    appLine(facts),
    catalogueLine(facts),
    recipientsLine(facts),
    ...packLines(facts, wish),
    pinLine(facts),
    deviceLine(facts, wish),
    line('storage', facts.isPersisted === false && { gap: 'not-persisted' }),
    line('space', facts.freeBytes !== undefined && facts.freeBytes < readyLimits.dayBytes && { gap: 'space-short' }),
    clockLine(facts),
    ...batteryLines(facts),
    ...sheetLines(facts),
    line('unsent', facts.unsent > 0 && { gap: 'unsent-waiting', count: facts.unsent }, 'advice'),
  ];
}

/** Yes, or not yet: advice does not count. */
export function isReadyToGo(lines: readonly ReadyLine[]): boolean {
  return lines.every(({ state }) => state !== 'missing');
}

type Gap = Pick<ReadyLine, 'count' | 'which'> & { readonly gap: ReadyGap };

function line(name: ReadyName, gap: Gap | false, state: 'missing' | 'advice' = 'missing'): ReadyLine {
  return gap === false ? { name, state: 'met' } : { name, state, ...gap };
}

function appLine({ app: { isWorkerActive, files, missing } }: ReadyFacts): ReadyLine {
  if (!isWorkerActive || files === 0) return line('app', { gap: 'no-worker' });
  const [which] = missing;
  return line('app', which !== undefined && { gap: 'files-missing', count: missing.length, which });
}

function catalogueLine({ catalogue, nowMs }: ReadyFacts): ReadyLine {
  const { isWhole, heardAtMs, missingCodes, missingLists } = catalogue;
  const torn = [...missingCodes, ...missingLists];
  const [which] = torn;
  if (!isWhole) return line('catalogue', { gap: 'catalogue-absent' });
  if (which !== undefined) return line('catalogue', { gap: 'catalogue-torn', count: torn.length, which });
  return line('catalogue', isOld(heardAtMs, nowMs, readyLimits.catalogueMs) && { gap: 'catalogue-old' });
}

function recipientsLine({ recipients, catalogue: { heardAtMs }, nowMs }: ReadyFacts): ReadyLine {
  if (recipients === 0) return line('recipients', { gap: 'recipients-absent' });
  return line('recipients', isOld(heardAtMs, nowMs, readyLimits.recipientsMs) && { gap: 'recipients-old' });
}

function packLines({ packs, nowMs }: ReadyFacts, { hamlet }: ReadyWish): readonly ReadyLine[] {
  if (packs === undefined || hamlet === undefined) return [];
  const pack = packs.find((one) => isSameHamlet(one.hamlet, hamlet));
  if (!pack) return [line('pack', { gap: 'pack-absent', which: hamlet })];
  const isStale = isOld(Date.parse(pack.asOf), nowMs, readyLimits.packMs);
  return [line('pack', isStale && { gap: 'pack-old', which: pack.asOf }, 'advice')];
}

function pinLine({ vault }: ReadyFacts): ReadyLine {
  if (vault === 'none') return line('pin', { gap: 'pin-absent' });
  if (vault === 'torn') return line('pin', { gap: 'vault-torn' });
  return line('pin', vault === 'locked' && { gap: 'vault-locked' });
}

function deviceLine({ device: { isConfirmed, expiresOn }, today }: ReadyFacts, { on = today }: ReadyWish): ReadyLine {
  // The last day still counts.
  if (expiresOn !== undefined && expiresOn < on) return line('device', { gap: 'expired', which: expiresOn });
  return line('device', !isConfirmed && { gap: 'unconfirmed' });
}

/** Two ways to be wrong: back before a time that is certain, or far from the gateway when it was last asked. */
function clockLine({ nowMs, lastServerMs, aheadMs = 0 }: ReadyFacts): ReadyLine {
  if (lastServerMs === undefined) return line('clock', false);
  if (nowMs < lastServerMs - readyLimits.clockMs) return line('clock', { gap: 'clock-back' });
  const isOff = Math.abs(aheadMs) > readyLimits.clockMs;
  return line('clock', isOff && { gap: 'clock-off', count: Math.round(Math.abs(aheadMs) / 60_000) });
}

function batteryLines({ battery }: ReadyFacts): readonly ReadyLine[] {
  if (!battery) return [];
  const isLow = battery.level < readyLimits.batteryLevel && !battery.isCharging;
  return [line('battery', isLow && { gap: 'battery-low', count: Math.round(battery.level * 100) })];
}

/** Without a pad the phone makes the codes, and they are written by hand: the day goes on. */
function sheetLines({ sheetsLeft }: ReadyFacts): readonly ReadyLine[] {
  if (sheetsLeft === undefined) return [];
  if (sheetsLeft === 0) return [line('sheets', { gap: 'sheets-out' }, 'advice')];
  const isFew = sheetsLeft < readyLimits.fewSheets;
  return [line('sheets', isFew && { gap: 'sheets-few', count: sheetsLeft }, 'advice')];
}

/** Also what claims to be of the future, because then one of two clocks is wrong. */
function isOld(atMs: number | undefined, nowMs: number, mostMs: number): boolean {
  return atMs === undefined || Number.isNaN(atMs) || nowMs - atMs > mostMs || atMs - nowMs > dayMs;
}

/** Whether `text` is a day; a last day that is none ends nothing. */
export function isDay(text: unknown): text is string {
  return typeof text === 'string' && text.length === 10 && findDayNumber(text) !== undefined;
}

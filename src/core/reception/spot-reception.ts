/**
 * Tiếp nhận lưu động: an official receives officially at a session away from the desk, without coverage. The resident keeps the
 * signed slip part of the coded sheet as receipt, the clock starts that day, and only the number of the one-stop system follows.
 * What the phone says of it is judged again at the gateway, because a device key proves who sealed it and not what he may.
 */

import type { SpotReception } from '../dossier/dossier.ts';
import type { OfficeState } from '../dossier/dossier-status.ts';

/** Who sealed it, as the gateway knows the person on the day of the reception. */
export interface SpotReceiver {
  readonly role: string;
  readonly communeCode: string | null;
  /** `YYYY-MM-DD` in Vietnam; absent: nobody has confirmed the device. */
  readonly confirmedOn?: string;
  /** The person's last day. */
  readonly lastDay?: string;
}

export interface SpotFacts {
  readonly receiver: SpotReceiver;
  /** The commune that the dossier belongs to. */
  readonly communeCode: string;
  /** Where the text says that help was given. */
  readonly placeCode: string;
  /** When the packet reached the gateway: nothing can have been received after that. */
  readonly arrivedAt: string;
  readonly isIncomplete: boolean;
}

/** A phone's clock may be a little ahead. */
const aheadMs = 15 * 60_000;
/** A month offline, and as much again: what is older was not received by a clock that can be believed. */
const longestDays = 62;

/**
 * Why it is not an official reception and only an ordinary dossier; absent: it is one. `receiver`: not an official of this commune
 * on that day. `clock`: a time that cannot be. `incomplete`: handed over unfinished.
 */
export function findSpotDoubt(spot: SpotReception, facts: SpotFacts): 'receiver' | 'clock' | 'incomplete' | undefined {
  const { receiver, communeCode } = facts;
  const atMs = Date.parse(spot.at);
  const arrivedMs = Date.parse(facts.arrivedAt);
  if (!(atMs <= arrivedMs + aheadMs) || arrivedMs - atMs > longestDays * 86_400_000) return 'clock';
  const day = spotDay(spot.at);
  const isConfirmed = receiver.confirmedOn !== undefined && receiver.confirmedOn <= day;
  const isOver = receiver.lastDay !== undefined && receiver.lastDay < day;
  const isHere = receiver.communeCode === communeCode && facts.placeCode === communeCode;
  const isOfficial = receiver.role === 'official' && isHere;
  if (!isOfficial || !isConfirmed || isOver) return 'receiver';
  return facts.isIncomplete ? 'incomplete' : undefined;
}

/** The day of a moment, `YYYY-MM-DD`, in Vietnam; '' for what is none. */
export function spotDay(iso: string): string {
  const ms = Date.parse(iso);
  return Number.isNaN(ms) ? '' : new Date(ms + 7 * 3_600_000).toISOString().slice(0, 10);
}

/** Accepted away from the desk, and the number has not come yet. */
export function awaitsNumber(dossier: {
  readonly state: OfficeState;
  readonly officialNumber?: string;
  readonly receivedOnSpotAt?: string;
}): boolean {
  return (
    dossier.receivedOnSpotAt !== undefined &&
    dossier.officialNumber === undefined &&
    (dossier.state === 'accepted' || dossier.state === 'supplement')
  );
}

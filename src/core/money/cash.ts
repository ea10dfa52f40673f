/**
 * Cash that a volunteer takes at a door, where a commune switched that on: numbered entries, each a note that never changes.
 * A slip is put right by a reversal that names the entry; what was handed to an official is a hand-over that names its
 * entries. Invariant: an entry is held, handed over or reversed, in one of these and never in two (`settle-cash.ts`).
 */

/** The device that took the money; its numbers begin with `short`. */
export interface CashHolder {
  readonly deviceId: string;
  readonly short: string;
  readonly name: string;
}

interface CashCommon {
  readonly type: 'cash';
  /** UUID v4, its own of every step. */
  readonly cashId: string;
  readonly holder: CashHolder;
}

/** Money taken. */
export interface CashEntry extends CashCommon {
  readonly step: 'entry';
  /** `4F2A-0007`: entries, reversals and hand-overs of a device are one row of numbers; none is used twice. */
  readonly number: string;
  readonly amountDong: number;
  readonly payerName: string;
  readonly procedureCode?: string;
  /** What it is for, in words. */
  readonly purpose: string;
  /** Of the dossier it is for. */
  readonly localCode?: string;
}

/** An entry was wrong, or the money was given back to the resident. */
export interface CashReversal extends CashCommon {
  readonly step: 'reversal';
  readonly number: string;
  readonly entryId: string;
  readonly reason: string;
}

/** Everything held went to an official, who counts it. */
export interface CashHandOver extends CashCommon {
  readonly step: 'hand-over';
  readonly number: string;
  readonly entryIds: readonly string[];
  readonly sumDong: number;
  /** sha256 of `cashListText`, hex. */
  readonly digest: string;
}

/** The official did not take it: the money is held as before. */
export interface CashTakeBack extends CashCommon {
  readonly step: 'take-back';
  readonly handOverId: string;
}

/** An official's word, written on the official's own phone where there is no desk; `holder` is whose money it was. */
export interface CashReceived extends CashCommon {
  readonly step: 'received';
  readonly code: string;
  readonly sumDong: number;
}

export type CashBody = CashEntry | CashReversal | CashHandOver | CashTakeBack | CashReceived;

/** That an official counted a hand-over and took it, whichever way it was said. */
export interface CashConfirmation {
  readonly confirmationId: string;
  /** Whose money. Absent: the code alone was typed, before anything of it was known. */
  readonly deviceId?: string;
  /** Of the hand-over's digest (`cash-code.ts`). */
  readonly code: string;
  readonly sumDong: number;
  readonly byName: string;
  /** ISO with offset. */
  readonly at: string;
}

/** What the gateway tells a phone about cash, with the pack of a hamlet. */
export interface CashOfPack {
  /** The commune lets its volunteers take cash. */
  readonly isOn: boolean;
  /** Everything this person wrote of cash, whichever hamlet or device. */
  readonly own: readonly CashBody[];
  /** What officials confirmed of it. */
  readonly confirmations: readonly CashConfirmation[];
}

/** `4F2A`: how people tell a device's numbers from another's. */
export function shortOfDevice(deviceId: string): string {
  return deviceId
    .replaceAll(/[^0-9a-z]/gi, '')
    .slice(0, 4)
    .toUpperCase()
    .padEnd(4, '0');
}

/** `4F2A-0007`. */
export function formatCashNumber(short: string, running: number): string {
  return `${short}-${String(running).padStart(4, '0')}`;
}

/** 7 of `4F2A-0007`; absent: no such number. */
export function runningOf(number: string): number | undefined {
  const [, running] = /^[0-9A-Z]{4}-(\d{4,6})$/.exec(number) ?? [];
  return running === undefined ? undefined : Number(running);
}

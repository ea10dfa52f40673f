/** What the desk sees and does about money; the gateway's routes speak exactly these shapes. */

import type { CashBook, CashSums } from './settle-cash.ts';
import type { FeeGroup } from './fee-item.ts';

/** door: a volunteer took it at home and handed it to the desk. */
export const paymentWays = ['cash', 'transfer', 'door'] as const;
export type PaymentWay = (typeof paymentWays)[number];

/**
 * One line that the desk wrote down; none is ever changed. A reversal names the line that it takes back and carries the
 * same amount; what counts is the sum of what was paid less what was reversed.
 */
export interface Payment {
  readonly paymentId: string;
  /** `2026-000012`, of the commune's year; no number is used twice. */
  readonly number: string;
  readonly kind: 'paid' | 'exempt' | 'reversal';
  readonly amountDong: number;
  readonly way?: PaymentWay;
  /** Of the official receipt, whose books are not ours. */
  readonly officialReceipt?: string;
  readonly exempt?: FeeGroup;
  /** Who paid, why nothing is paid, why it was reversed. */
  readonly payerName?: string;
  readonly reason?: string;
  /** The entry of a volunteer. */
  readonly cashId?: string;
  /** The line that this one takes back. */
  readonly reverses?: string;
  /** Taken back by another line. */
  readonly isReversed?: true;
  readonly by: string;
  readonly at: string;
}

/** Money for this dossier that a volunteer took at home, and where it is now. */
export interface DoorMoney {
  readonly cashId: string;
  readonly number: string;
  readonly holderName: string;
  readonly amountDong: number;
  readonly state: 'held' | 'handing-over' | 'handed-over' | 'reversed';
  /** The desk has written its line. */
  readonly isRecorded: boolean;
}

/** Actions of `POST /desk/dossiers/:dossierId/<action>`. */
export interface MoneyActions {
  readonly pay:
    | {
        readonly kind: 'paid';
        readonly amountDong: number;
        readonly way: PaymentWay;
        readonly officialReceipt?: string;
        readonly payerName?: string;
        readonly cashId?: string;
      }
    | { readonly kind: 'exempt'; readonly exempt?: FeeGroup; readonly reason?: string };
  readonly 'reverse-payment': { readonly paymentId: string; readonly reason: string };
}

/** `GET /desk/money?from=&to=` (days, at most 366) → DeskMoney. */
export interface DeskMoney {
  readonly from: string;
  readonly to: string;
  /** In the order in which they were written. */
  readonly payments: readonly PaymentOfDossier[];
  readonly days: readonly MoneySum[];
  readonly procedures: readonly MoneySum[];
  readonly ways: readonly MoneySum[];
  readonly totalDong: number;
  readonly cash: DeskCash;
}

export interface PaymentOfDossier extends Payment {
  readonly dossierId: string;
  readonly localCode: string;
  readonly officialNumber?: string;
  readonly procedureName: string;
}

/** What was paid less what was reversed, of one day, procedure or way. */
export interface MoneySum {
  readonly of: string;
  readonly count: number;
  readonly sumDong: number;
}

/** Cash of all volunteers of the commune. */
export interface DeskCash {
  readonly isOn: boolean;
  /** Who switched it last, and when; absent: nobody ever did. */
  readonly switched?: { readonly by: string; readonly at: string };
  readonly book: CashBook;
  /** By name; who ever took cash. */
  readonly holders: readonly CashHolderSums[];
  /** Confirmations that may be withdrawn: of which no hand-over has come, or with another sum. */
  readonly loose: readonly { readonly confirmationId: string; readonly code: string; readonly sumDong: number }[];
}

export interface CashHolderSums extends CashSums {
  readonly deviceId: string;
  readonly short: string;
  readonly name: string;
}

// `POST /desk/cash/switch` {isOn} · `POST /desk/cash/confirmations` {code, sumDong}: what was typed, or the whole of what was
// scanned, and what the official counted · `POST /desk/cash/confirmations/:confirmationId/withdraw` {reason} → DeskCash.

/** The tables of fees that were paid and of cash at the door; `schema.ts` has the others. */

import type { KeyObject } from 'node:crypto';
import type { FeeGroup } from '../../core/money/fee-item.ts';
import type { Payment, PaymentWay } from '../../core/money/desk-money.ts';
import type { Timestamp } from './column-types.ts';
import { openJson, sealJson } from './sealed-content.ts';

/** A line is added and never changed. */
export interface PaymentsTable {
  payment_id: string;
  dossier_id: string;
  commune_code: string;
  number: string;
  kind: Payment['kind'];
  /** Of a reversal that of the line which it takes back. */
  amount_dong: number;
  way: PaymentWay | null;
  official_receipt: string | null;
  exempt_group: FeeGroup | null;
  /** The entry of a volunteer; of two lines for one entry at most one is not reversed. */
  cash_id: string | null;
  reverses: string | null;
  /** The office's day, `YYYY-MM-DD`. */
  day: string;
  at: Timestamp;
  actor: string;
  /** Names and reasons; null where nothing was said. */
  sealed_words: Buffer | null;
}

export interface PaymentWords {
  readonly payerName?: string;
  readonly reason?: string;
}

/** Whether a commune's volunteers may take cash; without a row they may not. */
export interface CashSettingsTable {
  commune_code: string;
  is_on: boolean;
  changed_at: Timestamp;
  changed_by: string;
}

/** That an official counted a hand-over at the desk. */
export interface CashConfirmationsTable {
  confirmation_id: string;
  commune_code: string;
  /** Whose money; null: the code alone was typed. */
  device_id: string | null;
  code: string;
  sum_dong: number;
  at: Timestamp;
  actor: string;
  /** It was a mistake; why is sealed. */
  withdrawn_at: Timestamp | null;
  sealed_reason: Buffer | null;
}

export function sealPaymentWords(dataKey: KeyObject, paymentId: string, words: PaymentWords): Buffer {
  return sealJson(dataKey, `payments.sealed_words:${paymentId}`, words);
}

export function openPaymentWords(dataKey: KeyObject, paymentId: string, sealed: Uint8Array): PaymentWords {
  return openJson(dataKey, `payments.sealed_words:${paymentId}`, sealed);
}

export function sealWithdrawal(dataKey: KeyObject, confirmationId: string, reason: string): Buffer {
  return sealJson(dataKey, `cash_confirmations.sealed_reason:${confirmationId}`, reason);
}

/**
 * What a volunteer shows and an official scans or types when cash changes hands. The code is made of the digest of the list,
 * so it stands for exactly these entries and this sum; its last digit catches a slip of the finger.
 */

import { checkDigitOf } from '../dossier/local-code.ts';
import type { CashEntry, CashHandOver } from './cash.ts';

const opening = 'GOCUA-TIEN';

/** The text whose digest a hand-over carries: the same list in any order gives the same. */
export function cashListText(handOverId: string, entries: readonly Pick<CashEntry, 'cashId' | 'amountDong'>[]): string {
  const lines = entries.map(({ cashId, amountDong }) => `${cashId} ${amountDong}`).sort();
  return [handOverId, ...lines].join('\n');
}

/** Eight digits for people, out of a digest in hex. */
export function cashCode(digest: string): string {
  const seven = String(Number.parseInt(digest.slice(0, 12), 16) % 10_000_000).padStart(7, '0');
  return seven + checkDigitOf(seven);
}

/** `1234 5678`. */
export function formatCashCode(code: string): string {
  return code.replace(/^(\d{4})(\d{4})$/, '$1 $2');
}

/** What was scanned or typed. Absent: neither; a digit is wrong. */
export function parseCashCode(text: string): (Pick<CashLabel, 'code'> & Partial<CashLabel>) | undefined {
  const [, code = '', sum = '', count = '', deviceId = ''] =
    /^GOCUA-TIEN:(\d{8}):(\d{1,11}):(\d{1,4}):([\w-]{1,64})$/.exec(text.trim()) ?? [];
  if (isCode(code)) return { code, sumDong: Number(sum), count: Number(count), deviceId };
  const typed = text.replaceAll(/[\s.-]/g, '');
  return isCode(typed) ? { code: typed } : undefined;
}

/** What stands in the QR. */
export interface CashLabel {
  readonly code: string;
  readonly sumDong: number;
  readonly count: number;
  readonly deviceId: string;
}

export function cashQr({ digest, sumDong, entryIds, holder }: CashHandOver): string {
  return `${opening}:${cashCode(digest)}:${sumDong}:${entryIds.length}:${holder.deviceId}`;
}

function isCode(text: string): boolean {
  return /^\d{8}$/.test(text) && checkDigitOf(text.slice(0, 7)) === text.slice(7);
}

/**
 * The note of a result that was handed over in a hamlet. It is written where it happens, also when the desk thought otherwise:
 * the paper is in the resident's hands whatever a table says. A mistake is taken back by the note that follows it.
 */

/** How the resident confirmed it: a name on the coded sheet, a thumbprint there, or somebody who saw it. */
export const receiptWays = ['sheet', 'thumbprint', 'witness'] as const;
export type ReceiptWay = (typeof receiptWays)[number];

export const receiverKinds = ['applicant', 'representative'] as const;
export type ReceiverKind = (typeof receiverKinds)[number];

export interface ResultReceiver {
  readonly kind: ReceiverKind;
  readonly name: string;
  /** A representative's: the paper by which he may, in words. */
  readonly paper?: string;
}

export interface HandedResult {
  readonly type: 'result';
  readonly dossierId: string;
  readonly step: 'handed-over';
  readonly to: ResultReceiver;
  readonly how: ReceiptWay;
  /** Nine digits of the sheet that was signed or printed on. */
  readonly sheetCode?: string;
  /** With `witness`: who. */
  readonly witness?: string;
}

export type ResultBody =
  | HandedResult
  | { readonly type: 'result'; readonly dossierId: string; readonly step: 'taken-back' };

export type HandOverFault = 'receiver-missing' | 'paper-missing' | 'sheet-missing' | 'witness-missing';

/** What a hand-over still lacks, in the order in which it is asked for. */
export function findHandOverFaults(
  draft: Omit<Partial<HandedResult>, 'to'> & { readonly to?: Partial<ResultReceiver> },
): readonly HandOverFault[] {
  const { to = {}, how, sheetCode, witness } = draft;
  const faults: HandOverFault[] = [];
  if (isBlank(to.name)) faults.push('receiver-missing');
  if (to.kind === 'representative' && isBlank(to.paper)) faults.push('paper-missing');
  if (how !== 'witness' && sheetCode === undefined) faults.push('sheet-missing');
  if (how === 'witness' && isBlank(witness)) faults.push('witness-missing');
  return faults;
}

/** For the history at the desk: to whom, by which paper, confirmed how. Names are the resident's: sealed wherever they are kept. */
export function receiverWords({ to, how, sheetCode, witness }: HandedResult): string {
  const who = to.kind === 'applicant' ? to.name : `${to.name}, nhận thay theo ${to.paper ?? 'giấy tờ đã xem'}`;
  const sheet = sheetCode === undefined ? '' : ` trên phiếu ${sheetCode}`;
  const ways: { readonly [way in ReceiptWay]: string } = {
    sheet: `ký${sheet}`,
    thumbprint: `điểm chỉ${sheet}`,
    witness: `có ${witness ?? 'người'} làm chứng`,
  };
  return `${who}; ${ways[how]}`;
}

function isBlank(words: string | undefined): boolean {
  return words === undefined || words.trim() === '';
}

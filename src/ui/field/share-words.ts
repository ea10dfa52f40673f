/**
 * What leaves the phone in a message: code, short name and state, as the slip's own page shows them. The token that opens that
 * page is in the slip's share to the resident only; what goes through somebody else says no more than that there is news.
 */

import { formatLocalCode } from '../../core/dossier/local-code.ts';
import { formatSheetCode } from '../../core/dossier/sheet-code.ts';
import type { OfficeState } from '../../core/dossier/dossier-status.ts';
import { shared as texts } from '../texts/vi/door.ts';
import { slip } from '../texts/vi/slip.ts';

export interface SharedDossier {
  readonly localCode: string;
  /** Short names of the procedures. */
  readonly names: readonly string[];
  /** Absent: it has not reached the office yet. */
  readonly state?: OfficeState;
  /** In the slip's own share only. */
  readonly slipToken?: string;
}

export interface SharedWords {
  readonly head: string;
  readonly lines: readonly string[];
  readonly notReceipt: string;
  /** Where it says how far it is; with the token where this is the slip. */
  readonly address: string;
  /** Drawn as a QR on the slip. */
  readonly qr?: string;
}

export function sharedWords(dossier: SharedDossier, origin: string): SharedWords {
  const { localCode, names, state, slipToken } = dossier;
  const address = slipToken === undefined ? `${origin}/tra-cuu` : formatSheetCode(origin, localCode, slipToken);
  return {
    head: slipToken === undefined ? texts.statusHead : texts.slipHead,
    lines: [
      texts.code(formatLocalCode(localCode)),
      ...(names.length > 0 ? [texts.about(names.join('; '))] : []),
      texts.state(slip.states[state ?? 'on-its-way']),
    ],
    notReceipt: texts.notReceipt,
    address,
    ...(slipToken !== undefined && { qr: address }),
  };
}

export function sharedText({ head, lines, notReceipt, address }: SharedWords): string {
  return [head, ...lines, texts.see(address), notReceipt].join('\n');
}

/** For a relative or the head of the hamlet: no name, no procedure, no state. */
export function newsText(
  localCode: string,
  commune: { readonly name: string; readonly telephone?: string } | undefined,
): string {
  return texts.tellText(commune?.name ?? 'Xã', formatLocalCode(localCode), commune?.telephone);
}

/**
 * The nine digits of an envelope. A hand scanner types the QR's whole text, and a Vietnamese keyboard (Telex) may turn letters of
 * its token into others; the digits stay what they are and carry their own check digit, and the desk needs no token.
 */

import { isLocalCode } from '../../core/dossier/local-code.ts';
import { parseSheetCode } from '../../core/dossier/sheet-code.ts';

/** Absent: there is no code in it. */
export function findEnvelopeCode(text: string): string | undefined {
  const parsed = parseSheetCode(text);
  if (parsed.ok) return parsed.value.code;
  const digits = /#\s*([0-9]{9})(?=\.)/.exec(text.normalize('NFKC'))?.[1];
  return digits !== undefined && isLocalCode(digits) ? digits : undefined;
}

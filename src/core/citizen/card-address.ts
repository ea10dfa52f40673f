/** The address of a card as text. It is never mapped to a commune silently: old cards keep old communes. */

import { fold } from '../text/fold.ts';
import { nfc } from '../text/nfc.ts';

/** Since that day addresses have two levels: commune and province. */
const mergedOn = '2025-07-01';

/**
 * Tidies an address and collapses the transitional "xã, tỉnh, tỉnh" of cards issued after the merger of 01/07/2025. Before
 * it a province and its town could share a name ("Hợp Giang, Cao Bằng, Cao Bằng"), so older cards are left alone; and where
 * the first part is a hamlet, the repeated name may be the ward's own, so it stays and `provinceRepeated` asks for a look.
 */
export function tidyCardAddress(
  text: string,
  issuedOn: string | undefined,
): { text: string; provinceRepeated: boolean } {
  const parts = nfc(text)
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const last = parts.at(-1);
  const repeated = parts.length > 2 && last !== undefined && fold(parts.at(-2) ?? '') === fold(last);
  if (!repeated || issuedOn === undefined || issuedOn < mergedOn)
    return { text: parts.join(', '), provinceRepeated: false };
  const mayBeWard = parts.length === 3 && isHamlet(parts[0] ?? '');
  return { text: (mayBeWard ? parts : parts.slice(0, -1)).join(', '), provinceRepeated: mayBeWard };
}

function isHamlet(part: string): boolean {
  return /^(thon|ban|lang|xom|ap|buon|khu|khu pho|khom|to|to dan pho|tdp|kp|so)(\s|$)|^\d/.test(fold(part));
}

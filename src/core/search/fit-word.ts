/** How well a folded word of a title answers a folded word that was typed; 0: not at all. */

import { isOneEditAway } from '../text/is-one-edit-away.ts';

const exactFit = 1;
const mistypedFit = 0.5;
/** Of three letters one is a third: such a slip says less. Of two it says nothing. */
const shortMistypedFit = 0.4;

/** The word itself, or begins with it: the longer the beginning, the better. */
export function fitBeginning(word: string, typed: string): number {
  if (word === typed) return exactFit;
  return word.startsWith(typed) ? 0.7 + (0.2 * typed.length) / word.length : 0;
}

/** One slip away; the beginning of a longer word may hold the slip too, because people stop typing when they see it. */
export function fitMistyped(word: string, typed: string): number {
  if (typed.length < 3) return 0;
  if (isOneEditAway(word, typed)) return typed.length === 3 || word.length < 3 ? shortMistypedFit : mistypedFit;
  const isLonger = typed.length >= 4 && word.length > typed.length + 1;
  return isLonger && isOneEditAway(word.slice(0, typed.length), typed) ? shortMistypedFit : 0;
}

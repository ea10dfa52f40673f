import type { Dimension } from '../../core/figures/figure.ts';
import type { FigureRow } from '../../core/figures/figures-answer.ts';
import { rowWords } from '../texts/vi/figure-words.ts';

/** What a row is called: words of ours in the language of the screens, names as the gateway gives them. */
export function rowLabel(by: Dimension, { key, label }: FigureRow): string {
  if (by === 'state') return rowWords.states[key as keyof typeof rowWords.states] ?? label;
  if (by === 'lane') return rowWords.lanes[key as keyof typeof rowWords.lanes] ?? label;
  return by === 'hamlet' && key === '' ? rowWords.noHamlet : label;
}

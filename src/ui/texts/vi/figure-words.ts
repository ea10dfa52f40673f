/** What the figures are called on the screens; files and the open figures say them in Vietnamese, as the core does. */

import { figures } from '../../../core/figures/figure.ts';
import type { FigureId } from '../../../core/figures/figure.ts';
import { indicators } from '../../../core/figures/indicators.ts';
import { dimensionNames, laneNames, nobodySaidWhere, stateNames } from '../../../core/figures/row-names.ts';
import { spoken } from '../spoken.ts';

interface FigureWords {
  readonly name: string;
  readonly definition: string;
  readonly ofWhat?: { readonly numerator: string; readonly denominator: string };
  readonly missing?: string;
}

export const figureWords: { readonly [id in FigureId]: FigureWords } = spoken(
  'figure-words.figureWords',
  Object.fromEntries(
    figures.map(({ id, name, definition, ofWhat, missing }) => [
      id,
      { name, definition, ...(ofWhat && { ofWhat: { ...ofWhat } }), ...(missing !== undefined && { missing }) },
    ]),
  ) as { [id in FigureId]: FigureWords },
);

export const rowWords = spoken('figure-words.rowWords', {
  dimensions: { ...dimensionNames },
  states: { ...stateNames },
  lanes: { ...laneNames },
  noHamlet: nobodySaidWhere,
});

/** The state's indicators, by their number. */
export const indicatorWords: { readonly [id: string]: { readonly name: string; readonly note: string } } = spoken(
  'figure-words.indicatorWords',
  Object.fromEntries(indicators.map(({ id, name, note }) => [id, { name, note }])),
);

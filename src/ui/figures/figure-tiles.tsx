import { useState } from 'react';
import { figures } from '../../core/figures/figure.ts';
import type { Figure, FigureId } from '../../core/figures/figure.ts';
import type { FigureValues } from '../../core/figures/figures-answer.ts';
import { figureWords } from '../texts/vi/figure-words.ts';
import { figuresText as texts } from '../texts/vi/figures.ts';
import type { Behind } from './behind-dialog.tsx';
import css from './figures.module.css';
import { formatFigure, formatLength, formatNumber } from './format-figure.ts';
import { isOpenable } from './is-openable.ts';

interface FigureTilesProps {
  readonly total: FigureValues;
  readonly onOpen?: (behind: Behind) => void;
}

/** Stands in the tile of another. */
const within: readonly FigureId[] = ['door-to-number-p90', 'oldest-unsent'];

/** The whole, a tile a figure; how each is counted is one touch away. */
export function FigureTiles({ total, onOpen }: FigureTilesProps) {
  return (
    <section aria-label={texts.figures}>
      <ul className={css['tiles']}>
        {figures
          .filter(({ id }) => !within.includes(id))
          .map((figure) => (
            <Tile key={figure.id} figure={figure} total={total} {...(onOpen && { onOpen })} />
          ))}
      </ul>
    </section>
  );
}

function Tile({ figure, total, onOpen }: FigureTilesProps & { readonly figure: Figure }) {
  const { id, unit } = figure;
  const { name, definition, ofWhat, missing } = figureWords[id];
  const [isExplained, setExplained] = useState(false);
  const value = total[id];
  const words = missing === undefined ? formatFigure(unit, value) : texts.missing;
  const canOpen = onOpen !== undefined && missing === undefined && isOpenable(id, value);
  return (
    <li className={css['tile']}>
      <h2>{name}</h2>
      <p className={css['number']} data-missing={missing !== undefined || undefined}>
        {canOpen ? (
          <button
            type="button"
            aria-label={`${words}. ${texts.behind.open(name, '')}`}
            onClick={() => onOpen({ id, key: '', row: '' })}
          >
            {words}
          </button>
        ) : (
          words
        )}
      </p>
      <p className={css['aside']}>{asideOf(id, total)}</p>
      <button
        type="button"
        className={css['explain']}
        aria-expanded={isExplained}
        aria-label={texts.meaningOf(name)}
        onClick={() => setExplained(!isExplained)}
      >
        {texts.meaning}
      </button>
      {isExplained && (
        <p className={css['definition']}>
          {definition} {ofWhat && texts.counted(ofWhat.numerator, ofWhat.denominator)} {missing}
        </p>
      )}
    </li>
  );
}

function asideOf(id: FigureId, total: FigureValues): string {
  const value = total[id];
  if (id === 'door-to-number' && total['door-to-number-p90']?.value !== undefined) {
    return texts.nineOfTen(formatLength(total['door-to-number-p90'].value));
  }
  if (id === 'unsent' && total['oldest-unsent']?.value !== undefined) {
    return texts.longest(formatLength(total['oldest-unsent'].value));
  }
  if (value?.hidden === true) return texts.hiddenLong;
  if (value?.denominator === 0) return texts.nothingToCount;
  if (value?.numerator !== undefined && value.denominator !== undefined) {
    return texts.of(formatNumber(value.numerator, 0), formatNumber(value.denominator, 0));
  }
  return '';
}

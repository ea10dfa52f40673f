/** Figures split one way: a table with a bar beside the main number, the longest lists cut until they are asked for. */

import { useState } from 'react';
import { findFigures } from '../../core/figures/figure.ts';
import type { Dimension, Figure } from '../../core/figures/figure.ts';
import type { FigureRow, FiguresAnswer } from '../../core/figures/figures-answer.ts';
import { Button } from '../parts/button.tsx';
import { Loading } from '../parts/loading.tsx';
import { Nothing } from '../parts/nothing.tsx';
import choices from '../parts/choice-chips.module.css';
import table from '../parts/office-table.module.css';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import { useOffice } from '../parts/use-office.ts';
import { figureWords, rowWords } from '../texts/vi/figure-words.ts';
import { figuresText as texts } from '../texts/vi/figures.ts';
import type { Behind } from './behind-dialog.tsx';
import css from './figures.module.css';
import { figuresPath } from './figures-question.ts';
import type { FiguresQuestion } from './figures-question.ts';
import { rowLabel } from './row-label.ts';
import { formatFigure } from './format-figure.ts';
import { isOpenable } from './is-openable.ts';

interface SplitTableProps {
  readonly question: FiguresQuestion;
  readonly splits: readonly Dimension[];
  readonly onOpen?: (behind: Behind) => void;
}

const fewRows = 15;

export function SplitTable({ question, splits, onOpen }: SplitTableProps) {
  const [chosen, setChosen] = useState(splits[0]);
  const answer = useOffice<FiguresAnswer>(chosen && figuresPath('/figures', question, chosen));
  const { value } = answer;
  return (
    <section className={css['section']} aria-label={texts.split}>
      <div className={`${css['splits']} ${choices['chips']}`} role="group" aria-label={texts.split}>
        <h2>{texts.split}</h2>
        {splits.map((by) => (
          <button key={by} type="button" aria-pressed={by === chosen} onClick={() => setChosen(by)}>
            {by in texts.splitBy ? texts.splitBy[by as keyof typeof texts.splitBy] : rowWords.dimensions[by]}
          </button>
        ))}
      </div>
      {answer.trouble && (
        <OfficeTrouble trouble={answer.trouble} isOld={value !== undefined} onRetry={() => void answer.reload()} />
      )}
      {value === undefined && answer.isLoading && <Loading />}
      {value?.rows.length === 0 && <Nothing>{texts.noRows}</Nothing>}
      {value?.by && value.rows.length > 0 && (
        <Rows key={value.by} by={value.by} rows={value.rows} {...(onOpen && { onOpen })} />
      )}
    </section>
  );
}

interface RowsProps {
  readonly by: Dimension;
  readonly rows: readonly FigureRow[];
  readonly onOpen?: (behind: Behind) => void;
}

function Rows({ by, rows, onOpen }: RowsProps) {
  const [isWhole, setWhole] = useState(false);
  // Beside the median the ninth decile says little to a row of few.
  const columns = findFigures(by).filter(
    ({ id }) => id !== 'door-to-number-p90' && rows.some(({ values }) => values[id] !== undefined),
  );
  const [main] = columns.filter(({ id }) => id === 'dossiers' || by === 'reason');
  const most = Math.max(1, ...rows.map(({ values }) => (main && values[main.id]?.value) ?? 0));
  const shown = isWhole ? rows : rows.slice(0, fewRows);
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys */}
      <div className={css['scroll']} tabIndex={0} role="region" aria-label={rowWords.dimensions[by]}>
        <table className={`${table['table']} ${css['split']}`}>
          <thead>
            <tr>
              <th scope="col">{rowWords.dimensions[by]}</th>
              {columns.map(({ id }) => (
                <th key={id} scope="col" title={figureWords[id].definition}>
                  {figureWords[id].name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.key}>
                <th scope="row">{rowLabel(by, row)}</th>
                {columns.map((figure) => (
                  <td key={figure.id}>
                    <Cell figure={figure} row={row} by={by} {...(onOpen && { onOpen })} />
                    {figure === main && <Bar share={(row.values[figure.id]?.value ?? 0) / most} />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > fewRows && (
        <div className={css['more']}>
          <Button onClick={() => setWhole(!isWhole)}>{isWhole ? texts.showFew : texts.showAll(rows.length)}</Button>
        </div>
      )}
    </>
  );
}

interface CellProps {
  readonly figure: Figure;
  readonly row: FigureRow;
  readonly by: Dimension;
  readonly onOpen?: (behind: Behind) => void;
}

function Cell({ figure: { id, unit }, row, by, onOpen }: CellProps) {
  const value = row.values[id];
  const label = rowLabel(by, row);
  const words = formatFigure(unit, value);
  const isReason = by === 'reason' && (value?.value ?? 0) > 0;
  if (onOpen && (isReason || isOpenable(id, value))) {
    // What was asked for has no dossiers of its own: those it was asked of.
    const shown = isReason ? 'share-supplemented' : id;
    return (
      <button
        type="button"
        aria-label={`${words}. ${texts.behind.open(figureWords[id].name, label)}`}
        onClick={() => onOpen({ id: shown, by, key: row.key, row: label })}
      >
        {words}
      </button>
    );
  }
  return value?.hidden === true ? <span title={texts.hiddenLong}>{words}</span> : words;
}

function Bar({ share }: { readonly share: number }) {
  return (
    <svg className={css['bar']} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect width={Math.max(0, Math.min(1, share)) * 100} height="6" rx="1" />
    </svg>
  );
}

import type { Score } from '../../core/figures/score.ts';
import { getFigure } from '../../core/figures/figure.ts';
import table from '../parts/office-table.module.css';
import { indicatorWords } from '../texts/vi/figure-words.ts';
import { figuresText as texts } from '../texts/vi/figures.ts';
import css from './figures.module.css';
import { formatFigure, formatNumber } from './format-figure.ts';

/** The state's indicators: those that can be estimated first, and of the others why not. Closed until it is asked for. */
export function ScoreTable({ scores }: { readonly scores: readonly Score[] }) {
  const { columns } = texts.scores;
  const inOrder = [
    ...scores.filter(({ answeredBy }) => answeredBy !== undefined),
    ...scores.filter(({ answeredBy }) => answeredBy === undefined),
  ];
  return (
    <details className={css['scores']}>
      <summary>{texts.scores.title}</summary>
      <p>{texts.scores.lead}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys */}
      <div className={css['scroll']} tabIndex={0} role="region" aria-label={texts.scores.title}>
        <table className={`${table['table']} ${css['split']}`}>
          <thead>
            <tr>
              {Object.entries(columns).map(([name, label]) => (
                <th key={name} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {inOrder.map(({ id, name, answeredBy, value, points, maxPoints, note }) => (
              <tr key={id}>
                <td>{id}</td>
                <th scope="row">{indicatorWords[id]?.name ?? name}</th>
                <td>
                  {answeredBy === undefined
                    ? texts.scores.none
                    : formatFigure(getFigure(answeredBy).unit, value === undefined ? {} : { value })}
                </td>
                <td>{points === undefined ? texts.nothing : formatNumber(points, 2)}</td>
                <td>{maxPoints ?? texts.nothing}</td>
                <td className={css['note']}>{indicatorWords[id]?.note ?? note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

import { Suspense, lazy, useMemo } from 'react';
import type { FiguresAnswer } from '../../core/figures/figures-answer.ts';
import { getFigure } from '../../core/figures/figure.ts';
import table from '../parts/office-table.module.css';
import { figureWords, rowWords } from '../texts/vi/figure-words.ts';
import { figuresText as texts } from '../texts/vi/figures.ts';
import page from './figures.module.css';
import css from './time.module.css';
import { formatFigure } from './format-figure.ts';
import type { Series } from './time-chart.tsx';

const TimeChart = lazy(() => import('./time-chart.tsx'));

const shownIds = ['dossiers', 'visits', 'on-time'] as const;

/** Weeks or months: drawn, and in numbers beside the drawing. */
export function TimeSection({ answer, steps }: { readonly answer: FiguresAnswer; readonly steps: 'week' | 'month' }) {
  const { rows } = answer;
  const labels = useMemo(() => rows.map(({ label }) => (steps === 'week' ? label.slice(0, 5) : label)), [rows, steps]);
  const series = useMemo(
    (): readonly Series[] => [
      {
        label: figureWords.dossiers.name,
        colour: '--primary',
        drawn: 'bars',
        values: rows.map(({ values }) => values.dossiers?.value),
      },
      {
        label: figureWords.visits.name,
        colour: '--moving',
        drawn: 'line',
        values: rows.map(({ values }) => values.visits?.value),
      },
    ],
    [rows],
  );
  if (rows.length === 0) return null;
  return (
    <section className={page['section']} aria-labelledby="theo-thoi-gian">
      <h2 id="theo-thoi-gian">{texts.inTime}</h2>
      <p>{steps === 'week' ? texts.byWeek : texts.byMonth}</p>
      <div className={css['time']}>
        <Suspense fallback={<div className={css['chart']} />}>
          <TimeChart labels={labels} series={series} words={texts.chart} />
        </Suspense>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys */}
        <div className={css['numbers']} tabIndex={0} role="region" aria-label={texts.inTime}>
          <table className={table['table']}>
            <thead>
              <tr>
                <th scope="col">{rowWords.dimensions[steps]}</th>
                {shownIds.map((id) => (
                  <th key={id} scope="col">
                    {figureWords[id].name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {[...rows].reverse().map(({ key, label, values }) => (
                <tr key={key}>
                  <th scope="row">{label}</th>
                  {shownIds.map((id) => (
                    <td key={id}>{formatFigure(getFigure(id).unit, values[id])}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </section>
  );
}

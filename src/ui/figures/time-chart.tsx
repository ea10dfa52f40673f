/** Figures over time as a drawing: what it shows stands in the table beside it, so nobody needs to read it off. */

import { useEffect, useRef } from 'react';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import css from './time.module.css';
import { spokenLocale } from '../texts/use-language.ts';

export interface Series {
  readonly label: string;
  /** A token of `tokens.css`. */
  readonly colour: '--primary' | '--moving';
  readonly values: readonly (number | undefined)[];
  readonly drawn: 'bars' | 'line';
}

interface TimeChartProps {
  /** Names of the points, in their order. */
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  readonly words: string;
}

const heightPx = 240;

export default function TimeChart({ labels, series, words }: TimeChartProps) {
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const within = place.current;
    if (within === null) return undefined;
    const colourOf = (token: string) => getComputedStyle(document.documentElement).getPropertyValue(token).trim();
    const [muted, hairline] = [colourOf('--muted'), colourOf('--hairline')];
    const font = `15px ${getComputedStyle(within).fontFamily}`;
    const axis = { stroke: muted, font, grid: { stroke: hairline, width: 1 }, ticks: { show: false } };
    const xs = labels.map((_, index) => index);
    const bars = UPlot.paths.bars?.({ size: [0.7, 40] });
    const plot = new UPlot(
      {
        width: within.clientWidth,
        height: heightPx,
        cursor: { show: false },
        legend: { show: false },
        scales: {
          x: { time: false, range: [-0.6, Math.max(0.6, labels.length - 0.4)] },
          y: { range: (_, __, most) => [0, Math.max(5, most * 1.1)] },
        },
        axes: [
          {
            ...axis,
            grid: { show: false },
            splits: () => xs,
            values: (self, splits) => {
              // As many names as there is room for, the newest always.
              const step = Math.ceil((splits.length * 70) / Math.max(1, self.width - 60));
              return splits.map((at) => ((labels.length - 1 - at) % step === 0 ? (labels[at] ?? '') : ''));
            },
          },
          {
            ...axis,
            size: 60,
            values: (_, splits) =>
              splits.map((value) => (Number.isInteger(value) ? value.toLocaleString(spokenLocale()) : '')),
          },
        ],
        series: [
          {},
          ...series.map(({ label, colour, drawn }) => ({
            label,
            stroke: colourOf(colour),
            ...(drawn === 'bars' && bars ? { fill: colourOf(colour), paths: bars, width: 0 } : { width: 2 }),
            points: { show: false },
          })),
        ],
      },
      [xs, ...series.map(({ values }) => values.map((value) => value ?? null))],
      within,
    );
    const watch = new ResizeObserver(() => plot.setSize({ width: within.clientWidth, height: heightPx }));
    watch.observe(within);
    return () => {
      watch.disconnect();
      plot.destroy();
    };
  }, [labels, series]);

  return (
    <figure className={css['chart']}>
      <figcaption>
        {series.map(({ label, colour, drawn }) => (
          <span key={label} data-drawn={drawn} style={{ color: `var(${colour})` }}>
            <b>{label}</b>
          </span>
        ))}
      </figcaption>
      <div ref={place} role="img" aria-label={words} />
    </figure>
  );
}

/** What the figures would score by the state's indicators: full points at the target, below it in proportion. Pure. */

import type { FigureValues } from './figures-answer.ts';
import { indicators } from './indicators.ts';
import type { Indicator } from './indicators.ts';

export interface Score extends Indicator {
  /** In percent, or in minutes for a length of time. */
  readonly value?: number;
  /** To two places; absent: nothing to score by, or no points are given. */
  readonly points?: number;
}

export function scoreOf(total: FigureValues): readonly Score[] {
  return indicators.map((indicator) => {
    const value = indicator.answeredBy === undefined ? undefined : total[indicator.answeredBy]?.value;
    if (value === undefined) return indicator;
    const { maxPoints, targetPercent = 100 } = indicator;
    if (maxPoints === undefined) return { ...indicator, value };
    return { ...indicator, value, points: Math.round(Math.min(1, value / targetPercent) * maxPoints * 100) / 100 };
  });
}

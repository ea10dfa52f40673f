/** What a page of figures asks for, and its address; words of people are never part of it. */

import type { Dimension } from '../../core/figures/figure.ts';
import { daysOf } from './period.ts';
import type { Months } from './period.ts';

export interface FiguresQuestion {
  readonly months: Months;
  readonly commune?: string;
  readonly procedure?: string;
  readonly hamlet?: string;
}

export function figuresPath(
  path: string,
  { months, commune, procedure, hamlet }: FiguresQuestion,
  by?: Dimension,
): string {
  const asked = new URLSearchParams({
    ...daysOf(months),
    ...(by && { by }),
    ...(commune !== undefined && { commune }),
    ...(procedure !== undefined && { procedure }),
    ...(hamlet !== undefined && { hamlet }),
  });
  return `${path}?${asked}`;
}

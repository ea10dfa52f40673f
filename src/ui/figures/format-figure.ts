/** Figures the way people here write numbers: `12.345`, `87,5%`, `1,5 ngày`. */

import type { Figure } from '../../core/figures/figure.ts';
import type { FigureValue } from '../../core/figures/figures-answer.ts';
import { spokenLocale } from '../texts/use-language.ts';
import { figuresText as texts } from '../texts/vi/figures.ts';

/** As short as a cell of a table takes it. */
export function formatFigure(unit: Figure['unit'], figure: FigureValue | undefined): string {
  if (figure?.hidden === true) return texts.hidden;
  if (figure?.value === undefined) return texts.nothing;
  const words = formatUnit(unit, figure.value);
  return figure.atLeast === true ? `≥ ${words}` : words;
}

function formatUnit(unit: Figure['unit'], value: number): string {
  if (unit === 'minutes') return formatLength(value);
  const number = formatNumber(value, unit === 'percent' ? 1 : 0);
  return unit === 'percent' ? `${number}%` : number;
}

/** The unit that leaves one or two places to read. */
export function formatLength(minutes: number): string {
  const { time } = texts;
  if (minutes < 60) return time.minutes(formatNumber(minutes, 0));
  const hours = minutes / 60;
  return hours < 24 ? time.hours(formatNumber(hours, 1)) : time.days(formatNumber(hours / 24, 1));
}

export function formatNumber(value: number, places: number): string {
  return value.toLocaleString(spokenLocale(), { maximumFractionDigits: places });
}

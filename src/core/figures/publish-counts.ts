/**
 * Figures as they may leave the commune: small numbers hidden (`protect-list.ts`), month by month. A longer period is made of
 * what its months publish and of nothing else, so no two periods, however they overlap, give a hidden number away by
 * subtraction. Pure.
 */

import type { FigureCounts } from './figure-counts.ts';
import type { FigureId } from './figure.ts';
import type { FigureValue, FigureValues } from './figures-answer.ts';
import { noCounts } from './figure-counts.ts';
import { protectList } from './protect-list.ts';

/** Counts of each row, by month. */
export type MonthlyCounts = ReadonlyMap<string, ReadonlyMap<string, FigureCounts>>;

export type Counted =
  | 'visits'
  | 'dossiers'
  | 'shownOnline'
  | 'supplements'
  | 'reports'
  | 'reportsAnswered'
  | 'reportsPublished';
const counted: readonly (readonly [FigureId, Counted])[] = [
  ['visits', 'visits'],
  ['dossiers', 'dossiers'],
  ['shown-online', 'shownOnline'],
  ['supplements', 'supplements'],
  ['reports', 'reports'],
  ['reports-answered', 'reportsAnswered'],
  ['reports-published', 'reportsPublished'],
];
const shares: readonly (readonly [FigureId, keyof FigureCounts, keyof FigureCounts])[] = [
  ['share-online', 'online', 'dossiers'],
  ['share-digitised', 'digitised', 'dossiers'],
  ['on-time', 'onTime', 'due'],
  ['same-day', 'sameDay', 'done'],
  ['share-supplemented', 'supplemented', 'dossiers'],
];

/** Whether the number of the list's whole is hidden in a month: then nothing of the list is told. */
export type IsWholeHidden = (month: string, figure: Counted) => boolean;

export function publishCounts(
  monthly: MonthlyCounts,
  smallest: number,
  isWholeHidden: IsWholeHidden = () => false,
): ReadonlyMap<string, FigureValues> {
  const keys = new Set([...monthly.values()].flatMap((rows) => [...rows.keys()]));
  const masks = new Map([...monthly].map(([month, rows]) => [month, hiddenOf(rows, smallest)]));
  const isHidden = (month: string, figure: Counted, key: string) =>
    isWholeHidden(month, figure) || masks.get(month)?.get(figure)?.has(key) === true;
  return new Map(
    [...keys].map((key) => {
      const months = [...monthly].map(([month, rows]) => ({ month, counts: rows.get(key) ?? noCounts }));
      const told = (figure: Counted) => months.filter(({ month }) => !isHidden(month, figure, key));
      const values: { [id in FigureId]?: FigureValue } = {};
      for (const [id, field] of counted) {
        const shown = told(field).map(({ counts }) => counts[field]);
        values[id] = sumOf(shown, shown.length < months.length);
      }
      // Of a month whose number of dossiers is hidden, no share is told either.
      const open = told('dossiers').map(({ counts }) => counts);
      for (const [id, numerator, denominator] of shares) values[id] = shareOf(open, numerator, denominator, smallest);
      values.processing = lengthOf(open, smallest);
      values.satisfaction = shareOf(
        months.map(({ counts }) => counts),
        'content',
        'answered',
        smallest,
      );
      return [key, values];
    }),
  );
}

/**
 * What residents thought, as it is told to everybody, whoever may open the dossiers: the answers are theirs and stay among many.
 * Months with few answers are left out, so that no two periods give one answer away.
 */
export function publishOpinions(monthly: MonthlyCounts, smallest: number): ReadonlyMap<string, FigureValue> {
  const keys = new Set([...monthly.values()].flatMap((rows) => [...rows.keys()]));
  return new Map(
    [...keys].map((key) => {
      const months = [...monthly.values()].map((rows) => rows.get(key) ?? noCounts);
      return [key, shareOf(months, 'content', 'answered', smallest)];
    }),
  );
}

/** For each figure the keys whose numbers are hidden in a list. */
export function hiddenOf(
  rows: ReadonlyMap<string, FigureCounts>,
  smallest: number,
): ReadonlyMap<Counted, ReadonlySet<string>> {
  const keys = [...rows.keys()].sort();
  return new Map(
    counted.map(([, field]) => {
      const mask = protectList(
        keys.map((key) => rows.get(key)?.[field] ?? 0),
        smallest,
      );
      return [field, new Set(keys.filter((_, index) => mask[index]))];
    }),
  );
}

function sumOf(shown: readonly number[], isPart: boolean): FigureValue {
  const value = shown.reduce((sum, count) => sum + count, 0);
  if (!isPart) return { value };
  return value === 0 ? { hidden: true } : { value, atLeast: true };
}

/** Whole percents of the months in which enough dossiers stand behind the share. */
function shareOf(
  months: readonly FigureCounts[],
  numerator: keyof FigureCounts,
  denominator: keyof FigureCounts,
  smallest: number,
): FigureValue {
  const all = months.map((counts) => [counts[numerator] ?? 0, counts[denominator] ?? 0] as const);
  const enough = all.filter(([, of]) => of >= smallest);
  if (enough.length === 0) return all.some(([, of]) => of > 0) || months.length === 0 ? { hidden: true } : {};
  const [part, whole] = enough.reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
  return { value: Math.round(((part ?? 0) / (whole ?? 1)) * 100) };
}

function lengthOf(months: readonly FigureCounts[], smallest: number): FigureValue {
  const enough = months.filter(({ done }) => done >= smallest);
  const done = enough.reduce((sum, month) => sum + month.done, 0);
  if (done === 0) return months.some((month) => month.done > 0) || months.length === 0 ? { hidden: true } : {};
  return { value: Math.round(enough.reduce((sum, { processingMinutes }) => sum + processingMinutes, 0) / done) };
}

/** Lengths of time that were read off all of a row's dossiers or reports at once. */
export function publishDeciles(counts: FigureCounts, smallest: number): FigureValues {
  const { numbered, doorMedian, doorNinth, reportsAnswered, reportMedian } = counts;
  return {
    'door-to-number': readOff(doorMedian, numbered, smallest),
    'door-to-number-p90': readOff(doorNinth, numbered, smallest),
    'report-answer-time': readOff(reportMedian, reportsAnswered, smallest),
  };
}

function readOff(minutes: number | undefined, of: number, smallest: number): FigureValue {
  if (of === 0) return {};
  if (of < smallest) return { hidden: true };
  return minutes === undefined ? {} : { value: Math.round(minutes) };
}

/** Figures as a table of texts and numbers: what a spreadsheet shows and a text file holds. Pure. */

import { getFigure } from './figure.ts';
import type { FigureId } from './figure.ts';
import type { FiguresAnswer, FigureValue } from './figures-answer.ts';
import { figures } from './figure.ts';
import { dimensionNames } from './row-names.ts';

/** A number stays a number; a text says why there is none. */
export type Cell = string | number;

const unitNames = { count: 'số đếm', percent: '%', minutes: 'phút' } as const;

/** The period and the whole on top, then a row each; words for what is hidden. */
export function listFigures(answer: FiguresAnswer): readonly (readonly Cell[])[] {
  const { period, commune, smallest, total, by, rows } = answer;
  const head: (readonly Cell[])[] = [
    ['Kỳ số liệu', `${dayOf(period.from)} – ${dayOf(period.to)}`],
    ['Phạm vi', commune?.name ?? 'Toàn tỉnh'],
    ['Tính lúc', answer.computedAt],
    ...(smallest === undefined ? [] : [['Số nhỏ', `Số dưới ${smallest} không công bố; “≥” là có phần không công bố.`]]),
    [],
    ['Chỉ tiêu', 'Toàn kỳ', 'Đơn vị', 'Cách tính'],
    ...figures.map(({ id, name, unit, definition, missing }) => [
      name,
      missing ?? cellOf(total[id]),
      unitNames[unit],
      definition,
    ]),
  ];
  if (by === undefined) return head;
  const shown = figures.filter(({ id, splitBy }) => splitBy.includes(by) && rows.some(({ values }) => values[id]));
  const titles = shown.map(({ id }) => titleOf(id));
  return [
    ...head,
    [],
    [dimensionNames[by], 'Mã', ...titles],
    ...rows.map(({ key, label, values }) => [label, key, ...shown.map(({ id }) => cellOf(values[id]))]),
  ];
}

function titleOf(id: FigureId): string {
  const { name, unit } = getFigure(id);
  return unit === 'count' ? name : `${name} (${unitNames[unit]})`;
}

function cellOf(figure: FigureValue | undefined): Cell {
  if (figure === undefined) return '';
  if (figure.hidden === true) return 'không công bố';
  if (figure.value === undefined) return '';
  return figure.atLeast === true ? `≥ ${figure.value}` : figure.value;
}

/** `31/01/2026` */
function dayOf(iso: string): string {
  return iso.split('-').reverse().join('/');
}

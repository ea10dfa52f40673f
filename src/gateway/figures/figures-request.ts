/** What may be asked of the figures, read from an address: by whom decides how finely. */

import { findDayNumber, isoOfDayNumber } from '../../core/calendar/calendar-date.ts';
import { dimensions } from '../../core/figures/figure.ts';
import type { Dimension } from '../../core/figures/figure.ts';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { vietnamIso } from '../desk/vietnam-time.ts';

export interface FiguresRequest {
  readonly from: string;
  readonly to: string;
  readonly communeCode?: string;
  readonly procedure?: string;
  readonly hamletKey?: string;
  readonly by?: Dimension;
}

const longestDays = 3 * 366;
/** What is counted over the whole province, and what within one commune. */
const publishedBy = {
  province: ['commune', 'procedure', 'state', 'lane', 'reason', 'month'] as readonly Dimension[],
  commune: ['hamlet', 'month'] as readonly Dimension[],
};

/**
 * `ownCommune`: an official's, who may open each dossier behind a figure and therefore asks for any days. Absent: the
 * figures are published, in whole months and along one dimension only. Problem: bad-request, with a sentence.
 */
export function parseFiguresRequest(
  find: (name: string) => string | undefined,
  now: Date,
  ownCommune?: string,
): Result<FiguresRequest> {
  const period = parsePeriod(find('from'), find('to'), vietnamIso(now).slice(0, 10));
  if (!period.ok) return period;
  const [by, commune, procedure, hamletKey] = ['by', 'commune', 'procedure', 'hamlet'].map(find);
  const dimension = dimensions.find((name) => name === by);
  if (by !== undefined && by !== '' && dimension === undefined)
    return fail('bad-request', { message: 'Không có cách chia này.' });
  const split = dimension === undefined ? {} : { by: dimension };
  if (ownCommune === undefined) {
    if (procedure !== undefined || hamletKey !== undefined) {
      return fail('bad-request', { message: 'Số liệu công bố không lọc theo thủ tục hay thôn.' });
    }
    const checked = checkPublished(period.value, commune, dimension, vietnamIso(now).slice(0, 7));
    return checked.ok ? succeed({ ...period.value, ...split, ...(commune && { communeCode: commune }) }) : checked;
  }
  if (commune !== undefined && commune !== ownCommune) return fail('forbidden');
  if (dimension === 'commune') return fail('bad-request', { message: 'Không có cách chia này.' });
  return succeed({
    ...period.value,
    ...split,
    communeCode: ownCommune,
    ...(procedure && { procedure: procedure.slice(0, 40) }),
    ...(hamletKey !== undefined && { hamletKey: hamletKey.slice(0, 40) }),
  });
}

/** Absent on both sides: the month that runs and the eleven before it. */
function parsePeriod(
  from: string | undefined,
  to: string | undefined,
  today: string,
): Result<{ from: string; to: string }> {
  if (from === undefined && to === undefined) {
    const [year = 0, month = 0] = today.split('-').map(Number);
    const first = month === 12 ? `${year}-01` : `${year - 1}-${String(month + 1).padStart(2, '0')}`;
    return succeed({ from: `${first}-01`, to: lastDayOf(today.slice(0, 7)) });
  }
  const [begin, end] = [findDayNumber(from ?? ''), findDayNumber(to ?? '')];
  if (from?.length !== 10 || to?.length !== 10 || begin === undefined || end === undefined) {
    return fail('bad-request', { message: 'Cần ngày đầu và ngày cuối, dạng 2026-01-31.' });
  }
  if (begin > end) return fail('bad-request', { message: 'Ngày đầu phải trước ngày cuối.' });
  if (end - begin >= longestDays) return fail('bad-request', { message: 'Kỳ dài nhất là ba năm.' });
  return succeed({ from, to });
}

function checkPublished(
  { from, to }: { readonly from: string; readonly to: string },
  commune: string | undefined,
  by: Dimension | undefined,
  thisMonth: string,
): Result<void> {
  if (!from.endsWith('-01') || to !== lastDayOf(to.slice(0, 7))) {
    return fail('bad-request', { message: 'Số liệu công bố theo trọn tháng: từ ngày đầu tháng đến ngày cuối tháng.' });
  }
  const may = commune === undefined ? publishedBy.province : publishedBy.commune;
  if (by !== undefined && !may.includes(by)) return fail('bad-request', { message: 'Không có cách chia này.' });
  // A month that still grows would tell of single dossiers from one day to the next.
  if (by === 'hamlet' && to.slice(0, 7) >= thisMonth) {
    return fail('bad-request', { message: 'Theo thôn chỉ có những tháng đã qua.' });
  }
  return succeed(undefined);
}

/** `2026-02` → `2026-02-28` */
export function lastDayOf(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const next = number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`;
  return isoOfDayNumber((findDayNumber(next) ?? 1) - 1);
}
